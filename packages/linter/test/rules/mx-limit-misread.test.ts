import { describe, it } from 'vitest';
import { testRule, vmta } from '../expect-findings.ts';

const rule = testRule('mx-limit-misread', { each: 'info', addresses: 'info' });
const host = (last: number): string => `smtp-source-host 192.0.2.${last} mail.example.com`;
const two = vmta('a', host(1)) + vmta('b', host(2));
const macro = 'domain-macro mx mx1.example.com,mx2.example.com\n';

describe('mx-limit-misread', () => {
  it.each([
    ['below a name', 'mx-connection-limit ⟦*.example.com 20⟧\n'],
    ['of and below a name', 'mx-connection-limit ⟦[*.]example.com 20⟧\n'],
    ['of all names', 'MX-Connection-Limit ⟦* 20⟧\n'],
    ['of a macro', `${macro}mx-connection-limit ⟦$mx 20⟧\n`],
    ['for several addresses', `${two}mx-connection-limit ⟦*.example.com 20⟧\n`],
  ])('finds a limit for the servers %s', (_, sample) => rule.finds(sample, ['each']));

  it('finds a limit for one server that several addresses share', () => {
    rule.finds(`${two}mx-connection-limit ⟦mx.example.com 20⟧\n`, ['addresses']);
    rule.finds(`${host(1)}\n${host(2)}\n${vmta('a')}mx-connection-limit ⟦mx.example.com 20⟧\n`, ['addresses']);
    rule.isSilent(`${vmta('a', host(1))}mx-connection-limit mx.example.com 20\n`);
    rule.isSilent(`${vmta('a', host(1)) + vmta('b', host(1))}mx-connection-limit mx.example.com 20\n`);
    rule.isSilent(
      `${vmta('a', 'smtp-source-host 192.0.2.0/24 mail.example.com')}mx-connection-limit mx.example.com 20\n`,
    );
  });

  it.each([
    ['one server', 'mx-connection-limit mx.example.com 20\n'],
    ['a number that is none', 'mx-connection-limit *.example.com many\n'],
    ['a line without a number', 'mx-connection-limit *.example.com\n'],
    ['limits by address', 'ip-connection-limit 0/0 20\n'],
    ['nothing', two],
    ['addresses of a proxy', `${vmta('a', 'use-proxy p', host(1), host(2))}mx-connection-limit mx.example.com 20\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells it once of each kind', () => {
    rule.finds('mx-connection-limit ⟦*.example.com 20⟧\nmx-connection-limit *.example.net 10\n', ['each']);
    rule.says(
      'mx-connection-limit *.example.com 20\nmx-connection-limit *.example.net 10\n',
      '(and 1 more in this file)',
    );
  });

  it('names the numbers', () => {
    rule.says(
      'mx-connection-limit *.example.com 20\n',
      'each server that *.example.com takes has the limit of 20 for itself',
    );
    rule.says(`${two}mx-connection-limit *.example.com 20\n`, 'on its own, of which there are 2.');
    rule.says(
      `${two}mx-connection-limit mx.example.com 20\n`,
      'each of 2 source addresses has the limit of 20 for itself',
    );
    rule.says(`${two}mx-connection-limit mx.example.com 20\n`, 'Together they open 40 connections to mx.example.com.');
    rule.hasNoFix('mx-connection-limit *.example.com 20\n');
  });

  it('looks into included files', () => {
    const others = { 'a.conf': two };
    const included = testRule('mx-limit-misread', { each: 'info', addresses: 'info' }, { others });
    included.finds('include a.conf\nmx-connection-limit ⟦mx.example.com 20⟧\n', ['addresses']);
  });
});
