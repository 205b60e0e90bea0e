import { allSections } from '../../project/find.ts';
import type { Model } from '../../model/model.ts';
import { sameValues } from '../../model/setting.ts';
import type { Block, Line } from '../../project/whole.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';
import { isSetOnce, settingKeys, settingName } from '../setting-keys.ts';

/** A second line for something that can be set once in a section. */
export const duplicateDirective = defineCheck({
  id: 'duplicate-directive',
  category: 'references',
  summary: 'A directive that is set twice in one section',
  messages: {
    other: {
      severity: 'warning',
      text: '{{name}} is set again in this section, to another value.\nWhich of the two counts is not documented; pmtakit takes the {{answer}} (assumption repeated-lines).\nRemove one of them.',
    },
    same: {
      severity: 'info',
      text: '{{name}} is set again in this section, to the same value.\nThe second line changes nothing. Remove it, so that nobody changes one of the two only.',
    },
  },

  configuration({ model, report }) {
    for (const section of [model.whole, ...allSections(model.whole)]) {
      // Most lines stand alone, and are not read for this.
      const byName = Map.groupBy(onceIn(section), settingName);
      for (const lines of byName.values()) if (lines.length > 1) tellRepeats(model, lines, report);
    }
  },
});

function onceIn(section: Block): Line[] {
  return [...section.lines()].filter(isSetOnce);
}

function tellRepeats(model: Model, lines: readonly Line[], report: ReportAt<'other' | 'same'>): void {
  const answer = model.options.assumptions['repeated-lines'];
  const before = new Map<string, Line>();
  for (const line of lines) {
    for (const key of settingKeys(line)) {
      const earlier = before.get(key);
      before.set(key, line);
      // A file that is included twice says the same twice.
      if (!earlier || earlier.node === line.node) continue;
      const related = [relatedPlace(earlier, 'set here before', line.file)];
      if (!sameValues(earlier, line)) report('other', line, { name: line.name, answer }, { related });
      else report('same', line, { name: line.name }, { related, fix: removeRepeat(line, earlier) });
    }
  }
}
