import { type Diagnostic, catalogue } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import {
  Model,
  type PmtaVersion,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  validateProject,
} from '../../src/index.ts';
import { readMarks, testRule } from '../expect-findings.ts';
import { domain, section, source, vmta } from '../sample-sections.ts';

const rule = testRule('not-in-version', { name: 'error', value: 'error' });

function foundIn(text: string, version: PmtaVersion): Diagnostic[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
  const found = validateProject(new Model(project, { version, assumptions: defaultAssumptions })).get(project.main);
  return (found ?? []).filter((finding) => finding.rule === 'not-in-version');
}

/** What 4.5 does not know, at the marks. */
function finds(marked: string, ...ids: readonly string[]): void {
  for (const variant of [marked, marked.replaceAll('\n', '\r\n'), `\uFEFF${marked}`]) {
    const { text, spans } = readMarks(variant);
    const found = foundIn(text, '4.5');
    expect(found.map(({ span, messageId, severity }) => ({ span, messageId, severity }))).toEqual(
      spans.map((span, index) => ({ span, messageId: ids[index], severity: 'error' })),
    );
    expect(foundIn(text, '5.0')).toEqual([]);
  }
}

describe('not-in-version', () => {
  it.each([
    ['a setting of a queue', domain('*', '⟦max-data-volume-rate⟧ 1m/h')],
    ['one of an update of 5.0', domain('*', '⟦retry-after-dns-error⟧ 1m')],
    ['one of a virtual MTA', vmta('a', '⟦use-proxy⟧ b')],
    ['one of the top level', '⟦track-time-first-attempt⟧ yes\n'],
    ['one that is wrong besides', domain('*', '⟦use-dane⟧ perhaps')],
    ['one in other letters', domain('*', '⟦Use-DANE⟧ yes')],
    ['a section', '⟦<vault>⟧\n</vault>\n'],
    ['a section with its lines, of which nothing is said', '⟦<signals>⟧\nlog-verbose yes\n</signals>\n'],
  ])('finds in a file for 4.5 %s', (_, sample) => finds(sample, 'name'));

  it.each([
    ['a rate for several minutes', domain('*', 'max-msg-rate ⟦100/15m⟧')],
    ['a rate for several days of an address', domain('*', 'source-ip-max-msg-rate 0/0 ⟦100/2h⟧')],
    ['a rate of logins', source('0/0', 'smtp-max-auth-failure-rate ⟦3/5m⟧', 'require-auth yes')],
    ['mail for a web server', domain('*', 'type ⟦http-delivery⟧')],
    ['a macro for domains that are relayed', 'domain-macro m com\nrelay-domain ⟦example.$m⟧\n'],
    ['a macro of keys', 'domain-macro m com\ndomain-key ⟦s1,example.$m,s1.pem⟧\n'],
    ['a key out of a Vault', 'domain-key ⟦s1,example.com,{vault}:/v1/a:b⟧\n'],
    ['the way back in a reply', section('smtp-pattern-list a', 'reply /a/ mode=backoff,⟦backoff-to-normal-after=1h⟧')],
    ['an include from a web server', '⟦include https://example.com/more.conf⟧\n'],
  ])('finds in a file for 4.5 %s', (_, sample) => finds(sample, 'value'));

  it.each([
    ['what came with 4.5', domain('*', 'smtp-hosts example.com', 'disable-acct-records d')],
    ['a section that came with 4.5', section('dns', 'precached-domains-file a')],
    [
      'rates for one unit',
      domain('*', 'max-msg-rate 100/h', 'max-connect-rate 5/min', 'backoff-max-msg-rate unlimited'),
    ],
    ['macros in tags', `domain-macro m com\n${domain('example.$m', 'max-smtp-out 2')}`],
    ['an old key', 'domain-key s1,*,/etc/s1.pem\n'],
    ['old actions', section('smtp-pattern-list a', 'reply /a/ mode=backoff,skip-mx')],
    ['old types', domain('*', 'type discard')],
    ['values that are wrong', domain('*', 'max-msg-rate 100/15fortnights')],
    ['names that nobody knows', 'zzz 1\n'],
    ['a directive of which the release is not known', domain('*', 'max-smtp-out 5')],
  ])('says nothing in a file for 4.5 about %s', (_, sample) => finds(sample));

  it('finds every name that 4.5 does not have', () => {
    for (const row of catalogue().rows.filter(({ section: isSection }) => !isSection)) {
      for (const scope of row.scopes.filter((name) => catalogue().section(name)?.scopes.includes('global'))) {
        const text = section(scope, `${row.name} x`);
        expect(foundIn(text, '5.0')).toEqual([]);
        const isNew = [row, catalogue().section(scope)].some((one) => one?.since?.startsWith('5'));
        expect(foundIn(text, '4.5').map(({ messageId }) => messageId)).toEqual(isNew ? ['name'] : []);
      }
    }
  });

  it('leaves what 5.0 took away to deprecated-directive', () => {
    rule.isSilent(domain('*', 'smtp-tls-allow-sslv3 no'));
  });

  it('says nothing of updates of the version', () => {
    rule.isSilent(domain('*', 'use-mta-sts yes', 'max-msg-rate 100/15m') + vmta('a', 'proxy-protocol 2'));
  });

  it('says which version brought it', () => {
    const [finding] = foundIn(domain('*', 'use-mta-sts yes'), '4.5');
    expect(finding?.message).toBe(
      'use-mta-sts came with PowerMTA 5.0r3, and this configuration is for 4.5.\nThat version refuses the line.\n' +
        'Somewhere between 5.0r3 and 5.0r8.\nRemove it, or set the version of your PowerMTA if it is a later one.',
    );
    const [rate] = foundIn(domain('*', 'max-msg-rate 9/2h'), '4.5');
    expect(rate?.message).toMatch(/^A rate for several units of time came with PowerMTA 5\.0, and/);
    expect(rate?.fix).toBeUndefined();
  });
});
