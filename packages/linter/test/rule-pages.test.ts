/** The examples in docs/rules are run: what a page calls bad is found, and what it calls good is silent. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '@pmtakit/grammar';
import { defaultAssumptions } from '@pmtakit/semantics';
import { providers } from '../src/data/providers.ts';
import { rules } from '../src/index.ts';
import { findingsOf } from './expect-findings.ts';
import { blocksOf, pageOf, pages } from './pages.ts';

/** What a rule and those of the validator find in an example. */
function findingsIn(rule: string, text: string): readonly Diagnostic[] {
  return findingsOf(rule, text)[0]?.diagnostics ?? [];
}

/** The same when the configuration is for a version that reads it otherwise. */
function findingsForOldVersion(rule: string, text: string): readonly Diagnostic[] {
  const model = { version: '4.5', assumptions: defaultAssumptions } as const;
  return findingsOf(rule, text, { model })[0]?.diagnostics ?? [];
}

/** Rules about mailbox providers show their names. */
function isOfProvider(domain: string): boolean {
  return providers.of(domain) !== undefined || providers.all.some(({ mx }) => mx.some((name) => name.endsWith(domain)));
}

describe.each(rules.map(({ id }) => id))('docs/rules/%s.md', (id) => {
  const page = pageOf(id);
  const blocks = blocksOf(page);
  const marked = (info: string): [number, string][] =>
    blocks.filter((block) => block.info === info).map(({ line, text }) => [line, text]);

  it('has bad and good examples, and no other blocks', () => {
    expect([...marked('pmta bad'), ...marked('pmta bad 4.5')].length).toBeGreaterThan(0);
    expect(marked('pmta good').length).toBeGreaterThan(0);
    expect(blocks.map(({ info }) => info).filter((info) => !/^pmta (?:bad|good|bad 4\.5)$/.test(info))).toEqual([]);
  });

  it.each(marked('pmta bad'))('shows what is bad in line %d', (_, text) => {
    expect(findingsIn(id, text).map(({ rule }) => rule)).toContain(id);
  });

  it.each(marked('pmta bad 4.5'))('shows what is bad in 4.5 in line %d', (_, text) => {
    expect(findingsForOldVersion(id, text).map(({ rule }) => rule)).toContain(id);
  });

  it.each(marked('pmta good'))('shows what is good in line %d', (_, text) => {
    expect(findingsIn(id, text).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  it('shows every kind of finding that has a section of its own', () => {
    for (const title of ['What it reports', 'Why it matters', 'How to mend it', 'The fix', 'When to ignore it']) {
      expect(page).toContain(`\n## ${title}\n`);
    }
  });

  it('uses addresses and names that are reserved for documentation', () => {
    const addresses = blocks.flatMap(({ text }) => text.match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? []);
    expect(addresses.filter((address) => !/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([]);
    const domains = blocks.flatMap(({ text }) => text.match(/\b[\w-]+\.(?:com|net|org|de|io|co|fr)\b/g) ?? []);
    expect(domains.filter((domain) => !domain.startsWith('example.') && !isOfProvider(domain))).toEqual([]);
  });

  it('links to pages that exist', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(new URL(link, pages)))).toEqual([]);
  });

  it('keeps what it says of the fix', () => {
    const fixes = marked('pmta bad')
      .flatMap(([, text]) => findingsIn(id, text))
      .filter(({ rule, fix }) => rule === id && fix)
      .map(({ fix }) => fix?.safe);
    const [, words = ''] = /\n## The fix\n\n([\s\S]*?)\n##/.exec(page) ?? [];
    expect(fixes.length > 0).toBe(!words.startsWith('There is none'));
    if (fixes.includes(true)) expect(words).toMatch(/\bSafe\b/);
    if (fixes.includes(false)) expect(words).toMatch(/suggestion/);
  });
});
