import { describe, expect, it } from 'vitest';
import { macroMembersType } from '../../src/values/macro-members.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('macro-members', () => {
  it.each([
    ['gmail.com', ['gmail.com']],
    ['Gmail.com,googlemail.com', ['gmail.com', 'googlemail.com']],
    ['gmail.com, googlemail.com ,x.de', ['gmail.com', 'googlemail.com', 'x.de']],
    ['.com,.co.uk', ['.com', '.co.uk']],
    ['hotmail,live,msn', ['hotmail', 'live', 'msn']],
    ['$Yahoo,$gmail', ['$Yahoo', '$gmail']],
    ['Yahoo.$Tld,$isp.COM', ['yahoo.$Tld', '$isp.com']],
    ['bücher.de', ['bücher.de']],
    ['"gmail.com, x.de"', ['gmail.com', 'x.de']],
  ])('reads %s', (text, names) => {
    const items = names.map((name) => ({ name }));
    const members = { kind: 'macro-members', items, ...pieceOf(text, text) };
    expect(readValue(macroMembersType, text)).toMatchObject(members);
    expect(restBehind(macroMembersType, text)).toBe('');
  });

  it.each(['gmail.com, .co.uk ,$Tld', '"gmail.com,.co.uk,$Tld"'])('gives each member of %s its place', (text) => {
    expect(readValue(macroMembersType, text)).toMatchObject({
      items: [pieceOf(text, 'gmail.com'), pieceOf(text, '.co.uk'), pieceOf(text, '$Tld')],
    });
  });

  it.each([
    ['a.com,', 6],
    ['a.com, ', 7],
    ['a.com,,b.com', 6],
    [',a.com', 0],
  ])('points at the empty place in %s', (text, place) => {
    const error = { kind: 'error', raw: '', ...span(place, place), replacement: undefined };
    expect(readValue(macroMembersType, text)).toMatchObject(error);
    expect(restBehind(macroMembersType, text)).toBe('');
  });

  it.each([
    ['a.com,*.b.com', '*.b.com', 'has * in it, which no domain name has', undefined],
    ['a.com,x@b.com', 'x@b.com', 'has @ in it, which no domain name has', undefined],
    ['a.com b.com, c.com', 'a.com b.com', 'has blank space in it', 'a.com,b.com'],
    ['a.com {{ x }}', 'a.com {{ x }}', 'has blank space in it', undefined],
    ['a.com,$', '$', 'has $ in it, which no domain name has', undefined],
    ['a.com;b.com', 'a.com;b.com', 'has ; in it, which no domain name has', undefined],
    ['a,.', '.', 'has no name in it', undefined],
    ['a.com.,b.com', 'a.com.', 'ends with a dot', undefined],
  ])('points at the wrong member of %s', (text, raw, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, raw), problem: `${raw} ${problem}`, replacement };
    expect(readValue(macroMembersType, text)).toMatchObject(error);
    expect(restBehind(macroMembersType, text)).toBe('');
  });
});
