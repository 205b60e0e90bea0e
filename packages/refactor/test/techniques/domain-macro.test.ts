import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'domain-macro';
const section = (name: string, ...lines: readonly string[]): string =>
  `<domain ${name}>\n${lines.map((line) => `    ${line}\n`).join('')}</domain>\n`;

const three = conf(`
  <domain a.example>
      max-smtp-out 3
      retry-after 3m # slow
  </domain>

  # Asked in March
  <domain b.example>
      max-smtp-out   3
      retry-after 3m # slow
  </domain>

  <domain C.example>
      max-smtp-out 3
      retry-after 3m # slow
  </domain>
`);

describe('domain-macro', () => {
  it('makes one section of equal ones, with the comments above all of them', () => {
    expect(afterOf(three, { only })).toBe(
      conf(`
        domain-macro like_a a.example,b.example,c.example
        # Asked in March
        <domain $like_a>
            max-smtp-out 3
            retry-after 3m # slow
        </domain>
      `),
    );
    expect(refactored(three, { only })).toMatchObject({ refused: [], intended: [], linesBefore: 15, linesAfter: 6 });
  });

  it('takes a macro that has these domains', () => {
    const text = `domain-macro slow c.example, a.example, b.example\n${three}`;
    expect(afterOf(text, { only })).toContain('<domain $slow>');
    expect(afterOf(text, { only }).match(/domain-macro/g)).toHaveLength(1);
  });

  it('uses one macro for all virtual MTAs', () => {
    const names = ['a.example', 'b.example', 'c.example'];
    const vmta = (name: string): string =>
      `<virtual-mta ${name}>\n${names.map((one) => section(one, 'max-smtp-out 3')).join('')}</virtual-mta>\n`;
    const after = afterOf(vmta('x') + vmta('y'), { only });
    expect(after).toBe(
      'domain-macro like_a a.example,b.example,c.example\n' +
        ['x', 'y']
          .map((name) => `<virtual-mta ${name}>\n${section('$like_a', 'max-smtp-out 3')}</virtual-mta>\n`)
          .join(''),
    );
  });

  it.each([
    ['two sections', section('a.example', 'retry-after 3m') + section('b.example', 'retry-after 3m')],
    [
      'patterns of many domains',
      ['*.a.example', '*.b.example', '*.c.example'].map((name) => section(name, 'retry-after 3m')).join(''),
    ],
    [
      'a domain that another section names',
      three + section('b.example', 'max-msg-rate 5/h') + section('a.example', 'max-msg-rate 5/h'),
    ],
    ['a domain that a macro names', `domain-macro m a.example\n${three}${section('$m', 'max-msg-rate 5/h')}`],
    ['comments that differ', three.replace('slow', 'fast')],
  ])('leaves %s', (_, text) => {
    expect(proposalsFor(text, only)).toEqual([]);
  });

  it('gives a name that no macro has', () => {
    expect(afterOf(`domain-macro like_a z.example\n${three}`, { only })).toContain('<domain $like_a_2>');
  });
});
