import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { section, source, vmta } from '../sample-sections.ts';

const rule = testRule('fbl-bounce-domain-not-relayed', { refused: 'error' });

const bounces = (...lines: readonly string[]): string => section('bounce-processor', section('address-list', ...lines));
const complaints = (...lines: readonly string[]): string =>
  section('feedback-loop-processor', section('address-list', ...lines));

const host = 'host-name mail.example.net\n';
const line = 'domain bounces.example.com';
const relaying = (tag: string): string => source(tag, 'always-allow-relaying yes');

describe('fbl-bounce-domain-not-relayed', () => {
  it.each([
    ['of bounces', bounces(`⟦${line}⟧`)],
    ['of complaints', complaints('⟦domain fbl.example.com⟧')],
    ['of an address', complaints('⟦address fbl@example.com⟧')],
    [
      'beside one that is accepted',
      `relay-domain fbl.example.com\n${complaints('domain fbl.example.com')}${bounces(`⟦${line}⟧`)}`,
    ],
    ['whose parent is accepted', `relay-domain example.com\n${bounces(`⟦${line}⟧`)}`],
    ['above those that are accepted', `relay-domain *.bounces.example.com\n${bounces(`⟦${line}⟧`)}`],
    ['where this host may relay', relaying('127.0.0.1') + relaying('::1') + bounces(`⟦${line}⟧`)],
    ['where users may relay', relaying('{auth}') + section('smtp-user a', 'password b') + bounces(`⟦${line}⟧`)],
    ['where mail of the pickup directory may', relaying('{pickup}') + bounces(`⟦${line}⟧`)],
    ['where nobody may relay', source('0/0', 'always-allow-relaying no') + bounces(`⟦${line}⟧`)],
    ['with an address of another domain', `relay-address fbl@example.org\n${complaints('⟦address fbl@example.com⟧')}`],
    ['with an expression for another domain', `relay-address /@example\\.org$/\n${bounces(`⟦${line}⟧`)}`],
    [
      'of a macro',
      `domain-macro m com,org\nrelay-domain bounces.example.com\n${bounces('⟦domain bounces.example.$m⟧')}`,
    ],
  ])('finds a domain %s', (_, sample) => rule.finds(host + sample + SERVER, ['refused']));

  it.each([
    ['that is accepted', `relay-domain bounces.example.com\n${bounces(line)}`],
    ['in other letters', `relay-domain Bounces.Example.COM\n${bounces(line)}`],
    ['below one that is accepted', `relay-domain *.example.com\n${bounces(line)}`],
    ['by a pattern', `relay-domain [*.]bounces.example.com\n${bounces(line)}`],
    ['of which a part is accepted', `relay-domain a.example.com\n${bounces('domain *.example.com')}`],
    [
      'by a macro',
      `domain-macro m com,org\nrelay-domain bounces.example.$m\n${bounces(line, 'domain bounces.example.$m')}`,
    ],
    ['by its own name', `host-name bounces.example.com\n${bounces(line)}`],
    ['by the name of a virtual MTA', vmta('a', 'host-name bounces.example.com') + bounces(line)],
    ['by an address', `relay-address fbl@example.com\n${complaints('address FBL@example.com')}`],
    ['by its domain', `relay-domain example.com\n${complaints('address fbl@example.com')}`],
    ['by an expression', `relay-address /@bounces\\.example\\.com$/\n${bounces(line)}`],
    ['by one for many domains', `relay-address /@[a-z]+\\.example\\.com$/\n${bounces(line)}`],
    [
      'perhaps by an expression that only PowerMTA can run',
      `relay-address /@[a-z]++\\.example\\.(?|com)$/\n${bounces(line)}`,
    ],
    ['perhaps by an expression without a domain', `relay-address /^bounce-/\n${bounces(line)}`],
    ['where other hosts relay', relaying('192.0.2.0/24') + bounces(line)],
    ['where all relay', relaying('0/0') + bounces(line)],
    [
      'where the clients of a listener relay',
      `smtp-listener 192.0.2.1:25 source=in\n${relaying('in')}${bounces(line)}`,
    ],
    ['where the top level lets them', `always-allow-relaying yes\n${bounces(line)}`],
    ['that is no domain', bounces('address /^bounce/', 'address bounce', 'domain a..b')],
    ['of another list', section('address-list stop', line)],
  ])('says nothing about a domain %s', (_, sample) => rule.isSilent(host + sample + SERVER));

  it('says nothing where the operating system names the server', () => rule.isSilent(bounces(line) + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(host + bounces(line)));

  it('names the domain and the processor', () => {
    rule.says(
      host + bounces(line) + SERVER,
      'Mail for bounces.example.com is refused, so <bounce-processor> never sees it.',
    );
    rule.says(host + complaints('address a@example.com') + SERVER, 'Add relay-domain example.com to accept it.');
    rule.hasNoFix(host + bounces(line) + SERVER);
  });

  it('looks into included files', () => {
    const text = `${host}${bounces(line)}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toContain('fbl-bounce-domain-not-relayed');
    expect(rules('relay-domain bounces.example.com\n')).not.toContain('fbl-bounce-domain-not-relayed');
  });
});
