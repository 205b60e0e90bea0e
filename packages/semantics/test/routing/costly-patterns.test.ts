/** Patterns that a backtracking matcher would never finish hold nothing up: neither a route nor a check. */
import { describe, expect, it } from 'vitest';
import { matchPatternList } from '../../src/routing/pattern-list.ts';
import { route, validateProject } from '../../src/index.ts';
import { mail, modelOf } from './of-text.ts';

const LONG = 'a'.repeat(3000);
const inTime = (work: () => void): void => {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(10_000);
};

const list = (line: string): string =>
  `<virtual-mta v>\n</virtual-mta>\n<pattern-list l>\n  ${line}\n</pattern-list>\n`;

describe('a pattern that takes endless time elsewhere', () => {
  it.each([
    ['a sender', 'mail-from /^(a+)+$/ virtual-mta=v', { from: `${LONG}!` }],
    ['a recipient', 'rcpt-to /^(a|a)*$/ virtual-mta=v', { to: [`${LONG}!`] }],
    ['a header', 'header x-a /^ (a|aa)+$/ virtual-mta=v', { headers: [`X-A: ${LONG}!`] }],
    ['what it took before', 'mail-from /^(a+)+\\1$/ virtual-mta=v', { from: `${LONG}!` }],
  ])('finds no match in %s', (_, line, message) => {
    inTime(() => expect(matchPatternList(modelOf(list(line)), 'l', mail(message))).toBeUndefined());
  });

  it('lets only those relay whom it matches', () => {
    const model = modelOf('relay-address /^(a+)+@example\\.com$/\n<source 0/0>\n</source>\n');
    const takenTo = (address: string): number => route(model, mail({ to: [address] })).recipients.length;
    inTime(() => expect(takenTo(`${LONG}@example.com`)).toBe(1));
    inTime(() => expect(takenTo(`${LONG}!@example.com`)).toBe(0));
  });

  it('holds up no check', () => {
    const model = modelOf(
      `relay-address /^(a+)+@x$/\n<feedback-loop-processor>\n</feedback-loop-processor>\n${list('rcpt-to /(a+)+$/ virtual-mta=v')}`,
    );
    inTime(() => expect(validateProject(model).size).toBe(1));
  });
});
