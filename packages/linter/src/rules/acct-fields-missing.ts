import type { FieldListValue } from '@pmtakit/grammar';
import { type Line, argumentPlace, wordsOption } from '@pmtakit/semantics';
import { type Recording, recordingsOf } from '../rule-helpers/recorded-types.ts';
import { defineRule } from './rule.ts';

const needed = wordsOption(
  'fields',
  ['timeLogged', 'timeQueued', 'rcpt', 'dsnStatus', 'dsnDiag', 'bounceCat', 'dlvSourceIp', 'vmta', 'queue'],
  'Fields that d, b and t records have to hold, as far as they are of use there.',
);

/** Fields that say little there: only bounces have a category that is final, and their source address may be empty. [G1§11.2] */
const idle: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['d', new Set(['bouncecat'])],
  ['b', new Set(['dlvsourceip'])],
  ['t', new Set(['bouncecat'])],
]);

/** Records without what is asked of them when mail does not arrive. A file without the line holds all. [G1§3.3.11.12] */
export const acctFieldsMissing = defineRule({
  id: 'acct-fields-missing',
  category: 'logging',
  preset: 'strict',
  summary: 'Accounting records without fields that an analysis needs',
  messages: {
    missing: {
      severity: 'warning',
      text: 'The {{type}} records of no file hold {{fields}}.\nWhat is not recorded cannot be asked for later, such as which provider or address a problem was with.\nAdd the fields, or write record-fields {{type}} *.',
    },
  },
  options: [needed],

  configuration({ model, isWhole, report, options }) {
    const recordings = (isWhole ? recordingsOf(model) : undefined) ?? [];
    for (const [type, useless] of idle) {
      const lists = listsOf(recordings, type);
      const [first] = lists;
      if (!first) continue;
      const fields = options.get(needed).filter((field) => !useless.has(field.toLowerCase()));
      const missing = fields.filter((field) => !lists.some((list) => holds(list.fields, field)));
      if (missing.length > 0) report('missing', argumentPlace(first.line), { type, fields: missing.join(', ') });
    }
  },
});

interface FieldList {
  readonly line: Line;
  readonly fields: FieldListValue;
}

/** What each file holds of a type; nothing when one holds everything, or a line is wrong or repeated. */
function listsOf(recordings: readonly Recording[], type: string): readonly FieldList[] {
  const lists: FieldList[] = [];
  for (const { file } of recordings.filter(({ types }) => types.has(type))) {
    const [line, second] = file.settings
      .of('record-fields')
      .flatMap(({ line: own }) => (own && isAbout(own, type) ? [own] : []));
    const fields = line?.argument(1);
    if (!line || second || fields?.kind !== 'field-list') return [];
    lists.push({ line, fields });
  }
  return lists;
}

function isAbout(line: Line, type: string): boolean {
  const value = line.argument(0);
  return value?.kind === 'record-types' && value.items.some(({ name }) => name === type);
}

/** A list of nothing but `!field` is taken for all the others. */
function holds({ items }: FieldListValue, field: string): boolean {
  const name = field.toLowerCase();
  const own = items.filter((item) => item.name.toLowerCase() === name);
  if (own.length > 0) return own.some(({ negated }) => !negated);
  return items.every(({ negated }) => negated) || items.some((item) => item.name === '*' && !item.negated);
}
