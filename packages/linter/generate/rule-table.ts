import { type Rule, rules, severitiesOf } from '../src/index.ts';

/** `docs/rules/README.md`: every rule with its category, its preset and its severities. */
export function ruleTable(): string {
  return [
    '# Rules',
    '',
    'What pmtalint reports, one page for each rule. The examples on the pages are run by the tests.',
    '',
    '| Rule | Category | Preset | Severity | What it reports |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(row),
    '',
    legend,
  ].join('\n');
}

function row(rule: Rule): string {
  const severity = severitiesOf(rule).join(', ');
  return `| [${rule.id}](${rule.id}.md) | ${rule.category} | ${rule.preset} | ${severity} | ${rule.summary}. |`;
}

const legend = `Presets, each with all rules of those before it:

- **recommended**: what is wrong, or goes wrong in the end. Quiet on a healthy file.
- **strict**: what careful operators want to know besides.
- **all**: everything, also what is a matter of taste.

Severities:

- **error**: PowerMTA refuses the line, ignores it, or reads it otherwise than it is written; or it does harm at once.
- **warning**: the line works, but not for sure, not for long, or not as it looks.
- **info**: something worth knowing.
- **hint**: a limit of these tools, no fault of the file.

A fix is _safe_ when the effective settings stay as they are, which is checked when it is applied. All other fixes are
suggestions, which nothing applies without your word.
`;
