import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, pool, vmta } from '../sample-sections.ts';

const rule = testRule('type-without-target', { missing: 'error' });

describe('type-without-target', () => {
  it.each([
    ['a program', domain('example.com', '⟦type pipe⟧')],
    ['a web server', domain('example.com', '⟦type http-delivery⟧')],
    [
      'a program, where a web server is named',
      domain('example.com', '⟦type pipe⟧', 'http-delivery-url https://example.com/'),
    ],
    [
      'a program, where other domains have one',
      domain('example.com', '⟦type pipe⟧') + domain('example.org', 'command a'),
    ],
    [
      'a program, where another virtual MTA has one',
      vmta('a', domain('*', '⟦type pipe⟧')) + vmta('b', domain('*', 'command c')),
    ],
  ])('finds mail for %s', (_, sample) => rule.finds(sample + SERVER, ['missing']));

  it.each([
    ['a program', domain('example.com', 'type pipe', 'command "/bin/a"')],
    ['a web server', domain('example.com', 'type http-delivery', 'http-delivery-url https://example.com/')],
    ['a program that a wider section names', domain('*', 'command a') + domain('example.com', 'type pipe')],
    ['a program that a narrower section names', domain('*', 'type pipe') + domain('example.com', 'command a')],
    [
      'a program that a pool names',
      pool('p', 'virtual-mta a', domain('*', 'command b')) + vmta('a', domain('*', 'type pipe')),
    ],
    ['a file, which has a directory by default or not', domain('example.com', 'type file')],
    ['nobody', domain('example.com', 'type discard')],
    ['mail servers', domain('example.com', 'type smtp')],
  ])('says nothing about mail for %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(domain('*', 'type pipe')));

  it('looks into included files', () => {
    const text = `<domain example.com>\ntype pipe\ninclude more.conf\n</domain>\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('max-smtp-out 2\n')).toEqual(['type-without-target']);
    expect(rules('command a\n')).toEqual([]);
  });

  it('names what is missing', () => {
    rule.says(domain('*', 'type pipe') + SERVER, 'The delivery type pipe needs command.');
    rule.says(domain('*', 'type http-delivery') + SERVER, 'Set http-delivery-url in the same section');
    rule.hasNoFix(domain('*', 'type pipe') + SERVER);
  });
});
