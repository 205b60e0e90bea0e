import { describe, expect, it } from 'vitest';
import { replyActionsType } from '../../src/values/reply-actions.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('reply-actions', () => {
  it.each([
    'mode=normal',
    'mode=backoff',
    'skip-mx',
    'bounce-queue',
    'bounce-rcpt',
    'disable-source-ip',
    'defer-queue',
  ])('takes %s', (action) => {
    const items = [{ action, duration: undefined, raw: action, ...span(0, action.length) }];
    const value = { kind: 'reply-actions', items, raw: action, ...span(0, action.length) };
    expect(readValue(replyActionsType, action)).toEqual(value);
  });

  it('takes a list with intervals', () => {
    const text = 'Mode=Backoff, backoff-to-normal-after=1h ,disable-source-ip,reenable-after=30m';
    const items = [
      { action: 'mode=backoff', duration: undefined, ...span(0, 12) },
      { action: 'backoff-to-normal-after', duration: { seconds: 3600, ...span(38, 40) }, ...span(14, 40) },
      { action: 'disable-source-ip', duration: undefined, ...span(42, 59) },
      { action: 'reenable-after', duration: { seconds: 1800, ...span(75, 78) }, ...span(60, 78) },
    ];
    expect(readValue(replyActionsType, text)).toMatchObject({ kind: 'reply-actions', items, ...span(0, 78) });
    expect(restBehind(replyActionsType, text)).toBe('');
  });

  it.each([
    ['skip-mx,mode=backof', 'mode=backof is no action of a reply line', 'mode=backoff', 8, 19],
    ['backoff', 'backoff is no action of a reply line', 'mode=backoff', 0, 7],
    ['mode=defer', 'mode=defer is no action of a reply line', undefined, 0, 10],
    ['renable-after=1h', 'renable-after=1h is no action of a reply line', 'reenable-after=1h', 0, 16],
    ['skip-mx=yes', 'skip-mx takes no value', 'skip-mx', 0, 11],
    ['mode = backoff', 'mode = backoff holds blanks', 'mode=backoff', 0, 14],
    ['mode=backoff  skip-mx', 'mode=backoff  skip-mx holds blanks', 'mode=backoff,skip-mx', 0, 21],
    ['mode=backoff now', 'mode=backoff now holds blanks', undefined, 0, 16],
    ['reenable-after', 'reenable-after needs a time interval', undefined, 0, 14],
    ['skip-mx,reenable-after=', 'reenable-after needs a time interval', undefined, 8, 23],
    ['reenable-after=1hour', '1hour is written 1h', '1h', 15, 20],
    ['skip-mx,', 'a comma has nothing beside it', undefined, 8, 8],
    ['constructor', 'constructor is no action of a reply line', undefined, 0, 11],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(replyActionsType, text)).toMatchObject(error);
  });
});
