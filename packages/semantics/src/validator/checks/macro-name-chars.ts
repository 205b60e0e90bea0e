import type { Fix } from '@pmtakit/grammar';
import type { Macro } from '../../model/macros.ts';
import type { Model } from '../../model/model.ts';
import { defineCheck } from '../check.ts';

/** Names of macros with characters that end a `$name`. [G1§3.3.1.33.4] */
export const macroNameChars = defineCheck({
  id: 'macro-name-chars',
  category: 'references',
  summary: 'A macro name with other characters than letters, digits and underscores',
  messages: {
    dollar: {
      severity: 'error',
      text: 'The name of a macro is defined without the $: {{right}}.\nThe $ stands in front of it where it is used; as it is written here, the name is not possible.\nTake the $ out.',
    },
    character: {
      severity: 'error',
      text: '{{name}} cannot be the name of a macro, because {{character}} is in it.\nNames of macros have letters, digits and underscores only; where it is used, what stands behind the {{character}} would not belong to the name.\nRename the macro.',
    },
  },

  configuration({ model, report }) {
    for (const macro of model.macros.all) {
      const { name } = macro;
      const character = /[^A-Za-z0-9_]/u.exec(name)?.[0];
      if (character === undefined) continue;
      if (/^\$\w+$/.test(name)) report('dollar', macro, { right: name.slice(1) }, { fix: withoutDollar(macro) });
      else if (!isTemplate.test(name))
        report('character', macro, { name, character: shown(character) }, { fix: rename(model, macro) });
    }
  },
});

/** What template engines leave; such a file has worse to tell. */
const isTemplate = /[{}<>%@]/;

function shown(character: string): string {
  return character.trim() === '' ? 'a blank' : character;
}

function withoutDollar({ name, span }: Macro): Fix {
  return { title: `write ${name.slice(1)}`, safe: true, edits: [{ span, newText: name.slice(1) }] };
}

/** Another name here and at each use. A use in another file is out of reach of a fix. */
function rename({ symbols, macros }: Model, { name, file, span }: Macro): Fix | undefined {
  const newName = name.replaceAll(/\W+/g, '_').replaceAll(/^_|_$/g, '');
  if (newName === '' || macros.get(newName)) return undefined;
  const start = /^\w*/.exec(name)?.[0] ?? '';
  const uses = symbols
    .used('domain-macro', start)
    .filter((use) => use.file.text.startsWith(`$${name}`, use.span.start));
  if (uses.some((use) => use.file !== file)) return undefined;
  const places = new Set(uses.map((use) => use.span.start));
  const edits = [...places].map((at) => ({ span: { start: at, end: at + name.length + 1 }, newText: `$${newName}` }));
  return { title: `call it ${newName}`, safe: false, edits: [{ span, newText: newName }, ...edits] };
}
