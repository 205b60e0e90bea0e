import { describe, expect, it } from 'vitest';
import { emailType } from '../../src/values/email.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('email', () => {
  it.each([
    ['Admin@Example.COM', 'Admin', 'example.com'],
    ['"a@b.c"', 'a', 'b.c'],
    ['*@example.com', '*', 'example.com'],
    ['root@localhost', 'root', 'localhost'],
    ['a@[10.0.0.1]', 'a', '[10.0.0.1]'],
    ['info@bücher.de', 'info', 'bücher.de'],
  ])('takes %j', (text, local, domain) => {
    const value = { kind: 'email', local, domain, raw: text, ...span(0, text.length) };
    expect(readValue(emailType, text)).toEqual(value);
    expect(restBehind(emailType, `${text} x`)).toBe('x');
  });

  it.each([
    ['postmaster', 'postmaster has no @', undefined],
    ['@example.com', '@example.com has nothing before the @', undefined],
    ['a@', 'a@ has nothing behind the @', undefined],
    ['a@b@c', 'a@b@c is no e-mail address', undefined],
    ['a@b..c', 'a@b..c is no e-mail address: its domain has two dots in a row', undefined],
    ['a,b@c', 'a,b@c is no e-mail address', undefined],
    ['$user@example.com', '$user@example.com is a template that nobody has filled in', undefined],
    ['a@{{domain}}', 'a@{{domain}} is a template that nobody has filled in', undefined],
    ['<a@b.c>', 'the address stands here without angle brackets', 'a@b.c'],
    ['"Me <a@b.c>"', 'the address stands here without angle brackets', 'a@b.c'],
    ['"a@b', 'the closing quote is missing', undefined],
    ['""', '"" has no @', undefined],
  ])('refuses %j', (text, problem, replacement) => {
    const error = { kind: 'error', problem, replacement, ...span(0, text.length) };
    expect(readValue(emailType, text)).toMatchObject(error);
  });
});
