/** Settings of domains whose mail is moved to another queue. */
import { describe, expect, it } from 'vitest';
import { block, text } from '../compare/compare-texts.ts';
import { deadIn } from './dead-in.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const queue = domain('x.queue', 'smtp-hosts [192.0.2.1]');

describe('settings beside queue-to', () => {
  it.each([
    ['have no effect', [domain('example.com', 'queue-to x.queue', 'max-smtp-out 5'), queue], ['3 moved-queue < 2']],
    ['but for those that are asked before', [domain('example.com', 'disable-mx-rollup yes', 'queue-to x.queue')], []],
    [
      'of a macro',
      ['domain-macro m example.com,example.net', domain('$m', 'queue-to x.queue', 'max-smtp-out 5')],
      ['4 moved-queue < 3'],
    ],
    [
      'of a macro, one of which is not moved',
      [
        'domain-macro m example.com,example.net',
        domain('$m', 'queue-to x.queue', 'max-smtp-out 5'),
        domain('example.com', 'queue-to ""'),
      ],
      [],
    ],
    ['of wildcards, below which domains may stay', [domain('*', 'queue-to x.queue', 'max-smtp-out 5')], []],
    ['of subdomains', [domain('*.example.com', 'queue-to x.queue', 'max-smtp-out 5')], []],
    [
      'of a queue that other mail is moved to',
      [domain('example.com', 'queue-to example.net'), domain('example.net', 'queue-to x.queue', 'max-smtp-out 5')],
      [],
    ],
    ['of a queue that moves to itself', [domain('example.com', 'queue-to example.com', 'max-smtp-out 5')], []],
    [
      'of a queue that domains are rolled up to',
      [
        block('mx-rollup-list', 'mx mx.example.com all.rollup'),
        domain('all.rollup', 'queue-to x.queue', 'max-smtp-out 5'),
      ],
      [],
    ],
    [
      'where a virtual MTA has a queue-to of its own',
      [
        domain('example.com', 'queue-to x.queue', 'max-smtp-out 5'),
        block('virtual-mta a', domain('example.com', 'queue-to y.queue')),
      ],
      [],
    ],
    [
      'where a virtual MTA takes it back',
      [domain('example.com', 'queue-to x.queue', 'max-smtp-out 5'), block('virtual-mta a', domain('*', 'queue-to ""'))],
      [],
    ],
    [
      'where a pool takes it back',
      [
        domain('example.com', 'queue-to x.queue', 'max-smtp-out 5'),
        block('virtual-mta-pool p', domain('*', 'queue-to ""')),
      ],
      [],
    ],
    ['where a file is missing', ['include gone', domain('example.com', 'queue-to x.queue', 'max-smtp-out 5')], []],
    [
      'where it is taken back in the same section',
      [domain('example.com', 'queue-to x.queue', 'queue-to ""', 'max-smtp-out 5')],
      ['2 setting < 3, repeated-lines'],
    ],
    ['that is wrong', [domain('example.com', 'queue-to a b', 'max-smtp-out 5')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });
});
