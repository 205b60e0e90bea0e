import { describe, expect, it } from 'vitest';
import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import { idsIn, testRule } from '../expect-findings.ts';

const rule = testRule('deprecated-directive', { deprecated: 'warning', removed: 'warning' });

/** A line of this name at a place where PowerMTA takes it; values are no matter here. */
function sampleOf({ name, section, scopes: [scope = ''] }: CatalogueRow): string {
  const line = section ? `<⟦${name}⟧ x>\n</${name}>\n` : `⟦${name}⟧ x\n`;
  return scope === 'global' ? line : `<${scope} x>\n${line}</${scope}>\n`;
}

const { rows } = catalogue();
const deprecated = rows.filter((row) => row.deprecated).map((row): [string, CatalogueRow] => [row.name, row]);
const removed = rows.filter((row) => row.removed).map((row): [string, CatalogueRow] => [row.name, row]);

describe('deprecated-directive', () => {
  it.each(deprecated)('tells that %s is deprecated', (_, row) => rule.finds(sampleOf(row), ['deprecated']));

  it.each(removed)('tells that %s was removed', (_, row) => rule.finds(sampleOf(row), ['removed']));

  it.each<[string, string, string[]]>([
    ['capitals', '<domain *>\n  ⟦Route⟧ mx.example.com\n</domain>\n', ['deprecated']],
    ['tabs and a comment', '<domain *>\n\t⟦route⟧\tmx.example.com\t# old\n</domain>\n', ['deprecated']],
    ['a section with braces', 'domain * {\n⟦route⟧ mx.example.com\n}\n', ['deprecated']],
    ['a nested section', '<virtual-mta a>\n<domain *>\n⟦dk-sign⟧ yes\n</domain>\n</virtual-mta>\n', ['deprecated']],
    ['no value', '<domain *>\n⟦route⟧\n</domain>\n', ['deprecated']],
    ['the last line', '⟦smtp-port⟧ 2525', ['deprecated']],
    ['two on end', '⟦smtp-ip⟧ 192.0.2.1\n⟦smtp-port⟧ 25\n', ['deprecated', 'deprecated']],
    ['a section in capitals', '<⟦SparkPost-Analytics⟧>\n</SparkPost-Analytics>\n', ['deprecated']],
  ])('tells an old name with %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each<[string, string]>([
    ['the names of today', '<domain *>\n  smtp-hosts mx.example.com\n  max-msg-rate 100/h\n</domain>\n'],
    ['a section of the same name', '<spool /var/spool/pmta>\n</spool>\n'],
    ['an alias that is still right', '<domain *>\n  max-rcpt-per-transaction 10\n</domain>\n'],
    ['an old name at a wrong place', 'route mx.example.com\n'],
    ['an old name in a comment', '# route mx.example.com\n'],
    ['an old name as a value', '<domain *>\n  command route x\n</domain>\n'],
    ['an old name in a section nobody knows', '<zzzz>\nroute mx.example.com\n</zzzz>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each<[string, string, string]>([
    [
      'route',
      '<domain *>\n  route mx.example.com\n</domain>\n',
      '<domain *>\n  smtp-hosts mx.example.com\n</domain>\n',
    ],
    ['ROUTE', '<domain *>\nROUTE [192.0.2.1]:25\n</domain>\n', '<domain *>\nsmtp-hosts [192.0.2.1]:25\n</domain>\n'],
    [
      'delivery-priority',
      '<domain a>\ndelivery-priority 70\n</domain>\n',
      '<domain a>\nqueue-priority 70\n</domain>\n',
    ],
  ])('mends %s', (_, before, after) => rule.mends(before, after, true));

  it.each<[string, string]>([
    ['a value that has to be written otherwise', '<domain *>\nmax-msg-per-hour 100\n</domain>\n'],
    ['an opposite sense', '<domain *>\ndeliver-local-dsn no\n</domain>\n'],
    ['a section', '<sparkpost-analytics>\n</sparkpost-analytics>\n'],
    ['what was removed', 'smtp-server-tls-allow-sslv3 no\n'],
  ])('offers no fix for %s', (_, sample) => rule.hasNoFix(sample));

  it('says since when and what to write', () => {
    rule.says('<domain *>\nroute a\n</domain>\n', 'route is deprecated since 4.5; use smtp-hosts.\n');
    rule.says('smtp-port 25\n', 'smtp-port is deprecated; use smtp-listener.\n');
    rule.says('smtp-port 25\n', 'It has no effect once an smtp-listener is present.');
    rule.says('<sparkpost-analytics>\n', '<sparkpost-analytics> is deprecated; use <signals>.\n');
    rule.says('pickup-retry-interval 10m\n', 'pickup-retry-interval is deprecated.\n');
    rule.says('<bounce-processor>\ndeliver-email no\n', 'use deliver-matched-email or deliver-unmatched-email.');
    rule.says('http-tls-allow-sslv3 no\n', 'not valid any more in later releases of PowerMTA 5.0.');
  });

  it('names what to write only with names that exist and are not deprecated themselves', () => {
    const names = deprecated.flatMap(([, row]) => row.deprecated?.use ?? []);
    for (const name of names) {
      const section = /^<(.+)>$/.exec(name)?.[1];
      const found = section ? [catalogue().section(section)] : catalogue().directivesNamed(name);
      expect(
        found.some((row) => row && !row.deprecated),
        name,
      ).toBe(true);
    }
  });

  it('goes with the finding for a bad value', () => {
    expect(idsIn('smtp-ip localhost\n')).toEqual(['deprecated-directive/deprecated', 'bad-value/value']);
  });
});
