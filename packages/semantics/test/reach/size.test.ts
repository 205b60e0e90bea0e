/** Large and hostile configurations: questions are counted, and nothing may take without end. */
import { deadLines } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { assuming, block, modelOf, text } from '../compare/compare-texts.ts';
import { counted } from '../compare/counting.ts';
import { deadIn } from './dead-in.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const vmtas = (count: number, make: (index: number) => string): string[] =>
  times(count, (index) => block(`virtual-mta v${index}`, make(index)));
const pool = (count: number, ...lines: readonly string[]): string =>
  block('virtual-mta-pool p', ...times(count, (index) => `virtual-mta v${index}`), ...lines);
const domains = (count: number): string[] =>
  times(count, (index) => block(`domain d${index}.example.com`, `max-smtp-out ${index + 1}`));

function questions(texts: string, options = assuming({})): { readonly dead: number; readonly asked: number } {
  const { result, count } = counted(() => deadLines(modelOf(texts, options)).length);
  return { dead: result, asked: count };
}

describe('many virtual MTAs', () => {
  const own = (index: number): string =>
    block('domain *', `max-msg-rate ${index + 1}/h`, `max-msg-rate ${index + 2}/h`);

  it('are asked for a few queues each', () => {
    const { dead, asked } = questions(text(...vmtas(2000, own), ...domains(500)));
    expect(dead).toBe(2000);
    expect(asked).toBeLessThan(2000 * 2 + 1000);
  });

  it('in a pool are asked until each line of the pool is known to have an effect', () => {
    const lines = block('domain *', 'max-smtp-out 5', 'max-msg-rate 5/h');
    const { dead, asked } = questions(text(...vmtas(2000, (index) => own(index)), pool(2000, lines)));
    expect(dead).toBe(2001);
    expect(asked).toBeLessThan(10_000);
  });

  it('in a pool with narrow sections in the way of each other', () => {
    const narrow = (index: number): string => block(`domain d${index}.example.com`, 'max-smtp-out 1');
    const { dead, asked } = questions(text(...vmtas(500, narrow), pool(500, ...domains(500))));
    expect(dead).toBe(0);
    expect(asked).toBeLessThan(3000);
  });

  it('whose sections wide ones of the top level may beat', () => {
    const options = assuming({ resolution: 'specificity-first' });
    const { dead, asked } = questions(text(...vmtas(300, own), ...domains(300)), options);
    expect(dead).toBe(300);
    expect(asked).toBeLessThan(2000);
  });
});

describe('hostile texts', () => {
  it('a pool in which nothing can be known without asking for everything', () => {
    const own = (index: number): string => block('domain *', 'max-smtp-out 5', `retry-after ${index + 1}m`);
    const texts = text(...vmtas(1000, own), pool(1000, ...domains(1000)));
    const { dead, asked } = questions(texts);
    expect(dead).toBe(0);
    expect(asked).toBeLessThan(110_000);
  });

  it('a large macro in many sections', () => {
    const macro = `domain-macro m ${times(20_000, (index) => `d${index}.example.com`).join(',')}`;
    const { dead, asked } = questions(text(macro, ...times(5, (index) => block('domain $m', `max-smtp-out ${index}`))));
    expect(dead).toBe(4);
    expect(asked).toBeLessThan(10);
  });

  it.each([
    ['http-access', times(40_000, (index) => `http-access 10.${(index >> 8) % 256}.${index % 256}.0/24 admin`), 0],
    ['the same http-access', times(40_000, () => 'http-access 10/8 admin'), 39_999],
    ['domain keys', times(40_000, (index) => `domain-key s,d${index}.example.com,/k`), 0],
    ['domain keys of long names', times(300, (index) => `domain-key s,${'a.'.repeat(5000)}${index},/k`), 0],
    [
      'patterns',
      [
        block('pattern-list l', ...times(40_000, (index) => `rcpt-to /${index}/ virtual-mta=a`)),
        block('source 0/0', 'pattern-list l'),
      ],
      0,
    ],
    [
      'replies',
      [
        block('smtp-pattern-list l', ...times(40_000, () => 'reply /x/ skip-mx')),
        block('domain *', 'smtp-pattern-list l'),
      ],
      39_999,
    ],
    [
      'lists in lists',
      [...times(20_000, () => '<pattern-list>'), 'rcpt-to // virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'],
      1,
    ],
    ['sections that nobody closes', times(20_000, () => '<domain *>\nmax-smtp-out 5'), 19_999],
    ['lines in a section', [block('domain *', ...times(40_000, (index) => `max-smtp-out ${index}`))], 39_999],
    ['domains', domains(10_000), 0],
    ['networks', times(1000, (index) => block(`source 10.${index >> 8}.${index % 256}.0/24`, 'smtp-service no')), 0],
  ])('many %s', (_, lines, dead) => {
    expect(deadIn(text(...lines)).length).toBe(dead);
  });
});
