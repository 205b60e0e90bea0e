import type { Fix } from '@pmtakit/grammar';
import type { Definition, Reference } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Names that are defined in other capitals than they are used in (gaps 6, assumption name-case). */
export const nameCase = defineCheck({
  id: 'name-case',
  category: 'style',
  summary: 'A name that is used in other capitals than it is defined in',
  messages: {
    other: {
      severity: 'hint',
      text: '{{name}} is defined as {{defined}}.\nWhether capitals matter in names is not documented; pmtakit takes both for the same name.\nWrite the name as it is defined to be sure.',
    },
  },

  configuration({ model: { symbols }, isWhole, report }) {
    if (!isWhole) return;
    for (const reference of symbols.references) {
      const definitions = symbols.resolve(reference);
      const [first] = definitions;
      const { name, file } = reference;
      if (!first || first.kind === 'rollup' || definitions.some((definition) => definition.name === name)) continue;
      const related = [relatedPlace(first, 'defined here', file)];
      report('other', reference, { name, defined: first.name }, { related, fix: asDefined(reference, definitions) });
    }
  },
});

/** A quoted name with a backslash in it is left alone, and so is one with several spellings to choose from. */
function asDefined({ name, file, span }: Reference, definitions: readonly Definition[]): Fix | undefined {
  const [defined, ...others] = new Set(definitions.map((definition) => definition.name));
  const at = file.text.slice(span.start, span.end).indexOf(name);
  if (defined === undefined || others.length > 0 || at === -1) return undefined;
  const edit = { span: { start: span.start + at, end: span.start + at + name.length }, newText: defined };
  return { title: `write ${defined}`, safe: true, edits: [edit] };
}
