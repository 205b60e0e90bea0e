import { readdirSync } from 'node:fs';

const folder = new URL('../src/rules/', import.meta.url);
/** What stands beside the rules without being one. */
const others = new Set(['index.ts', 'rule.ts']);

/** The module that lists the rules of this package: one for each file. */
export function ruleList(): string {
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !others.has(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
  return [
    '// Made by `npm run generate` from the files of the rules.',
    ...ids.map((id) => `import { ${nameOf(id)} } from '../rules/${id}.ts';`),
    "import type { Rule } from '../rules/rule.ts';",
    '',
    'export const ownRules: readonly Rule[] = [',
    ...ids.map((id) => `  ${nameOf(id)},`),
    '];',
    '',
  ].join('\n');
}

/** `tlsOff` for `tls-off`. */
function nameOf(id: string): string {
  return id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
