/** The list of known mistakes: each has its rule, and those that share one are found by it. */
import { existsSync, readFileSync } from 'node:fs';
import { defaultAssumptions } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/index.ts';
import { SERVER, acctFile, domain, findingsOf, section, source, vmta } from './expect-findings.ts';

const page = readFileSync(new URL('../../../docs/mistakes.md', import.meta.url), 'utf8');
const list = new URL('../../../../shared/semantics/mistakes.tsv', import.meta.url);
const rows = [...page.matchAll(/^\| (\S+) +\| (?:\[(\S+)\]\(rules\/(\S+)\.md\)|-) +\| (.+?) +\|$/gm)];

describe('docs/mistakes.md', () => {
  it('names rules that there are', () => {
    const known = new Set(rules.map(({ id }) => id));
    const named = rows.flatMap(([, , rule, link]) => (rule === undefined ? [] : [[rule, link]]));
    expect(named.filter(([rule = '', link]) => !known.has(rule) || rule !== link)).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  it('gives a mistake that has its own rule the name of that rule', () => {
    const own = rows.filter(([, , , , what = '']) => /^its own rule(?:, of the validator)?$/.test(what));
    expect(own.filter(([, mistake, rule]) => mistake !== rule)).toEqual([]);
  });

  it('gives a reason for what is declined', () => {
    const declined = rows.filter(([, , rule]) => rule === undefined);
    expect(declined.filter(([, mistake]) => !page.includes(`\n**${mistake}**: `))).toEqual([]);
  });

  it.skipIf(!existsSync(list))('decides each mistake of the list (skipped where shared/ is not there)', () => {
    const ids = readFileSync(list, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0]);
    expect(rows.map(([, mistake]) => mistake).toSorted()).toEqual(ids.toSorted());
  });
});

const mode = (pattern: string): string => section('smtp-pattern-list a', `reply /${pattern}/ mode=backoff`);

/** Mistake, the rule that tells it, and a configuration that makes it. */
const merged: readonly (readonly [mistake: string, rule: string, text: string])[] = [
  ['421-mx-unavailable', 'smtp-421-mx-unavailable', SERVER + domain('*', 'smtp-421-means-mx-unavailable yes')],
  ['5xx-greeting-false', 'bounce-upon-5xx-greeting-off', domain('*', 'bounce-upon-5xx-greeting false')],
  ['acct-move-interval-ignored', 'unmet-requirement', acctFile('a.csv', 'move-interval 5m')],
  ['auth-failure-rate-no-effect', 'unmet-requirement', SERVER + source('0/0', 'smtp-max-auth-failure-rate 5/h')],
  ['backoff-reroute-loop', 'reroute-loop', vmta('a', domain('*', 'backoff-reroute-to-virtual-mta a'))],
  ['cold-limit-wrong-unit', 'bad-value', domain('*', 'max-cold-virtual-mta-msg 50/h')],
  ['delete-file-holders-name', 'legacy-tuning', 'thread-reuse no\n'],
  ['dkim-key-header-unprocessed', 'unmet-requirement', SERVER + source('0/0', 'process-x-dkim-key yes')],
  ['domain-key-arity', 'bad-value', 'domain-key a,example.com,*,a.pem\n'],
  ['legacy-dk-sign', 'deprecated-directive', domain('*', 'dk-sign yes')],
  ['pattern-bad-regex', 'bad-value', mode('(a')],
  ['pattern-hash', 'hash-in-value', mode('a#b')],
  ['rampup-idle-max', 'bad-value', domain('*', 'connection-idle-timeout 20m')],
  ['rate-unit-typo', 'bad-value', domain('*', 'max-msg-rate 10/M1')],
  ['rate-unit-typo', 'bad-value', domain('*', 'max-msg-rate 1000')],
  ['retry-too-many-steps', 'bad-value', domain('*', `retry-after ${Array.from({ length: 31 }, () => '1h').join(',')}`)],
  ['rollup-name', 'bad-value', section('mx-rollup-list', 'mx *.example.com mail')],
  ['smtp-source-host-args-swapped', 'bad-value', vmta('a', 'smtp-source-host mail.example.com 192.0.2.1')],
  ['smtp-user-password-truncated', 'hash-in-value', section('smtp-user joe', 'password "abc#def"')],
  ['time-list-space', 'bad-value', domain('*', 'retry-after 10m, 20m')],
  ['vmta-duplicate', 'duplicate-name', vmta('a') + vmta('a')],
];

describe('a mistake that shares its rule with others', () => {
  it.each(merged)('%s is told by %s', (mistake, rule, text) => {
    expect(findingsOf(rule, text)[0]?.diagnostics.map((found) => found.rule)).toContain(rule);
    expect(page).toMatch(new RegExp(`^\\| ${mistake} +\\| \\[${rule}\\]`, 'm'));
  });

  it('rate-multiplier-version is told by not-in-version', () => {
    const model = { version: '4.5', assumptions: defaultAssumptions } as const;
    const [result] = findingsOf('not-in-version', domain('*', 'max-msg-rate 83/10m'), { model });
    expect(result?.diagnostics.map(({ rule }) => rule)).toContain('not-in-version');
  });

  it('all of them are asked for', () => {
    const names = new Set([...merged.map(([mistake]) => mistake), 'rate-multiplier-version']);
    const told = rows.filter(([, , , , what = '']) => /^part of this rule|another name$/.test(what));
    expect(told.map(([, mistake = '']) => mistake).toSorted()).toEqual([...names].toSorted());
  });
});
