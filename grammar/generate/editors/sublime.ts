/**
 * The syntax file of Sublime Text, made from the rules of the TextMate grammar. Sublime has no rules within a captured
 * text, so that an interval behind `reenable-after=` has no colour there.
 */
import type { TextMateGrammar } from '../textmate.ts';
import type { TextMateRule } from '../textmate-values.ts';

const intro = `%YAML 1.2
---
# Generated from grammar/catalogue by \`npm run generate\`. Do not edit.
`;

export function sublimeSyntax({ name, scopeName, patterns, repository }: TextMateGrammar): string {
  const contexts = { main: rulesOf(patterns), ...mapValues(repository, contextOf) };
  const head = { name, scope: scopeName, version: 2, file_extensions: ['pmta', 'pmta.conf'] };
  // JSON is YAML too, but for keys that are numbers.
  return intro + JSON.stringify({ ...head, contexts }, undefined, 2).replaceAll(/^( *)"(\d+)":/gm, '$1$2:') + '\n';
}

type SublimeRule = Readonly<Record<string, unknown>>;

/** A rule of the repository is one rule, or holds several. */
function contextOf(rule: TextMateRule): SublimeRule[] {
  return rulesOf(rule.begin === undefined && rule.patterns ? rule.patterns : [rule]);
}

function rulesOf(rules: readonly TextMateRule[]): SublimeRule[] {
  return rules.map(ruleOf);
}

function ruleOf(rule: TextMateRule): SublimeRule {
  if (rule.include !== undefined) return { include: rule.include.replace('#', '') };
  if (rule.begin !== undefined) return { match: rule.begin, ...captured(rule.beginCaptures), push: inside(rule) };
  if (rule.match === undefined) throw new Error(`no rule that Sublime has: ${JSON.stringify(rule)}`);
  return { match: rule.match, ...(rule.name !== undefined && { scope: rule.name }), ...captured(rule.captures) };
}

/** What holds between the begin and the end of a rule. */
function inside({ name, end = '$', endCaptures, patterns = [] }: TextMateRule): SublimeRule[] {
  return [
    ...(name === undefined ? [] : [{ meta_scope: name }]),
    { match: end, ...captured(endCaptures), pop: true },
    ...rulesOf(patterns),
  ];
}

function captured(captures: TextMateRule['captures']): SublimeRule {
  const named = Object.entries(captures ?? {}).flatMap(([index, { name }]) =>
    name === undefined ? [] : [[index, name]],
  );
  return named.length === 0 ? {} : { captures: Object.fromEntries(named) };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, answer: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, answer(value)]));
}
