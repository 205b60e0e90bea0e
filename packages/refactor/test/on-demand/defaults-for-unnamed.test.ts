import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'defaults-for-unnamed';
const section = (name: string, ...lines: readonly string[]): string =>
  `<domain ${name}>\n${lines.map((line) => `    ${line}\n`).join('')}</domain>\n`;
const agreed = (line: string): string =>
  ['a', 'b', 'c'].map((name, index) => section(`${name}.com`, line, `bounce-after ${index + 1}d`)).join('');
const text = section('*', 'retry-after 15m') + agreed('max-smtp-out 3') + section('d.com', 'retry-after 9m');

describe('defaults-for-unnamed', () => {
  it('keeps what is named by a line of its own', () => {
    expect(afterOf(text, { only })).toBe(
      conf(`
        <domain *>
            retry-after 15m
            max-smtp-out 3
        </domain>
        <domain a.com>
            bounce-after 1d
        </domain>
        <domain b.com>
            bounce-after 2d
        </domain>
        <domain c.com>
            bounce-after 3d
        </domain>
        <domain d.com>
            retry-after 9m
            max-smtp-out 20
        </domain>
      `),
    );
  });

  it('changes nothing for domains that are named', () => {
    const { intended, refused } = refactored(text, { only });
    expect(refused).toEqual([]);
    expect(intended.length).toBeGreaterThan(0);
    for (const { subject } of intended) {
      expect(subject.kind === 'queue' && ['a.com', 'b.com', 'c.com', 'd.com'].includes(subject.domain)).toBe(false);
    }
  });

  it('keeps what <domain *> said before', () => {
    const before =
      section('*', 'retry-after 15m', 'max-smtp-out 9') + agreed('max-smtp-out 3') + section('d.com', 'retry-after 9m');
    expect(afterOf(before, { only })).toContain('<domain d.com>\n    retry-after 9m\n    max-smtp-out 9\n');
  });

  it('finds nothing where it would save nothing', () => {
    const silent = ['d', 'e'].map((name) => section(`${name}.com`, 'retry-after 9m')).join('');
    expect(proposalsFor(section('*', 'retry-after 15m') + agreed('max-smtp-out 3') + silent, only)).toEqual([]);
  });
});

describe.each(['domain-defaults', only])('%s never moves', (id) => {
  it.each(['smtp-hosts relay.example.net', 'queue-to a.example', 'type discard', 'auth-password x'])('%s', (line) => {
    expect(proposalsFor(section('*', 'retry-after 15m') + agreed(line), id).map(({ message }) => message)).toEqual([]);
  });
});
