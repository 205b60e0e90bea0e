import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { section, source } from '../sample-sections.ts';

const rule = testRule('starttls-before-auth-impossible', { impossible: 'error' });

const before = 'require-starttls-before-auth yes';
const listener = 'smtp-listener 192.0.2.1:587 source=in\n';
const user = section('smtp-user a', 'password b', 'source in');

describe('starttls-before-auth-impossible', () => {
  it.each([
    ['where nothing offers STARTTLS', source('0/0', `⟦${before}⟧`)],
    ['where it is switched off', source('0/0', `⟦${before}⟧`, 'allow-starttls no')],
    [
      'where a narrower network switches it off',
      source('0/0', 'allow-starttls yes') + source('192.0.2.1', `⟦${before}⟧`, 'allow-starttls no'),
    ],
    [
      'where only other clients get it',
      source('198.51.100/24', 'allow-starttls yes') + source('192.0.2.1', `⟦${before}⟧`),
    ],
    [
      'with a listener section that says nothing of TLS',
      section('smtp-listener 192.0.2.1:25', 'await-slot yes') + source('0/0', `⟦${before}⟧`),
    ],
    ['of a listener', listener + source('in', `⟦${before}⟧`)],
    [
      'with a listener that starts without TLS',
      section('smtp-listener 192.0.2.1:25', 'immediate-tls no') + source('0/0', `⟦${before}⟧`),
    ],
  ])('finds a source %s', (_, sample) => rule.finds(sample + SERVER, ['impossible']));

  it.each([
    ['with STARTTLS', source('0/0', before, 'allow-starttls true')],
    ['that inherits it', source('0/0', 'allow-starttls yes') + source('192.0.2.1', before)],
    ['that passes it on to one that has it', source('0/0', before) + source('192.0.2.1', 'allow-starttls yes')],
    ['that a named one may override', source('0/0', before) + listener + source('in', 'allow-starttls yes')],
    [
      'of a listener, with addresses that offer it',
      source('192.0.2.1', 'allow-starttls yes') + listener + source('in', before),
    ],
    ['that demands nothing', source('0/0', 'require-starttls-before-auth no')],
    ['of users, who have logged in', user + source('in', before)],
    ['that nothing refers to', source('in', before)],
    ['where TLS starts at once', section('smtp-listener 192.0.2.1:465', 'immediate-tls yes') + source('0/0', before)],
  ])('says nothing about one %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(source('0/0', before)));

  it('looks into included files', () => {
    const text = `${source('0/0', before)}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toContain('starttls-before-auth-impossible');
    expect(rules(source('0/0', 'allow-starttls yes'))).not.toContain('starttls-before-auth-impossible');
  });

  it('says what to set', () => {
    const sample = source('0/0', before) + SERVER;
    rule.says(sample, 'Set allow-starttls yes for the same clients');
    rule.hasNoFix(sample);
  });
});
