/** Settings that no queue and no client ever gets. */
import { deadLines } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { assuming, block, modelOf, text } from '../compare/compare-texts.ts';
import { deadIn } from './dead-in.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);
const pool = (name: string, ...lines: readonly string[]): string => block(`virtual-mta-pool ${name}`, ...lines);
const source = (name: string, ...lines: readonly string[]): string => block(`source ${name}`, ...lines);

describe('settings of domains', () => {
  it.each([
    ['twice in a section', [domain('*', 'max-smtp-out 2', 'max-smtp-out 3')], ['2 setting < 3, repeated-lines']],
    ['twice, the same', [domain('*', 'max-smtp-out 3', 'MAX-smtp-out 3')], ['2 setting < 3 same']],
    ['by an old name', [domain('*', 'max-msg-per-hour 5', 'max-msg-rate 6/h')], ['2 setting < 3, repeated-lines']],
    [
      'for a network twice',
      [domain('*', 'source-ip-max-smtp-out 10/8 5', 'source-ip-max-smtp-out 10.0.0.0/8 6')],
      ['2 setting < 3, repeated-lines'],
    ],
    ['for two networks', [domain('*', 'source-ip-max-smtp-out 10/8 5', 'source-ip-max-smtp-out 10.0.0.0/9 6')], []],
    [
      'three times',
      [domain('*', 'max-smtp-out 1', 'max-smtp-out 2', 'max-smtp-out 3')],
      ['2 setting < 4, repeated-lines', '3 setting < 4, repeated-lines'],
    ],
    [
      'in two sections of one name',
      [domain('*', 'max-smtp-out 2'), domain('*', 'max-smtp-out 3')],
      ['2 setting < 5, duplicate-blocks'],
    ],
    [
      'in two sections of one name, in part',
      [domain('*', 'max-smtp-out 2', 'retry-after 5m'), domain('*', 'max-smtp-out 3')],
      ['2 setting < 6, duplicate-blocks'],
    ],
    [
      'in sections that are all for parts of a wider one',
      [domain('*.example.com', 'max-smtp-out 2'), domain('[*.]example.com', 'max-smtp-out 3')],
      [],
    ],
    [
      'in *.x and [*.]x, one of which is no narrower',
      [domain('*.a.example.com', 'max-smtp-out 2'), domain('[*.]example.com', 'max-smtp-out 3')],
      [],
    ],
    [
      'in halves of a network',
      [
        domain('[10/8]', 'max-smtp-out 2'),
        domain('[10.0.0.0/9]', 'max-smtp-out 3'),
        domain('[10.128/9]', 'max-smtp-out 4'),
      ],
      ['2 setting < 5'],
    ],
    ['in a half of a network', [domain('[10/8]', 'max-smtp-out 2'), domain('[10.0.0.0/9]', 'max-smtp-out 3')], []],
    [
      'in a macro of which each name has a section',
      [
        'domain-macro m example.com,example.net',
        domain('$m', 'max-smtp-out 2'),
        domain('example.com', 'max-smtp-out 3'),
        domain('example.net', 'max-smtp-out 2'),
      ],
      ['3 setting < 6'],
    ],
    [
      'in a macro of which one name has none',
      [
        'domain-macro m example.com,example.net',
        domain('$m', 'max-smtp-out 2'),
        domain('example.com', 'max-smtp-out 3'),
      ],
      [],
    ],
    [
      'that are taken back',
      [domain('*', 'queue-to x.queue'), domain('*', 'queue-to ""')],
      ['2 setting < 5, duplicate-blocks'],
    ],
    ['that are wrong', [domain('*', 'max-smtp-out many', 'max-smtp-out 3')], []],
    [
      'in a section in a section',
      [text('<domain *>', 'max-smtp-out 2', '<domain example.com>', 'max-smtp-out 3', '</domain>', '</domain>')],
      [],
    ],
    ['of backoff mode that are the same', [domain('*', 'max-msg-rate 5/s', 'backoff-max-msg-rate 5/s')], []],
    ['equal to the default', [domain('*', 'max-smtp-out 20')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });

  it('tells why', () => {
    const [dead] = deadLines(modelOf(text(domain('*', 'max-smtp-out 2', 'max-smtp-out 3'))));
    expect(dead).toMatchObject({
      kind: 'setting',
      reason: 'wherever it applies, max-smtp-out is set by a stronger line',
    });
  });
});

describe('settings of several scopes', () => {
  it.each([
    [
      'a section of a virtual MTA above one of its pool',
      [vmta('a', domain('*', 'max-smtp-out 1')), pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 2'))],
      ['9 setting < 3'],
    ],
    [
      'the same beside a member that has none',
      [
        vmta('a', domain('*', 'max-smtp-out 1')),
        vmta('b'),
        pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', 'max-smtp-out 2')),
      ],
      [],
    ],
    [
      'the same beside a member with another one',
      [
        vmta('a', domain('*', 'max-smtp-out 1')),
        vmta('b', domain('*', 'retry-after 5m')),
        pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', 'max-smtp-out 2')),
      ],
      [],
    ],
    [
      'one narrow section of the pool above another',
      [vmta('a'), pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 2'), domain('*', 'max-smtp-out 3'))],
      ['6 setting < 9, duplicate-blocks'],
    ],
    [
      'a wide section of a virtual MTA above a narrow one of its pool',
      [vmta('a', domain('*', 'max-smtp-out 1')), pool('p', 'virtual-mta a', domain('example.com', 'max-smtp-out 2'))],
      ['9 setting < 3, resolution'],
    ],
    [
      'a narrow section of a virtual MTA above a wide one of its pool',
      [vmta('a', domain('example.com', 'max-smtp-out 1')), pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 2'))],
      [],
    ],
    [
      'a section of the top level below one of every virtual MTA',
      [vmta('a', domain('*', 'max-smtp-out 1')), domain('*', 'max-smtp-out 2')],
      [],
    ],
    ['also of {default}', [vmta('{default}', domain('*', 'max-smtp-out 1')), domain('*', 'max-smtp-out 2')], []],
    [
      'sections of a virtual MTA in two parts',
      [vmta('a', domain('*', 'max-smtp-out 1')), vmta('a', domain('*', 'max-smtp-out 2'))],
      ['3 setting < 8, duplicate-blocks'],
    ],
    ['a pool without members', [pool('p', domain('*', 'max-smtp-out 1'), domain('*', 'max-smtp-out 2'))], []],
    [
      'a second pool with sections, which is an error',
      [
        vmta('a'),
        pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 1')),
        pool('q', 'virtual-mta a', domain('*', 'max-smtp-out 2')),
      ],
      [],
    ],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });
});

describe('settings by assumption', () => {
  it.each([
    [
      'the first line counts',
      assuming({ 'repeated-lines': 'first' }),
      [domain('*', 'max-smtp-out 2', 'max-smtp-out 3')],
      ['3 setting < 2, repeated-lines'],
    ],
    [
      'the first section counts',
      assuming({ 'duplicate-blocks': 'merge-earlier-wins' }),
      [domain('*', 'max-smtp-out 2'), domain('*', 'max-smtp-out 3')],
      ['5 setting < 2, duplicate-blocks'],
    ],
    [
      'the last section alone counts',
      assuming({ 'duplicate-blocks': 'later-only' }),
      [domain('*', 'max-smtp-out 2'), domain('*', 'retry-after 5m')],
      ['1 section < 4, duplicate-blocks'],
    ],
    [
      'the first section alone counts',
      assuming({ 'duplicate-blocks': 'earlier-only' }),
      [domain('*', 'max-smtp-out 2'), domain('*', 'retry-after 5m')],
      ['4 section < 1, duplicate-blocks'],
    ],
    [
      'an empty section alone counts',
      assuming({ 'duplicate-blocks': 'later-only' }),
      [domain('*', 'max-smtp-out 2'), domain('*')],
      ['1 section < 4, duplicate-blocks'],
    ],
    [
      'a named domain leaves its macro',
      assuming({ 'literal-over-macro': 'replace' }),
      ['domain-macro m example.com', domain('$m', 'retry-after 5m'), domain('example.com', 'max-smtp-out 3')],
      ['2 section < 5, literal-over-macro'],
    ],
    [
      'a named domain leaves its macro to others',
      assuming({ 'literal-over-macro': 'replace' }),
      [
        'domain-macro m example.com,example.net',
        domain('$m', 'retry-after 5m'),
        domain('example.com', 'max-smtp-out 3'),
      ],
      [],
    ],
    [
      'narrow sections of the top level beat those of a virtual MTA',
      assuming({ resolution: 'specificity-first' }),
      [
        vmta('a', domain('[*.]example.com', 'max-smtp-out 1')),
        domain('*.example.com', 'max-smtp-out 2'),
        domain('example.com', 'max-smtp-out 3'),
      ],
      ['3 setting < 7, resolution'],
    ],
    [
      'some of them',
      assuming({ resolution: 'specificity-first' }),
      [vmta('a', domain('*', 'max-smtp-out 1')), domain('*.example.com', 'max-smtp-out 2')],
      [],
    ],
    [
      'and wide ones of the top level are beaten elsewhere',
      assuming({ resolution: 'specificity-first' }),
      [vmta('a', domain('*', 'max-smtp-out 1')), domain('*', 'max-smtp-out 2')],
      [],
    ],
  ])('%s', (_, options, lines, dead) => {
    expect(deadIn(text(...lines), options)).toEqual(dead);
  });
});

describe('sections of macros', () => {
  it.each([
    ['that nobody defines', [domain('$m', 'max-smtp-out 2')], ['1 section']],
    ['one of which nobody defines', ['domain-macro n com', domain('$m.$n', 'max-smtp-out 2')], ['2 section']],
    ['without members', ['domain-macro m $n', 'domain-macro n $m', domain('$m', 'max-smtp-out 2')], ['3 section']],
    ['that are there', ['domain-macro m example.com', domain('$m', 'max-smtp-out 2')], []],
    ['in a virtual MTA', [vmta('a', domain('$m', 'max-smtp-out 2'))], ['2 section']],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });

  it('that may be in a missing file are left alone', () => {
    expect(deadIn(text('include macros', domain('$m', 'max-smtp-out 2')))).toEqual([]);
  });

  it('that are too large to be read are left alone', () => {
    const macros = Array.from({ length: 30 }, (_, index) => `domain-macro m${index} a.$m${index + 1},b.$m${index + 1}`);
    expect(deadIn(text(...macros, 'domain-macro m30 example.com', domain('$m0', 'max-smtp-out 2')))).toEqual([]);
  });
});

describe('settings of sources', () => {
  it.each([
    ['twice in a section', [source('0/0', 'smtp-service no', 'smtp-service yes')], ['2 setting < 3, repeated-lines']],
    [
      'in two sections of one network',
      [source('10/8', 'smtp-service no'), source('10.0.0.0/8', 'smtp-service yes')],
      ['2 setting < 5, duplicate-blocks'],
    ],
    [
      'in halves',
      [source('10/8', 'smtp-service no'), source('10.0/9', 'smtp-service yes'), source('10.128/9', 'smtp-service no')],
      ['2 setting < 5'],
    ],
    ['in one half', [source('10/8', 'smtp-service no'), source('10.0/9', 'smtp-service yes')], []],
    [
      'in halves of everything, but for IPv6',
      [source('0/0', 'smtp-service no'), source('0.0/1', 'smtp-service yes'), source('128/1', 'smtp-service yes')],
      [],
    ],
    [
      'in a section that nobody refers to',
      [source('a', 'smtp-service no', 'smtp-service yes'), source('a', 'smtp-service no')],
      ['1 unused', '2 setting < 3, repeated-lines', '5 unused'],
    ],
    [
      'in a section that a user has',
      [source('a', 'smtp-service no'), source('a', 'smtp-service yes'), block('smtp-user joe', 'source a')],
      ['2 setting < 5, duplicate-blocks'],
    ],
    [
      'below the source of a user',
      [source('0/0', 'smtp-service no'), source('a', 'smtp-service yes'), block('smtp-user joe', 'source a')],
      [],
    ],
    ['of the top level', ['always-allow-relaying yes', source('0/0', 'always-allow-relaying no')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });

  it('by the order of 4.x', () => {
    const lines = text(source('0/0', 'smtp-service no'), source('10/8', 'smtp-service yes', 'max-message-size 1M'));
    expect(deadIn(lines)).toEqual([]);
    expect(deadIn(lines, { ...assuming({}), version: '4.5' })).toEqual(['5 setting < 2, source-order']);
  });

  it('of {auth} when all users have a source of their own that sets the same', () => {
    const lines = text(
      source('{auth}', 'process-x-job no', 'smtp-service yes'),
      source('a', 'process-x-job yes'),
      block('smtp-user joe', 'source a'),
    );
    const below = assuming({ 'auth-defaults': 'below-own-source' });
    expect(deadIn(lines)).toEqual([]);
    expect(deadIn(lines, below)).toEqual(['2 setting < 6']);
    expect(deadIn(`${lines}${block('smtp-user ann', 'password x')}`, below)).toEqual([]);
    expect(deadIn(`smtp-listener 0.0.0.0:25\nsmtp-listener 0/0:25 source={auth}\n${lines}`, below)).toEqual([]);
  });
});

describe('settings in files', () => {
  it('that are included twice stand for themselves at each place', () => {
    const files = {
      config: text(domain('*', 'include limit', 'max-smtp-out 3'), domain('example.com', 'include limit')),
      limit: 'max-smtp-out 2\n',
    };
    expect(deadIn(files)).toEqual(['limit:1 setting < 3, repeated-lines']);
  });
});
