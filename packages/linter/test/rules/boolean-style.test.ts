import { describe, expect, it } from 'vitest';
import { domain, findingsOf, source, testRule, vmta } from '../expect-findings.ts';

const severities = { file: 'info', style: 'info' } as const;
const id = 'boolean-style';
const rule = testRule('boolean-style', { file: 'info', style: 'info' });
const yesNo = testRule(id, severities, { options: { style: 'yes-no' } });
const trueFalse = testRule(id, severities, { options: { style: 'true-false' } });
const mostlyYes = 'run-as-root no\nsync-msg-create yes\n';

describe('boolean-style', () => {
  it.each<[string, string, number]>([
    ['one of three', mostlyYes + domain('*', 'use-starttls ⟦true⟧'), 1],
    ['the first of three', `run-as-root ⟦false⟧\n${domain('*', 'use-starttls yes', 'dkim-sign yes')}`, 1],
    ['the second of two', `run-as-root false\n${domain('*', 'use-starttls ⟦yes⟧')}`, 1],
    ['two of five', mostlyYes + source('0/0', 'log-connections ⟦FALSE⟧', 'log-commands ⟦True⟧', 'require-auth NO'), 2],
    [
      'those with another value beside them',
      mostlyYes + domain('*', 'dkim-sign ⟦true⟧', 'bounce-upon-no-mx ⟦false⟧'),
      2,
    ],
    ['one in quotes', mostlyYes + vmta('a', domain('*', 'use-starttls ⟦"true"⟧')), 1],
  ])('finds %s', (_, sample, count) =>
    rule.finds(
      sample,
      Array.from({ length: count }, () => 'file'),
    ),
  );

  it.each([
    ['yes and no alone', mostlyYes],
    ['true and false alone', `run-as-root false\n${domain('*', 'use-starttls true')}`],
    ['one switch', 'run-as-root false\n'],
    [
      'words that are no switches',
      mostlyYes + vmta('true', 'smtp-source-host 192.0.2.1 a.example.com') + source('0/0', 'default-virtual-mta true'),
    ],
    ['values that are wrong', mostlyYes + domain('*', 'max-smtp-out true', 'use-starttls true false')],
    ['unknown lines', `${mostlyYes}fast true\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes a style for all files', () => {
    yesNo.finds(`run-as-root ⟦false⟧\n${domain('*', 'use-starttls ⟦true⟧')}`, ['style', 'style']);
    yesNo.isSilent(mostlyYes);
    trueFalse.finds('run-as-root ⟦no⟧\n', ['style']);
    trueFalse.isSilent('run-as-root false\n');
  });

  it('looks at each file by itself, and once', () => {
    const others = { 'a.conf': 'use-starttls true\n' };
    const sample = `${mostlyYes}<domain a.example.com>\ninclude a.conf\n</domain>\n<domain b.example.com>\ninclude a.conf\n</domain>\n`;
    const count = (options: Readonly<Record<string, unknown>>): number =>
      findingsOf(id, sample, { others, options }).flatMap(({ diagnostics }) =>
        diagnostics.filter((one) => one.rule === id),
      ).length;
    expect(count({})).toBe(0);
    expect(count({ style: 'yes-no' })).toBe(1);
  });

  it('writes the same value', () => {
    rule.mends(`${mostlyYes}sync-msg-update true\n`, `${mostlyYes}sync-msg-update yes\n`, true);
    trueFalse.mends('run-as-root NO\n', 'run-as-root false\n', true);
    yesNo.mends('run-as-root false\n', 'run-as-root no\n', true);
  });

  it('says which word most lines have', () => {
    rule.says(
      `${mostlyYes}sync-msg-update true\n`,
      'sync-msg-update is true, while most switches of this file are yes or no.',
    );
    trueFalse.says('run-as-root no\n', 'run-as-root is no, while switches are to be true or false here.');
  });
});
