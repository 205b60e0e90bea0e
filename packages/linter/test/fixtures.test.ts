/** Our own configurations: healthy ones are left in peace, and each mistake that a fixture shows is told. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, diskFiles, loadProject } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type Preset, type RuleSettings, lintProject } from '../src/index.ts';

const root = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

function findingsIn(path: string, preset: Preset): string[] {
  const text = readFileSync(path, 'utf8');
  const project = loadProject({ path, text }, { files: diskFiles });
  const settings: RuleSettings = { preset, rules: new Map() };
  return lintProject(project, new Model(project), { settingsFor: () => settings }).flatMap(({ source, diagnostics }) =>
    diagnostics.map(({ rule, severity, span }) => {
      const { line } = source.lines.position(span.start);
      return `${source.path.slice(root.length)}:${line} ${severity} ${rule}`;
    }),
  );
}

describe.each(['small-sender/pmta.conf', 'regional-sender/config', 'agency/pmta.conf', 'platform/config'])(
  'the healthy fixture %s',
  (path) => {
    it('has nothing that the recommended rules tell', () => {
      expect(findingsIn(root + path, 'recommended')).toEqual([]);
    });

    it('has no error in any rule', () => {
      expect(findingsIn(root + path, 'all').filter((finding) => finding.includes(' error '))).toEqual([]);
    });
  },
);

/** The file, the preset, and the rules that tell what it shows, in the order of its lines. */
const mistakes: readonly (readonly [file: string, rules: readonly string[]])[] = [
  ['accounting.conf', ['acct-max-size-min', 'acct-user-string-name', 'unmet-requirement']],
  ['backoff-that-speeds-up.conf', ['backoff-rate-above-normal', 'backoff-retry-shorter', 'disable-ip-forever']],
  ['copied-limits.conf', ['retry-too-fast', 'backoff-no-exit', 'limit-absurd', 'limit-absurd', 'rate-zero']],
  ['in-clear.conf', ['tls-off', 'use-unencrypted-plain-auth']],
  [
    'logins-in-clear.conf',
    ['auth-no-tls-offered', 'auth-plain-unencrypted', 'smtp-user-weak-password', 'smtp-user-weak-password'],
  ],
  [
    'lost-mail.conf',
    ['bounce-before-first-retry', 'bounce-upon-transfer-failure', 'self-loop', 'blackhole-real-domain'],
  ],
  ['masked-provider-limits.conf', ['vmta-wildcard-masks-global', 'vmta-wildcard-masks-global']],
  ['open-monitor.conf', ['http-redirect-off', 'http-csrf-off', 'http-access-world', 'http-access-shadowed']],
  ['open-relay.conf', ['relay-open-source', 'relay-open-listener']],
  [
    'reply-lists.conf',
    [
      'pattern-too-broad',
      'pattern-anchor-wrong',
      'pattern-anchor-wrong',
      'pattern-unescaped',
      'pattern-redos',
      'skip-mx-on-permanent',
      'bounce-queue-broad',
    ],
  ],
];

describe('the fixtures that show mistakes', () => {
  it.each(mistakes)('%s', (file, rules) => {
    const found = findingsIn(`${root}mistakes/${file}`, 'recommended');
    expect(found.map((finding) => finding.split(' ').at(-1))).toEqual(rules);
  });

  it('are all there', () => {
    expect(mistakes.map(([file]) => file)).toEqual(readdirSync(`${root}mistakes`).toSorted());
  });
});

/** Broken in their layout only. */
const onlyLayout = new Set(['messy-layout.conf', 'mixed-line-ends.conf', 'byte-order-mark.conf']);

describe('the broken fixtures', () => {
  it.each(readdirSync(`${root}broken`))('%s', (file) => {
    const found = findingsIn(`${root}broken/${file}`, 'recommended').length;
    expect(found > 0).toBe(!onlyLayout.has(file));
  });
});
