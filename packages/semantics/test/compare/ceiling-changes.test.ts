/** Ceilings before and after, where a behaviour diff changes them. */
import { type CeilingChangeOptions, behaviourDiff, ceilingChanges, ceilingOf } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { block, modelOf, text } from './compare-texts.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);

function changesOf(before: string, after: string, options?: CeilingChangeOptions) {
  const models = { before: modelOf(before), after: modelOf(after) };
  const { changes, leftOut } = ceilingChanges(models, behaviourDiff(models.before, models.after), options);
  const shown = changes.map(({ domains, before: own, after: other }) => {
    const connections = own.connections === other.connections ? '' : ` ${own.connections} -> ${other.connections}`;
    return `${domains}: ${own.perHour}/h -> ${other.perHour}/h${connections} over ${own.queues.length} -> ${other.queues.length}`;
  });
  return { shown, leftOut };
}

const two = text(vmta('a'), vmta('b', domain('b.example', 'max-msg-rate 10/h')));

describe('ceilings that change', () => {
  it.each<[string, string, string, string[]]>([
    [
      'of domains with the same limit stand together',
      `${two}${text(domain('a.example', 'max-msg-rate 100/h'), domain('c.example', 'max-msg-rate 100/h'))}`,
      `${two}${text(domain('a.example', 'max-msg-rate 200/h'), domain('c.example', 'max-msg-rate 200/h'))}`,
      ['a.example,c.example: 300/h -> 600/h over 3 -> 3'],
    ],
    [
      'of a domain that a virtual MTA limits by itself are another sum',
      `${two}${domain('b.example', 'max-msg-rate 100/h')}\n`,
      `${two}${domain('b.example', 'max-msg-rate 200/h')}\n`,
      ['b.example: 210/h -> 410/h over 3 -> 3'],
    ],
    [
      'of all domains that nobody names are one',
      text(domain('*', 'max-msg-rate 100/h')),
      text(domain('*', 'max-msg-rate 200/h')),
      ['*: 100/h -> 200/h over 1 -> 1'],
    ],
    [
      'are looked for everywhere when a virtual MTA comes',
      text(vmta('a'), domain('a.example', 'max-msg-rate 100/h'), domain('*', 'max-smtp-out 3')),
      text(vmta('a'), vmta('b'), domain('a.example', 'max-msg-rate 100/h'), domain('*', 'max-smtp-out 3')),
      ['a.example: 200/h -> 300/h 6 -> 9 over 2 -> 3', '*: Infinity/h -> Infinity/h 6 -> 9 over 2 -> 3'],
    ],
    [
      'are none where another limit holds back',
      text(domain('a.example', 'max-msg-rate 100/h', 'max-smtp-out 5')),
      text(domain('a.example', 'max-msg-rate 100/h', 'max-smtp-out 5', 'retry-after 1h')),
      [],
    ],
    [
      'are none for lists of replies',
      text(block('smtp-pattern-list r', 'reply /a/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
      text(block('smtp-pattern-list r', 'reply /b/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changesOf(before, after)).toEqual({ shown: expected, leftOut: 0 });
  });

  it('of one domain only, when it is asked for', () => {
    const before = text(domain('a.example', 'max-msg-rate 1/h'), domain('b.example', 'max-msg-rate 1/h'));
    const after = before.replaceAll('1/h', '2/h');
    expect(changesOf(before, after, { domain: 'b.example' }).shown).toEqual(['b.example: 1/h -> 2/h over 1 -> 1']);
  });

  it('are what the limits of the domain say', () => {
    const before = `${two}${domain('a.example', 'max-msg-rate 100/h', 'max-smtp-out 3')}\n`;
    const models = { before: modelOf(before), after: modelOf(before.replace('100/h', '7/m')) };
    const [change] = ceilingChanges(models, behaviourDiff(models.before, models.after)).changes;
    expect(change?.before).toMatchObject({ perHour: ceilingOf(models.before, 'a.example').perHour });
    expect(change?.after).toMatchObject({ perHour: ceilingOf(models.after, 'a.example').perHour });
  });

  it('are left out where there are very many queues', () => {
    const large = (rate: number): string =>
      text(
        ...Array.from({ length: 400 }, (_, index) => vmta(`v${index}`)),
        ...Array.from({ length: 40 }, (_, index) => domain(`d${index}.example`, `max-msg-rate ${rate}/h`)),
      );
    const { shown, leftOut } = changesOf(large(1), large(2));
    expect(shown.length).toBe(1);
    expect(leftOut).toBe(40 - Math.floor(10_000 / 802));
  });
});
