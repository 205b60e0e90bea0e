import { describe, expect, it } from 'vitest';
import { rewriteAddressType } from '../../src/values/rewrite-address.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('rewrite-address', () => {
  it.each([
    ['User@Example.com', 'User', 'example.com'],
    ['user@*', 'user', '*'],
    ['*@example.com', '*', 'example.com'],
    ['*@*', '*', '*'],
    ['<>', undefined, undefined],
    ['"<>"', undefined, undefined],
  ])('takes %j', (text, local, domain) => {
    const value = { kind: 'rewrite-address', local, domain, raw: text, ...span(0, text.length) };
    expect(readValue(rewriteAddressType, text)).toEqual(value);
    expect(restBehind(rewriteAddressType, `${text} *@x.org`)).toBe('*@x.org');
  });

  it.each([
    ['example.com', 'example.com has no @', '*@example.com'],
    ['*', '* is no address', undefined],
    ['a*@example.com', 'a*@example.com is no address', undefined],
    ['*@*.example.com', '*@*.example.com is no address', undefined],
    ['@example.com', '@example.com is no address', undefined],
    ['a@b@c', 'a@b@c is no address', undefined],
    ['<a@b>', '<a@b> is no address', undefined],
  ])('refuses %j', (text, problem, replacement) => {
    const error = { kind: 'error', problem, replacement, ...span(0, text.length) };
    expect(readValue(rewriteAddressType, text)).toMatchObject(error);
  });
});
