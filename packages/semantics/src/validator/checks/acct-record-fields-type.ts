import { linesIn, validLinesIn } from '../../project/find.ts';
import type { AcctFile } from '../../model/acct-files.ts';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { recordTypesOf } from '../record-types.ts';
import { relatedPlace } from '../related-place.ts';
import { sectionsWithGaps } from '../section-needs.ts';

/** Fields of records that a file does not hold. [G1§3.3.11.10-12] */
export const acctRecordFieldsType = defineCheck({
  id: 'acct-record-fields-type',
  category: 'logging',
  summary: 'Fields for records that an accounting file does not hold',
  messages: {
    missing: {
      severity: 'warning',
      text: '{{name}} is about {{type}} records, but this file holds {{held}} only.\nThe line has no effect{{reason}}.\nAdd {{type}} to records, or remove the line.',
    },
  },

  configuration({ model, report }) {
    const gaps = sectionsWithGaps(model);
    for (const file of model.acctFiles) {
      const held = gaps.has(file.block) ? undefined : typesHeld(file);
      if (!held) continue;
      for (const line of linesAboutTypes(file)) {
        const type = typeOf(line);
        if (type === undefined || held.types.includes(type)) continue;
        const reason = held.line ? '' : ': without a records line a file holds d and b';
        const related = held.line ? [relatedPlace(held.line, 'the records of this file', line.file)] : [];
        report('missing', line, { name: line.name, type, held: held.types.join(','), reason }, { related });
      }
    }
  },
});

interface Held {
  readonly types: readonly string[];
  readonly line: Line | undefined;
}

/** The types of records that are written; unknown while a line that says so is wrong. */
function typesHeld(file: AcctFile): Held | undefined {
  const types = recordTypesOf(file);
  return types && { types, line: linesIn(file.block, 'records')[0] };
}

function linesAboutTypes({ block }: AcctFile): Line[] {
  return ['record-fields', 'map-header-to-field'].flatMap((name) => validLinesIn(block, name));
}

function typeOf(line: Line): string | undefined {
  const value = line.argument(0);
  return value?.kind === 'record-types' ? value.items[0]?.name : undefined;
}
