import type { CatalogueRow } from '@pmtakit/grammar';
import type { PmtaVersion } from '../../model/assumptions.ts';
import { type Block, type Line, everything } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { newerValuesIn } from '../newer-values.ts';

/** What the release that a configuration is for does not know yet. The catalogue cites the sources. */
export const notInVersion = defineCheck({
  id: 'not-in-version',
  category: 'references',
  summary: 'Something that this version of PowerMTA does not know yet',
  messages: {
    name: {
      severity: 'error',
      text: '{{name}} came with PowerMTA {{since}}, and this configuration is for {{version}}.\nThat version refuses the line.{{note}}\nRemove it, or set the version of your PowerMTA if it is a later one.',
    },
    value: {
      severity: 'error',
      text: '{{what}} came with PowerMTA {{since}}, and this configuration is for {{version}}.\nThat version refuses the line or reads it otherwise.\nWrite it another way, or set the version of your PowerMTA if it is a later one.',
    },
  },

  configuration({ model, report }) {
    const { version } = model.options;
    for (const item of everything(model.whole)) {
      if (item.parent && isUnknownSection(item.parent, version)) continue;
      const { row, file } = item;
      const at = { file, span: nameSpan(item) };
      if (row?.since && isNewer(row, version)) {
        const { since } = row;
        const note = row.sinceNotes ? `\n${row.sinceNotes.join(' ')}` : '';
        report('name', at, { name: nameOf(item), since, version, note });
      } else if (item.kind === 'line' && isOld(version)) {
        for (const { span, ...words } of newerValuesIn(item)) report('value', { file, span }, { ...words, version });
      }
    }
    for (const { file, span, outcome } of isOld(version) ? model.project.includes : []) {
      const words = { what: 'An include from a web server', since: '5.0r3', version };
      if (outcome.kind === 'remote') report('value', { file, span }, words);
    }
  },
});

/** Whether values have to be looked at: those of 5.0 with all its updates are known. */
function isOld(version: PmtaVersion): boolean {
  return version < '5.0';
}

/** Updates such as 5.0r3 count as their version. */
function isNewer({ since }: CatalogueRow, version: PmtaVersion): boolean {
  return since !== undefined && /^\d/.test(since) && since.slice(0, version.length) > version;
}

/** Of a section that is not known, the tag says it all. */
function isUnknownSection({ row }: Block, version: PmtaVersion): boolean {
  return row !== undefined && isNewer(row, version);
}

function nameOf(item: Line | Block): string {
  return item.kind === 'block' ? `<${item.name}>` : item.name;
}

function nameSpan(item: Line | Block): { start: number; end: number } {
  const { start, end } = item.span;
  return item.kind === 'block' ? { start, end } : { start, end: start + item.name.length };
}
