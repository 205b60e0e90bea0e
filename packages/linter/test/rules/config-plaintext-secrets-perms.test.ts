import { describe, expect, it } from 'vitest';
import { Model, type ProjectFiles, loadProject, memoryFiles } from '@pmtakit/semantics';
import { lintProject } from '../../src/index.ts';
import { domain, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('config-plaintext-secrets-perms', { place: 'warning', key: 'warning', configuration: 'warning' });

const USER = section('smtp-user shop', 'password mossy-lantern-rides-42');

/** What is found when files have permissions: path, message and text. */
function foundWith(modes: Readonly<Record<string, number>>, texts: Readonly<Record<string, string>>): string[][] {
  const [main = ''] = Object.keys(texts);
  const folders = Object.keys(modes).map((path) => [path.slice(0, path.lastIndexOf('/') + 1), 0o755] as const);
  const byPath = new Map([...folders, ...Object.entries(modes)]);
  const files: ProjectFiles = { ...memoryFiles(texts), mode: (path) => byPath.get(path) };
  const project = loadProject({ path: main, text: texts[main] ?? '' }, { files });
  const rules = new Map([['config-plaintext-secrets-perms', { level: 'on', options: new Map() } as const]]);
  const results = lintProject(project, new Model(project), { settingsFor: () => ({ preset: 'none', rules }) });
  return results.flatMap(({ source, diagnostics }) =>
    diagnostics.map(({ messageId, span }) => [source.path, messageId, source.text.slice(span.start, span.end)]),
  );
}

describe('config-plaintext-secrets-perms', () => {
  it.each([
    ['of root', 'domain-key ⟦s1,example.com,/root/keys/s1.pem⟧\n'],
    ['of temporary files', 'domain-key ⟦s1,example.com,/tmp/s1.pem⟧\n'],
    ['of other temporary files', 'domain-key ⟦s1,*,/var/tmp/keys/s1.pem⟧\n'],
    ['of a web server', 'domain-key ⟦s1,*,/var/www/html/s1.pem⟧\n'],
    ['of a web site', 'domain-key ⟦s1,*,/opt/site/public_html/s1.pem⟧\n'],
    ['of a user', 'domain-key ⟦s1,*,/home/ann/s1.pem⟧\n'],
    ['in a virtual MTA', vmta('a', 'domain-key ⟦s1,*,/root/s1.pem⟧')],
    ['of a certificate', 'smtp-server-tls-certificate ⟦/root/server.pem⟧\n'],
    ['of a certificate with a password', 'smtp-server-tls-certificate ⟦/tmp/server.pem hush⟧\n'],
    ['of a listener', section('smtp-listener 0/0:465', 'tls-certificate ⟦/tmp/server.pem⟧')],
    ['of a client certificate', domain('example.com', 'smtp-client-certificate ⟦/root/client.pem⟧')],
  ])('finds a key in a folder %s', (_, sample) => rule.finds(sample, ['place']));

  it('tells a key that many use once', () => {
    rule.finds(vmta('a', 'domain-key ⟦s1,*,/root/s1.pem⟧') + vmta('b', 'domain-key s1,*,/root/s1.pem'), ['place']);
  });

  it('tells each folder once, with the other keys in it', () => {
    const key = (path: string): string => `domain-key s1,example.com,${path}\n`;
    const three = 'domain-key ⟦s1,example.com,/root/a/1.pem⟧\n' + key('/root/b/2.pem') + key('/root/3.pem');
    rule.finds(three, ['place']);
    rule.finds(three + 'domain-key ⟦s1,example.com,/tmp/1.pem⟧\n', ['place', 'place']);
    rule.says(key('/root/1.pem'), 'This private key lies in /root, which');
    rule.says(key('/root/1.pem') + key('/root/2.pem'), 'This private key and 1 other lie in /root, which');
    rule.says(three, 'This private key and 2 others lie in /root, which');
    rule.pointsAt(key('/root/1.pem') + key('/root/2.pem'), [['s1,example.com,/root/2.pem', 'another one']]);
  });

  it.each([
    ['a folder of keys', 'domain-key s1,example.com,/etc/pmta/keys/s1.pem\n'],
    ['a path without a folder', 'domain-key s1,example.com,s1.pem\n'],
    ['a vault', 'domain-key {selector},{domain},{vault}:/v1/dkim/${domain}:key\n'],
    ['the home of PowerMTA', 'domain-key s1,example.com,/home/pmta/keys/s1.pem\n'],
    [
      'a folder with a like name',
      'domain-key s1,example.com,/rooted/s1.pem\ndomain-key s2,a.example.com,/tmpfiles/s1.pem\n',
    ],
    [
      'the certificate of a user, which is public',
      section('smtp-user a', 'authentication-method certificate', 'tls-certificate /tmp/a.pem'),
    ],
    ['a key that is none', 'domain-key /root/s1.pem\n'],
    ['passwords without permissions', USER],
    ['Windows', 'domain-key s1,example.com,C:\\pmta\\s1.pem\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds keys that others may read', () => {
    const text = 'domain-key s1,example.com,/etc/pmta/s1.pem\ndomain-key s2,example.net,/etc/pmta/s2.pem\n';
    const modes = { '/etc/pmta/s1.pem': 0o644, '/etc/pmta/s2.pem': 0o640 };
    expect(foundWith(modes, { config: text })).toEqual([['config', 'key', 's1,example.com,/etc/pmta/s1.pem']]);
  });

  it('asks nobody about relative paths', () => {
    expect(foundWith({ 's1.pem': 0o644 }, { config: 'domain-key s1,example.com,s1.pem\n' })).toEqual([]);
  });

  it('finds configuration files with passwords that others may read', () => {
    const found = foundWith({ '/etc/pmta/config': 0o644 }, { '/etc/pmta/config': USER });
    expect(found).toEqual([['/etc/pmta/config', 'configuration', 'mossy-lantern-rides-42']]);
  });

  it('finds included files', () => {
    const texts = { '/etc/pmta/config': 'include users.conf\n', '/etc/pmta/users.conf': USER };
    const modes = { '/etc/pmta/config': 0o644, '/etc/pmta/users.conf': 0o604 };
    expect(foundWith(modes, texts)).toEqual([['/etc/pmta/users.conf', 'configuration', 'mossy-lantern-rides-42']]);
  });

  it.each([
    ['a file for its owner and group', { '/etc/pmta/config': 0o640 }, { '/etc/pmta/config': USER }],
    ['a file without passwords', { '/etc/pmta/config': 0o644 }, { '/etc/pmta/config': 'host-name a.example.com\n' }],
    ['a checkout', { '/home/ann/pmta/config': 0o644 }, { '/home/ann/pmta/config': USER }],
    ['a file that is not there', {}, { '/etc/pmta/config': USER }],
  ])('says nothing about %s', (_, modes, texts) => expect(foundWith(modes, texts)).toEqual([]));

  it('says why, and has no fix', () => {
    rule.says('domain-key s1,*,/root/s1.pem\n', 'This private key lies in /root, which PowerMTA can only read');
    rule.hasNoFix('domain-key s1,*,/root/s1.pem\n');
  });
});
