import { describe, expect, it } from 'vitest';
import { domainKeyType } from '../../src/values/domain-key.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('domain-key', () => {
  it.each([
    ['s1,Example.com,/etc/pmta/s1.pem', 's1', 'example.com', '/etc/pmta/s1.pem'],
    ['s1, *, c:\\pmta\\s1.pem', 's1', '*', 'c:\\pmta\\s1.pem'],
    ['s1 , example.com , "/etc/my keys/s1.pem"', 's1', 'example.com', '/etc/my keys/s1.pem'],
    ['s1,example.com,/etc/my keys/s1.pem', 's1', 'example.com', '/etc/my keys/s1.pem'],
    ['"s1,example.com,/etc/s1.pem"', 's1', 'example.com', '/etc/s1.pem'],
    ['s1,example.com,{vault}:/v1/secret/dkim:key', 's1', 'example.com', '{vault}:/v1/secret/dkim:key'],
    ['{selector},{domain},{vault}:/v1/${selector}', '{selector}', '{domain}', '{vault}:/v1/${selector}'],
  ])('takes %j', (text, selector, domain, file) => {
    const value = { kind: 'domain-key', selector, domain, file, raw: text, ...span(0, text.length) };
    expect(readValue(domainKeyType, text)).toEqual(value);
    expect(restBehind(domainKeyType, text)).toBe('');
  });

  const names = 'the parts of a domain-key line are written without names';

  it.each([
    ['s1,/etc/s1.pem', 'a domain-key line has three parts, and here are 2', undefined, 0, 14],
    ['s1,s1.x.org,*,/a', 'a domain-key line has three parts, and here are 4', undefined, 0, 16],
    ['s1 example.com /etc/s1.pem', 'a comma is missing', 's1,example.com,/etc/s1.pem', 0, 26],
    ['s1,example.com /etc/s1.pem', 'a comma is missing', 's1,example.com,/etc/s1.pem', 0, 26],
    ['selector=s1,domain=x.org,file=/a', names, 's1,x.org,/a', 0, 32],
    ['domain = x.org, key-file = /a, selector = s1', names, 's1,x.org,/a', 0, 44],
    ['selector=s1,colour=blue,file=/a', names, undefined, 0, 31],
    ['s1,,/a', 'the domain is empty', undefined, 3, 3],
    ['s1,"",/a', 'the domain is empty', undefined, 3, 5],
    ['s1,x.org,', 'the file is empty', undefined, 9, 9],
    ['s1 s2,x.org,/a', 'the selector holds a blank', undefined, 0, 5],
  ])('refuses %j', (text, problem, replacement, from, to) => {
    const error = { kind: 'error', problem, replacement, ...span(from, to) };
    expect(readValue(domainKeyType, text)).toMatchObject(error);
  });
});
