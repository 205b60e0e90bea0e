/** Lines of lists in which the first match wins. */
import { describe, expect, it } from 'vitest';
import { block, text } from '../compare/compare-texts.ts';
import { deadIn } from './dead-in.ts';

describe('pattern lists', () => {
  const list = (...lines: readonly string[]): string =>
    text(block('pattern-list l', ...lines), block('source 0/0', 'pattern-list l'));

  it.each([
    ['the same pattern', ['rcpt-to /x/ virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'], ['3 pattern < 2']],
    ['the same, for the same', ['rcpt-to /x/ virtual-mta=a', 'rcpt-to  /x/  virtual-mta=a'], ['3 pattern < 2 same']],
    ['for other addresses', ['rcpt-to /x/ virtual-mta=a', 'mail-from /x/ virtual-mta=b'], []],
    ['in another case', ['rcpt-to /x/ virtual-mta=a', 'rcpt-to /X/ virtual-mta=b'], []],
    ['the same header', ['header X-A /x/ virtual-mta=a', 'header x-a /x/ virtual-mta=b'], ['3 pattern < 2']],
    ['another header', ['header X-A /x/ virtual-mta=a', 'header X-B /x/ virtual-mta=b'], []],
    [
      'all of a header',
      ['header X-A // virtual-mta=a', 'header X-A /x/ virtual-mta=b', 'header X-B /x/ virtual-mta=b'],
      ['3 pattern < 2'],
    ],
    ['everything', ['* virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'], ['3 pattern < 2']],
    [
      'all recipients',
      ['rcpt-to /@/ virtual-mta=a', 'mail-from /x/ virtual-mta=b', 'header X-A /x/ virtual-mta=b'],
      ['3 pattern < 2', '4 pattern < 2'],
    ],
    ['all senders, but delivery reports have none', ['mail-from /@/ virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'], []],
    [
      'all senders',
      [
        'mail-from /@/ virtual-mta=a',
        'mail-from /x/ virtual-mta=b',
        'mail-from /^$/ virtual-mta=c',
        'mail-from /x*$/ virtual-mta=d',
      ],
      ['3 pattern < 2'],
    ],
    [
      'all senders, delivery reports too',
      ['mail-from // virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'],
      ['3 pattern < 2'],
    ],
    ['all that can be said of a pattern', ['rcpt-to /(?=x)/ virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'], []],
    ['a list that is called may leave them', ['rcpt-to // call-to:m', 'rcpt-to /x/ virtual-mta=b'], []],
    [
      'a priority alone ends the search too',
      ['rcpt-to // recipient-priority=5', 'rcpt-to /x/ virtual-mta=b'],
      ['3 pattern < 2'],
    ],
    [
      'a list in the line may leave them',
      ['rcpt-to // <pattern-list>', 'mail-from /a/ virtual-mta=a', '</pattern-list>', 'rcpt-to /x/ virtual-mta=b'],
      [],
    ],
    [
      'a list with a * in the line does not',
      ['rcpt-to // <pattern-list>', '* virtual-mta=a', '</pattern-list>', 'rcpt-to /x/ virtual-mta=b'],
      ['5 pattern < 2'],
    ],
    [
      'in a list in a list',
      ['rcpt-to /y/ <pattern-list>', '* virtual-mta=a', 'rcpt-to /x/ virtual-mta=b', '</pattern-list>'],
      ['4 pattern < 3'],
    ],
    ['wrong lines do not count', ['rcpt-to // virtual-mta', 'rcpt-to /x/ virtual-mta=b', 'rcpt-to /x/ a b'], []],
    [
      'the first of several',
      ['rcpt-to /x/ virtual-mta=a', '* virtual-mta=b', 'rcpt-to /x/ virtual-mta=c', 'mail-from /x/ virtual-mta=c'],
      ['4 pattern < 2', '5 pattern < 3'],
    ],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(list(...lines))).toEqual(dead);
  });

  it('are looked at one by one', () => {
    const lists = text(
      block('pattern-list l', '* virtual-mta=a'),
      block('pattern-list m', '* virtual-mta=b'),
      block('source 0/0', 'pattern-list l'),
      block('source 10/8', 'pattern-list m'),
    );
    expect(deadIn(lists)).toEqual([]);
  });
});

describe('lists of replies', () => {
  const list = (...lines: readonly string[]): string =>
    text(block('smtp-pattern-list l', ...lines), block('domain *', 'smtp-pattern-list l'));

  it.each([
    ['the same text', ['reply /x/ mode=backoff', 'reply /x/ mode=normal'], ['3 reply < 2']],
    ['the same in another case', ['reply /Busy/ mode=backoff', 'reply /BUSY/ mode=backoff'], ['3 reply < 2 same']],
    ['where case counts', ['reply /(?-i)Busy/ mode=backoff', 'reply /(?-i)BUSY/ mode=backoff'], []],
    ['escapes keep their case', ['reply /\\S/ mode=backoff', 'reply /\\s/ mode=normal'], []],
    ['another action', ['reply /x/ mode=backoff', 'reply /x/ skip-mx'], []],
    ['an action more', ['reply /x/ mode=backoff', 'reply /x/ mode=normal,skip-mx'], []],
    [
      'both actions',
      ['reply /x/ mode=backoff', 'reply /x/ skip-mx', 'reply /x/ mode=normal,bounce-queue'],
      ['4 reply < 2'],
    ],
    ['everything', ['reply // skip-mx', 'reply /x/ bounce-queue', 'reply /x/ mode=backoff'], ['3 reply < 2']],
    [
      'everything, with what lasts',
      ['reply // disable-source-ip', 'reply /x/ disable-source-ip,reenable-after=1h'],
      ['3 reply < 2'],
    ],
    ['everything behind', ['reply /x/ bounce-queue', 'reply // skip-mx'], []],
    ['wrong lines do not count', ['reply // skip', 'reply /x/ skip-mx', 'reply /x/ skip'], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(list(...lines))).toEqual(dead);
  });
});

describe('bounce categories', () => {
  const list = (...lines: readonly string[]): string => block('bounce-category-patterns', ...lines);

  it.each([
    ['the same pattern', [list('/x/ one', '/X/ two')], ['3 bounce-category < 2']],
    ['the same category', [list('/x/ one', '/x/ one')], ['3 bounce-category < 2 same']],
    ['everything', [list('// other', '/x/ one')], ['3 bounce-category < 2']],
    ['everything behind', [list('/x/ one', '// other')], []],
    [
      'of two sections',
      [list('/x/ one', '// other'), list('/x/ two', '/y/ three')],
      ['6 bounce-category < 2', '7 bounce-category < 3'],
    ],
    ['wrong lines do not count', [list('//', '/x/ one')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });
});

describe('http-access', () => {
  it.each([
    [
      'a wide network before a narrow one',
      ['http-access 0/0 none', 'http-access 127.0.0.1 admin'],
      ['2 http-access < 1'],
    ],
    ['a narrow one before a wide one', ['http-access 127.0.0.1 admin', 'http-access 0/0 none'], []],
    ['the same', ['http-access 10/8 admin', 'http-access 10.0.0.0/8 admin'], ['2 http-access < 1 same']],
    ['of both kinds of address', ['http-access 0/0 none', 'http-access ::1 admin'], []],
    [
      'the first of several',
      ['http-access 10.0/16 none', 'http-access 10/8 monitor', 'http-access 10.0.0.1 admin'],
      ['3 http-access < 1'],
    ],
    ['wrong lines do not count', ['http-access 0/0 all', 'http-access 127.0.0.1 admin'], []],
    ['elsewhere', ['http-access 0/0 none', block('domain *', 'http-access 127.0.0.1 admin')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead);
  });
});

describe('domain keys', () => {
  it.each([
    ['for the same domain', ['domain-key a,example.com,/a', 'domain-key b,Example.com,/b'], ['2 domain-key < 1']],
    ['the same key', ['domain-key a,example.com,/a', 'domain-key a, example.com, /a'], ['2 domain-key < 1 same']],
    ['below a domain', ['domain-key a,example.com,/a', 'domain-key b,sub.example.com,/b'], ['2 domain-key < 1']],
    ['above a domain', ['domain-key a,sub.example.com,/a', 'domain-key b,example.com,/b'], []],
    ['beside a domain', ['domain-key a,example.com,/a', 'domain-key b,notexample.com,/b'], []],
    ['behind the one for all', ['domain-key a,*,/a', 'domain-key b,example.com,/b'], ['2 domain-key < 1']],
    ['before the one for all', ['domain-key b,example.com,/b', 'domain-key a,*,/a'], []],
    [
      'of a virtual MTA',
      [block('virtual-mta a', 'domain-key a,*,/a', 'domain-key b,example.com,/b')],
      ['3 domain-key < 2'],
    ],
    [
      'of a pool',
      [block('virtual-mta-pool p', 'domain-key a,*,/a', 'domain-key b,example.com,/b')],
      ['3 domain-key < 2'],
    ],
    [
      'of a virtual MTA and the top level',
      [block('virtual-mta a', 'domain-key a,*,/a'), 'domain-key b,example.com,/b'],
      [],
    ],
    ['that are filled in later', ['domain-key {selector},{domain},{vault}:/x', 'domain-key b,{domain},/b'], []],
    ['of lists that headers name', [block('domain-key-list l', 'domain-key a,*,/a', 'domain-key b,*,/b')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(...lines))).toEqual(dead.concat([]));
  });
});
