/** The virtual MTAs that mail can leave by. */
import { describe, expect, it } from 'vitest';
import { reachableVirtualMtas } from '../../src/index.ts';
import { modelOf } from '../routing/of-text.ts';

const vmtas = ['a', 'b', 'c', 'd'];
const defined = vmtas.map((name) => `<virtual-mta ${name}>\n</virtual-mta>\n`).join('');
const all = ['{default}', ...vmtas];

function source(address: string, ...lines: string[]): string {
  return `<source ${address}>\n${lines.join('\n')}\n</source>\n`;
}

const open = 'always-allow-relaying yes';
const closed = source('0/0', 'smtp-service no');
/** Reaches one virtual MTA, so that `{default}` is not all that is left. */
const reroute = '<domain *>\nreroute-to-virtual-mta b\n</domain>\n';
const user = '<smtp-user me>\npassword A-long-one-1\nsource mine\n</smtp-user>\n';

function reached(...parts: string[]): string[] {
  return reachableVirtualMtas(modelOf(parts.join('\n') + defined));
}

describe('clients that choose', () => {
  it.each<[string, string[], string[]]>([
    ['nothing is said of clients', [], all],
    ['by header', [source('192.0.2.1', 'process-x-virtual-mta yes')], all],
    ['by variable', [source('192.0.2.1', 'allow-mailmerge yes')], all],
    ['not where it is off', [source('0/0', open, 'process-x-virtual-mta no', 'allow-mailmerge no')], ['{default}']],
    ['not where they cannot come in', [source('0/0', 'process-x-virtual-mta yes', 'smtp-service no')], ['{default}']],
    [
      'in what a narrow source leaves',
      [source('192.0.2.0/24', 'process-x-virtual-mta yes'), source('192.0.2.0/25', 'process-x-virtual-mta no')],
      all,
    ],
    [
      'not where narrow sources leave nothing',
      [
        source('192.0.2.0/24', 'process-x-virtual-mta yes'),
        source('192.0.2.0/25', 'process-x-virtual-mta no'),
        source('192.0.2.128/25', 'process-x-virtual-mta no'),
      ],
      ['{default}'],
    ],
    ['as users', [closed, user, source('mine', 'process-x-virtual-mta yes')], all],
    [
      'as users without a source',
      ['<smtp-user me>\npassword A-long-one-1\n</smtp-user>\n', closed, source('{auth}', 'allow-mailmerge yes')],
      all,
    ],
    ['not as users of another source', [closed, user, source('other', 'process-x-virtual-mta yes')], ['{default}']],
    ['at a listener', ['smtp-listener 0/0:25 source=mine', closed, source('mine', 'process-x-virtual-mta yes')], all],
    ['over HTTP', [closed, source('{transmissions-api}', 'process-x-virtual-mta yes')], all],
    ['not over HTTP', [closed, source('{transmissions-api}', 'process-x-virtual-mta no')], ['{default}']],
  ])('%s', (_, parts, names) => {
    expect(reached(...parts)).toEqual(names);
  });
});

describe('{default}', () => {
  it.each<[string, string[], boolean]>([
    ['relaying without a choice', [source('0/0', open)], true],
    ['relaying with one', [source('0/0', open, 'default-virtual-mta a')], false],
    ['outside of the source that chooses', [source('192.0.2.0/24', open, 'default-virtual-mta a')], false],
    [
      'outside of it, for everybody',
      ['relay-domain example.com', source('192.0.2.0/24', open, 'default-virtual-mta a')],
      true,
    ],
    [
      'addresses for everybody',
      ['relay-address a@example.com', source('192.0.2.0/24', open, 'default-virtual-mta a')],
      true,
    ],
    [
      'nobody else comes in',
      ['relay-domain example.com', closed, source('192.0.2.0/24', 'smtp-service yes', open, 'default-virtual-mta a')],
      false,
    ],
    [
      'users of the open, with a choice',
      [source('0/0', 'require-auth yes'), user, source('mine', open, 'default-virtual-mta a')],
      false,
    ],
    ['users of the open, without', [source('0/0', 'require-auth yes'), user, source('mine', open)], true],
    ['relaying that needs a user, and there is none', [source('0/0', 'require-auth yes', open), reroute], false],
    ['users where the address chooses', [source('0/0', 'default-virtual-mta a'), user, source('mine', open)], false],
    ['a listener that relays', ['smtp-listener 0/0:25 source=mine', source('mine', open)], true],
    [
      'a listener that chooses',
      ['smtp-listener 0/0:25 source=mine', source('mine', open, 'default-virtual-mta a')],
      false,
    ],
  ])('%s', (_, parts, isReached) => {
    expect(reached(...parts).includes('{default}')).toBe(isReached);
  });
});

describe('what the configuration chooses', () => {
  const chooses = (...lines: string[]): string => source('0/0', open, 'default-virtual-mta a', ...lines);

  it.each<[string, string[], string[]]>([
    ['a default', [chooses()], ['a']],
    ['in other letters', [source('0/0', open, 'default-virtual-mta A')], ['a']],
    [
      'a pool',
      [
        '<virtual-mta-pool p>\nvirtual-mta C\nvirtual-mta b\n</virtual-mta-pool>',
        source('0/0', open, 'default-virtual-mta p'),
      ],
      ['b', 'c'],
    ],
    [
      'a line of a pattern list',
      [
        '<pattern-list l>\nmail-from /x/ virtual-mta=b\nrcpt-to /x/ recipient-priority=3\n</pattern-list>',
        chooses('pattern-list l'),
      ],
      ['a', 'b'],
    ],
    [
      'a header and a last line',
      [
        '<pattern-list l>\nheader s /x/ virtual-mta=b\nrcpt-to /x/ <pattern-list>\n* virtual-mta=c\n</pattern-list>\n</pattern-list>',
        chooses('pattern-list l'),
      ],
      ['a', 'b', 'c'],
    ],
    ['a reroute', [chooses(), '<domain *>\nreroute-to-virtual-mta b\n</domain>'], ['a', 'b']],
    ['one that is taken back', [chooses(), '<domain *>\nreroute-to-virtual-mta ""\n</domain>'], ['a']],
    ['a reroute in backoff', [chooses(), '<domain *>\nbackoff-reroute-to-virtual-mta b\n</domain>'], ['a', 'b']],
    ['a cold one', [chooses(), '<virtual-mta a>\ncold-virtual-mta d\n</virtual-mta>'], ['a', 'd']],
    ['a fallback', ['invalid-virtual-mta-fallback d', chooses()], ['a', 'd']],
    ['one that is not there', [source('0/0', open, 'default-virtual-mta nobody')], ['{default}']],
    ['{default} itself', [source('0/0', open, 'default-virtual-mta {default}')], ['{default}']],
    ['no names of senders', ['<rewrite-list r>\nmail-from *@a.example *@b.example\n</rewrite-list>', chooses()], ['a']],
  ])('%s', (_, parts, names) => {
    expect(reached(...parts)).toEqual(names);
  });

  it('by the local address: those that have addresses of their own, and {default} for the others', () => {
    const local = `
smtp-source-host 192.0.2.7 all.example.com
<virtual-mta b>
smtp-source-host 192.0.2.1 b.example.com
</virtual-mta>
${source('0/0', open, 'default-virtual-mta by-smtp-source-ip')}`;
    expect(reached(local)).toEqual(['{default}', 'b']);
  });
});
