import { describe, expect, it } from 'vitest';
import { messagesFor, section, sortedFile, stopsIn, text } from './sorted.ts';

/** What stands between two lines of the wrong order, and what is told then. */
const walls: readonly (readonly [reason: string, between: readonly string[], message: string])[] = [
  ['section', ['<domain x.com>', '</domain>'], 'lines of <virtual-mta a> stand before and behind <domain>'],
  ['include', ['include /x.conf'], 'not sorted past this include of <virtual-mta a>'],
  ['unknown', ['frobnicate yes'], 'not sorted past frobnicate, which is no directive of <virtual-mta>'],
  ['unknown', ['smtp-sourc-host 192.0.2.1 a.com'], 'did you mean smtp-source-host?'],
  ['unknown', ['/x/ other'], 'not sorted past this line, which is no directive of <virtual-mta>'],
  ['bad-value', ['max-smtp-out many'], 'not sorted past max-smtp-out in <virtual-mta a>, whose value'],
  ['bad-value', ['max-smtp-out'], 'mend it first'],
  ['shared-line', ['<domain x.com> max-smtp-out 2', '</domain>'], 'lines of <virtual-mta a> stand before'],
  ['foreign', ['{{#if x}}'], 'which is no PowerMTA'],
  ['foreign', ['<!-- x', 'y -->'], 'which is no PowerMTA'],
  ['stray-tag', ['</source>'], 'which closes nothing'],
  ['kept', ['# pmtafmt-ignore', 'max-smtp-out 2'], 'what a comment asks to be left'],
  ['kept', ['# prettier-ignore', 'max-smtp-out 2'], 'what a comment asks to be left'],
  ['kept', ['max-smtp-out 2 # pmtafmt-ignore'], 'what a comment asks to be left'],
  ['kept', ['# pmtafmt-off', 'include-headers-from /x', '# pmtafmt-on'], 'what a comment asks to be left'],
  ['suppression', ['# pmtalint-disable bad-value -- x'], 'it is about the lines that follow it'],
  ['suppression', ['max-smtp-out 2 # known # pmtalint-enable'], 'it is about the lines that follow it'],
  ['lone-comment', ['# of nothing', ''], 'which belongs to no line'],
];

const first = 'domain-key s,x.com,/k';
const last = 'smtp-source-host 192.0.2.1 a.example.com';

describe('a line is not moved past', () => {
  it.each(walls)('%s: %j', (reason, between, message) => {
    const before = section('virtual-mta a', first, '', ...between, last);
    expect(sortedFile(before).after).toBe(before);
    const told = messagesFor(before).filter((line) => line.includes(message));
    const line = between[0]?.endsWith('-ignore') && reason === 'kept' && between.length > 1 ? 5 : 4;
    expect(told.map((one) => one.slice(0, 9))).toEqual([`config:${line}:`]);
    if (reason !== 'shared-line') expect(stopsIn(before)).toContain(`${line} ${reason}`);
  });

  it.each(walls)('and nothing is told where no line would have been: %s %j', (_, between) => {
    const before = section('virtual-mta a', last, '', ...between.filter((line) => !line.startsWith('max-')), first);
    expect(stopsIn(before).filter((stop) => !stop.endsWith('shared-line'))).toEqual([]);
  });

  it.each(walls)('and both sides are sorted: %s %j', (_, between) => {
    const before = section(
      'virtual-mta a',
      'max-smtp-out 2',
      last,
      '',
      ...between,
      'log-x 1',
      'cold-virtual-mta b',
      last,
    );
    const { after } = sortedFile(before);
    expect(after.indexOf(last)).toBeLessThan(after.indexOf('max-smtp-out 2'));
  });
});

it('a line is not moved past one that was broken in two', () => {
  const before = section(
    'domain *',
    'retry-after 5m',
    'smtp-hosts a.example.com,',
    'b.example.com,c.example.com',
    'queue-to a.queue',
  );
  expect(sortedFile(before).after).toBe(before);
  expect(stopsIn(before)).toEqual(['3 broken-line']);
  expect(messagesFor(before)).toEqual([
    'config:3: not sorted past this line of <domain *>, which was broken in two; join it first',
  ]);
});

describe('the whole section is left', () => {
  const lines = ['retry-after 5m', 'max-smtp-out 2'];

  it.each([
    ['not-closed', `${text('<domain *>', ...lines)}`, 'its tags do not pair up'],
    ['not-closed', text('<domain *>', ...lines, '</domian>'), 'its tags do not pair up'],
    ['not-closed', text('<domain *', ...lines, '</domain>'), 'its tags do not pair up'],
    ['braces', text('domain * {', ...lines, '}'), 'PowerMTA knows no sections with braces'],
    ['misplaced', section('source 0/0', section('domain *', ...lines).trimEnd()), 'it may not stand here'],
    ['unknown-section', section('doamin *', ...lines), 'PowerMTA knows no such section'],
  ])('when it is %s', (reason, before, message) => {
    const file = sortedFile(before);
    expect(file.after).toBe(before);
    expect(file.stops.map((stop) => stop.reason)).toEqual([reason]);
    expect(messagesFor(before)).toEqual([expect.stringContaining(`is not sorted, since ${message}`)]);
  });

  it('and nothing is told when its lines are in order', () => {
    expect(stopsIn(text('<domain *>', ...lines.toReversed()))).toEqual([]);
  });

  it('between pmtafmt-off and pmtafmt-on, and below pmtafmt-ignore', () => {
    const off = text('# pmtafmt-off') + section('domain *', ...lines) + text('# pmtafmt-on');
    const ignored = text('# pmtafmt-ignore as the vendor wrote it') + section('domain *', ...lines);
    for (const before of [off, ignored]) expect(sortedFile(before).after).toBe(before);
    expect(sortedFile(off + section('domain x.com', ...lines)).blocks).toBe(1);
  });
});

it('a comment above several lines is told where it kept some from being sorted', () => {
  const before = section(
    'domain *',
    'dkim-sign yes',
    '',
    '# Limits',
    'max-smtp-out 2',
    'max-msg-rate 5/s',
    '',
    'log-tls no',
  );
  expect(stopsIn(before)).toEqual(['4 heading']);
  expect(messagesFor(before)).toEqual([
    expect.stringMatching(/^config:4: the lines below this comment of <domain \*>/),
  ]);
});

it('each kind of wall between two runs is told once', () => {
  const nested = ['<domain x.com>', '</domain>', '<domain y.com>', '</domain>'];
  expect(stopsIn(section('virtual-mta a', first, ...nested, '# of nothing', '', last))).toEqual([
    '3 section',
    '7 lone-comment',
  ]);
});

it('a heading with another first line is told', () => {
  expect(messagesFor(section('domain *', '# When', 'retry-after 5m', 'max-smtp-out 2'))).toEqual([
    'config:2: retry-after stood directly below this comment, and max-smtp-out does now; see whether it is still about all lines below it',
  ]);
});

it('lists are told only to those who ask', () => {
  const before = section('smtp-pattern-list p', 'reply /b/ mode=backoff');
  expect(messagesFor(before)).toEqual([]);
  expect(messagesFor(before, true)).toEqual([
    'config:1: <smtp-pattern-list p> is left, since the order of its lines means something',
  ]);
});

it('secrets are in no message', () => {
  const before = section('smtp-user u', 'source s', 'password', 'password a "hidden', 'authentication-method password');
  expect(messagesFor(before).join('\n')).not.toContain('hidden');
});
