/** `pmtalint rules` and `pmtalint explain RULE`: what the rules are, without a network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Palette, type Rule, type RuleSettings, levelOf, ruleNamed, rules, severitiesOf } from '@pmtakit/linter';
import { type Option, categories } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { columns } from '../text/columns.ts';
import { markdownText } from '../text/markdown.ts';
import { wrap } from '../text/wrap.ts';

/** The pages of docs/rules by rule. */
export type RulePages = ReadonlyMap<string, string>;

/** Columns of a list that is not made for one terminal. */
const LIST_WIDTH = 80;

let bundled: RulePages | undefined;

/** Those that were put beside the bundle when it was made; read when somebody asks. */
export function bundledPages(): RulePages {
  return (bundled ??= new Map(Object.entries(readPages())));
}

function readPages(): Record<string, string> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'rule-pages.json'), 'utf8'));
}

/** The page of a rule as a terminal shows it. @throws UsageError when there is no such rule */
export function explainRule(id: string, width: number, palette: Palette, pages: RulePages = bundledPages()): string {
  const rule = ruleNamed(id, (problem) => {
    throw new UsageError(`${id}: ${problem}`);
  });
  const page = pages.get(rule.id);
  if (page === undefined) throw new Error(`the rule ${rule.id} has no page`);
  const [title = '', ...more] = page.split('\n');
  return markdownText(
    [title, '', `Category ${rule.category}, preset ${rule.preset}.`, ...more].join('\n'),
    width,
    palette,
  );
}

/** Whether findings of a rule come with a fix, by what its page says. */
type FixKind = 'safe' | 'suggestion' | 'none';

function fixOf({ id }: Rule, pages: RulePages): FixKind {
  const [, words = ''] = /\n## The fix\n\n([\s\S]*?)(?:\n## |$)/.exec(pages.get(id) ?? '') ?? [];
  if (words === '' || words.startsWith('There is none')) return 'none';
  return /\bSafe\b/.test(words) ? 'safe' : 'suggestion';
}

/** All rules by category: name, level, preset and fix in one line, what it reports and its options below. */
export function rulesText(settings: RuleSettings, pages: RulePages = bundledPages()): string {
  const rows = columns(
    rules.map((rule) => [`  ${rule.id}`, levelText(settings, rule), rule.preset, fixText(rule, pages)]),
  );
  const lines = new Map(rules.map((rule, index) => [rule, rows[index] ?? '']));
  const groups = categories.map((category) => {
    const own = rules.filter((rule) => rule.category === category);
    const texts = own.map((rule) => [lines.get(rule), ...detailsOf(rule, settings)].join('\n'));
    return own.length > 0 ? `${category}\n${texts.join('\n')}\n` : '';
  });
  return `${groups.filter(Boolean).join('\n')}\nTo read more: pmtalint explain RULE\n`;
}

/** What it is set to; where that is `on`, the worst that it says. */
function levelText(settings: RuleSettings, rule: Rule): string {
  const level = levelOf(settings, rule);
  return level === 'on' ? (severitiesOf(rule)[0] ?? '') : level;
}

function fixText(rule: Rule, pages: RulePages): string {
  const fix = fixOf(rule, pages);
  return fix === 'none' ? '' : fix === 'safe' ? 'fix' : fix;
}

function detailsOf(rule: Rule, settings: RuleSettings): string[] {
  const options = (rule.options ?? []).map((option) => {
    return `${option.name} = ${valueText(valueOf(option, rule, settings))}: ${option.description}`;
  });
  return [`${rule.summary}.`, ...options].flatMap((text) =>
    wrap(text, LIST_WIDTH - 6).map((line, index) => (index === 0 ? '    ' : '      ') + line),
  );
}

/** As in a configuration file, with blanks where lines may break. */
function valueText(value: unknown): string {
  return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}

function valueOf(option: Option<unknown>, rule: Rule, settings: RuleSettings): unknown {
  return settings.rules.get(rule.id)?.options.get(option.name) ?? option.default;
}

/** The same for programs. */
export function rulesJson(settings: RuleSettings, pages: RulePages = bundledPages()): string {
  const printed = rules.map((rule) => ({
    id: rule.id,
    category: rule.category,
    preset: rule.preset,
    level: levelOf(settings, rule),
    severities: severitiesOf(rule),
    fix: fixOf(rule, pages),
    summary: rule.summary,
    options: (rule.options ?? []).map((option) => ({
      name: option.name,
      description: option.description,
      expected: option.expected,
      default: option.default,
      value: valueOf(option, rule, settings),
    })),
  }));
  return `${JSON.stringify({ version: 1, rules: printed }, undefined, 2)}\n`;
}
