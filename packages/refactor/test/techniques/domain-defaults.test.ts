import { describe, expect, it } from 'vitest';
import { afterOf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'domain-defaults';
const section = (name: string, ...lines: readonly string[]): string =>
  `<domain ${name}>\n${lines.map((line) => `    ${line}\n`).join('')}</domain>\n`;
const three = ['a', 'b', 'c'].map((name) => section(`${name}.example`, 'max-smtp-out 2', 'retry-after 3m')).join('');

describe('domain-defaults', () => {
  it('is a proposal, which tells who gets the value too', () => {
    const text = section('*', 'dkim-sign yes') + three + section('d.example', 'max-msg-rate 5/h');
    const [found] = proposalsFor(text, only);
    expect(found?.safety).toBe('proposal');
    expect(found?.notes).toEqual([
      'all domains without a section get max-smtp-out 2 instead of 20, and so does 1 section without a line of it: <domain d.example>',
    ]);
  });

  it.each([
    ['max-smtp-out 9', 'all domains without a section get max-smtp-out 2 instead of 9'],
    ['dkim-sign yes', 'all domains without a section get max-smtp-out 2 instead of 20'],
  ])('tells what they had: %s', (line, note) => {
    expect(proposalsFor(section('*', line, 'retry-after 3m') + three, only).map(({ notes }) => notes)).toEqual([
      [note],
    ]);
  });

  it('moves what is shared, and changes nothing for those that had a value', () => {
    const text = section('*', 'max-smtp-out 9') + three + section('d.example', 'max-smtp-out 7', 'retry-after 4m');
    expect(afterOf(text, { only })).toBe(
      section('*', 'max-smtp-out 2', 'retry-after 3m') + section('d.example', 'max-smtp-out 7', 'retry-after 4m'),
    );
    const { refused, intended } = refactored(text, { only });
    expect(refused).toEqual([]);
    expect(new Set(intended.map(({ subject }) => (subject.kind === 'queue' ? subject.domain : '')))).toEqual(
      new Set(['no-such-name.invalid']),
    );
  });

  it.each([
    ['what few say', section('*') + section('a.example', 'max-smtp-out 2') + section('b.example', 'max-smtp-out 2')],
    [
      'what less than half of them say',
      section('*') + three + ['d', 'e', 'f'].map((name) => section(`${name}.example`, 'max-msg-rate 5/h')).join(''),
    ],
    [
      'sections below a pattern, which may come in between',
      section('*') + section('*.example', 'max-smtp-out 4') + three,
    ],
  ])('leaves %s', (_, text) => {
    expect(proposalsFor(text, only)).toEqual([]);
  });
});
