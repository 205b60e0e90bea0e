/** `pool-domains` and `pool-settings`. */
import { describe, expect, it } from 'vitest';
import { afterOf, proposalsFor, refactored } from '../dry/refactored.ts';

const vmta = (name: string, ...lines: readonly string[]): string =>
  `<virtual-mta ${name}>\n${lines.map((line) => `    ${line}\n`).join('')}</virtual-mta>\n`;
const pool = (...lines: readonly string[]): string =>
  `<virtual-mta-pool p>\n    virtual-mta a\n    virtual-mta b\n${lines.map((line) => `    ${line}\n`).join('')}</virtual-mta-pool>\n`;
const section = (name: string, ...lines: readonly string[]): string[] => [
  `<domain ${name}>`,
  ...lines.map((line) => `    ${line}`),
  '</domain>',
];

describe('pool-domains', () => {
  const only = 'pool-domains';
  const slow = section('slow.example', 'max-smtp-out 1');

  it('moves what all members have', () => {
    const text = vmta('a', 'max-smtp-out 4', ...slow) + vmta('b', ...slow) + pool();
    expect(afterOf(text, { only })).toBe(vmta('a', 'max-smtp-out 4') + vmta('b') + pool(...slow));
    expect(refactored(text, { only })).toMatchObject({ refused: [], intended: [] });
  });

  it('keeps the comments of a section with it', () => {
    const own = ['# They said so', ...slow];
    expect(afterOf(vmta('a', ...own) + vmta('b', ...own) + pool(), { only })).toBe(
      vmta('a') + vmta('b') + pool(...own),
    );
  });

  it.each([
    ['what one member lacks', vmta('a', ...slow) + vmta('b') + pool()],
    [
      'what one member has otherwise',
      vmta('a', ...slow) + vmta('b', ...section('slow.example', 'max-smtp-out 2')) + pool(),
    ],
    [
      'members of two pools',
      `${vmta('a', ...slow)}${vmta('b', ...slow)}${pool()}<virtual-mta-pool q>\n    virtual-mta a\n</virtual-mta-pool>\n`,
    ],
    // dry, trap 1
    [
      'what a wide section that stays would hide',
      vmta('a', ...slow, ...section('*', 'max-smtp-out 9')) +
        vmta('b', ...slow, ...section('*', 'max-smtp-out 8')) +
        pool(),
    ],
    [
      'what a section of the pool would hide',
      vmta('a', ...section('*', 'max-smtp-out 1')) +
        vmta('b', ...section('*', 'max-smtp-out 1')) +
        pool(...section('x.example', 'max-smtp-out 5')),
    ],
  ])('leaves %s', (_, text) => {
    expect(proposalsFor(text, only)).toEqual([]);
  });

  it('moves what a wide section says nothing of', () => {
    const text =
      vmta('a', ...slow, ...section('*', 'retry-after 3m')) +
      vmta('b', ...slow, ...section('*', 'retry-after 4m')) +
      pool();
    expect(afterOf(text, { only })).toContain(pool(...slow));
    expect(refactored(text, { only }).refused).toEqual([]);
  });
});

describe('pool-settings', () => {
  const only = 'pool-settings';

  it('moves limits and keys, and keeps what a member has of its own', () => {
    const shared = ['domain-key s1,example.com,/k', 'max-smtp-out 4 # as agreed'];
    const text = vmta('a', 'smtp-source-host 192.0.2.1 a.example.com', ...shared) + vmta('b', ...shared) + pool();
    expect(afterOf(text, { only })).toBe(
      vmta('a', 'smtp-source-host 192.0.2.1 a.example.com') + vmta('b') + pool(...shared),
    );
    expect(refactored(text, { only })).toMatchObject({ refused: [], intended: [] });
  });

  it.each([
    [
      'keys beside others, whose order counts',
      vmta('a', 'domain-key s1,*,/k', 'domain-key s2,a.com,/k') + vmta('b', 'domain-key s1,*,/k') + pool(),
    ],
    [
      'addresses',
      vmta('a', 'smtp-source-host 192.0.2.1 a.example.com') +
        vmta('b', 'smtp-source-host 192.0.2.1 a.example.com') +
        pool(),
    ],
    ['what the pool sets already', vmta('a', 'max-smtp-out 4') + vmta('b', 'max-smtp-out 4') + pool('max-smtp-out 5')],
    ['what one member lacks', vmta('a', 'max-smtp-out 4') + vmta('b') + pool()],
  ])('leaves %s', (_, text) => {
    expect(proposalsFor(text, only)).toEqual([]);
  });
});

describe('both', () => {
  it('tell what members get that come later', () => {
    const text =
      vmta('a', 'max-smtp-out 4', ...section('x.example', 'retry-after 3m')) +
      vmta('b', 'max-smtp-out 4', ...section('x.example', 'retry-after 3m')) +
      pool();
    const notes = ['pool-domains', 'pool-settings'].flatMap((id) =>
      proposalsFor(text, id).flatMap((found) => found.notes.slice(0, 1)),
    );
    expect(notes).toHaveLength(2);
    for (const note of notes) expect(note).toContain('later');
  });
});
