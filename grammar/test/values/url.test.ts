import { describe, expect, it } from 'vitest';
import { urlType, withoutUser } from '../../src/values/url.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('url', () => {
  it.each([
    ['https://example.com/hook', 'https://example.com/hook'],
    ['HTTP://Example.com:8080', 'http://example.com:8080/'],
    ['"https://[::1]/x"', 'https://[::1]/x'],
  ])('takes %j', (text, href) => {
    expect(readValue(urlType, text)).toMatchObject({ kind: 'url', url: new URL(href), ...span(0, text.length) });
    expect(restBehind(urlType, `${text} x`)).toBe('x');
  });

  it.each([
    ['example.com/hook', 'the URL does not begin with http:// or https://'],
    ['ftp://example.com', 'the URL does not begin with http:// or https://'],
    ['http:example.com', 'the URL does not begin with http:// or https://'],
    ['https://', 'this is no complete URL'],
    ['https://a:99999/', 'this is no complete URL'],
    ['https://user:secret@example.com', 'the URL holds a user name'],
    ['https://example.com/?', 'the URL holds a query'],
    ['https://example.com/#top', 'the URL holds a fragment'],
  ])('refuses %j', (text, problem) => {
    const error = { kind: 'error', problem, replacement: undefined, ...span(0, text.length) };
    expect(readValue(urlType, text)).toMatchObject(error);
  });
});

it.each([
  ['http://user:secret@a.example/x', 'http://a.example/x'],
  ['"HTTPS://user@a.example/x"', '"HTTPS://a.example/x"'],
  ['http://a.example/x@y', 'http://a.example/x@y'],
  ['http://user:secret/more@a.example/x', 'http://a.example/x'],
  ['"http://user:secret@a.example', '"http://a.example'],
  ['/etc/pmta/a@b', '/etc/pmta/a@b'],
])('%j is shown as %j', (address, shown) => {
  expect(withoutUser(address)).toBe(shown);
});
