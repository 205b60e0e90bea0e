import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adviceFor, advisers } from '../../src/index.ts';
import { conf, refactorableOf } from '../dry/refactored.ts';

function advice(text: string, id: string): string[] {
  const some = advisers.filter((one) => one.id === id);
  return adviceFor(refactorableOf({ config: text }).open(new Map()), some).map(
    ({ place, message }) => `${place.line}: ${message}`,
  );
}

const vmta = (name: string, address: string, ...lines: readonly string[]): string =>
  `<virtual-mta ${name}>\n${[`smtp-source-host ${address} ${name}.example.com`, ...lines].map((line) => `    ${line}\n`).join('')}</virtual-mta>\n`;

describe('one-queue', () => {
  const macro = (limit: string, more = ''): string =>
    `domain-macro slow a.example, b.example, c.example\n<domain $slow>\n    ${limit}\n</domain>\n${more}`;

  it.each<[string, string, string]>([
    [
      'one virtual MTA',
      macro('max-smtp-out 5'),
      'may open 15 connections together; as one queue, by queue-to or an MX rollup, 5',
    ],
    [
      'several',
      macro('max-smtp-out 5', vmta('x', '192.0.2.1') + vmta('y', '192.0.2.2')),
      'may open 45 connections together; as one queue, by queue-to or an MX rollup, 15',
    ],
    [
      'a limit of the virtual MTA',
      macro('max-smtp-out 5', vmta('x', '192.0.2.1', 'max-smtp-out 7')),
      'may open 22 connections together; as one queue, by queue-to or an MX rollup, 10',
    ],
    [
      'a limit of the server',
      macro('max-smtp-out 5', 'total-max-smtp-out 12\n'),
      'may open 12 connections together; as one queue, by queue-to or an MX rollup, 5',
    ],
  ])('counts %s', (_, text, message) => {
    expect(advice(text, 'one-queue')).toEqual([
      `2: <domain $slow> is 3 queues (a.example, b.example and c.example) that ${message}`,
    ]);
  });

  it.each<[string, string]>([
    ['two domains', 'domain-macro slow a.example, b.example\n<domain $slow>\n    max-smtp-out 5\n</domain>\n'],
    ['no limit of connections', macro('retry-after 3m')],
    ['a queue for all of them', macro('max-smtp-out 5\n    queue-to a.example')],
    ['different limits', macro('max-smtp-out 5', '<domain a.example>\n    max-smtp-out 3\n</domain>\n')],
    ['a limit that is reached anyway', macro('max-smtp-out 5', 'total-max-smtp-out 4\n')],
    ['limits of mail servers', macro('max-smtp-out 5', 'mx-connection-limit mx.example 4\n')],
    [
      'a rollup list',
      macro('max-smtp-out 5', '<mx-rollup-list>\n    mx *.mx.example slow.rollup\n</mx-rollup-list>\n'),
    ],
  ])('is silent for %s', (_, text) => {
    expect(advice(text, 'one-queue')).toEqual([]);
  });
});

describe('one-virtual-mta', () => {
  const pool = '<virtual-mta-pool p>\n    virtual-mta x\n    virtual-mta y\n</virtual-mta-pool>\n';

  it('tells totals for domains that are named nowhere', () => {
    const text = `${vmta('x', '192.0.2.1')}${vmta('y', '192.0.2.2')}${pool}<domain *>\n    max-smtp-out 7\n</domain>\n`;
    expect(advice(text, 'one-virtual-mta')).toEqual([
      expect.stringContaining(
        'has 2 queues, and 14 connections if it is named nowhere else; one virtual MTA with 2 addresses has one queue with 7',
      ),
    ]);
  });

  it.each<[string, string]>([
    ['members that differ in more', vmta('x', '192.0.2.1') + vmta('y', '192.0.2.2', 'max-smtp-msg-rate 5/s') + pool],
    [
      'members with several addresses',
      vmta('x', '192.0.2.1', 'smtp-source-host 192.0.2.3 x') +
        vmta('y', '192.0.2.2', 'smtp-source-host 192.0.2.4 y') +
        pool,
    ],
    [
      'limits of virtual MTAs',
      vmta('x', '192.0.2.1', 'max-smtp-out 3') + vmta('y', '192.0.2.2', 'max-smtp-out 3') + pool,
    ],
    ['virtual MTAs without a pool', vmta('x', '192.0.2.1') + vmta('y', '192.0.2.2')],
  ])('is silent for %s', (_, text) => {
    expect(advice(text, 'one-virtual-mta')).toEqual([]);
  });
});

describe('generated-sections', () => {
  const sections = (count: number, section: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => section(index)).join('');
  const generated = (index: number): string =>
    vmta(
      `m${index}`,
      `192.0.2.${index}`,
      'max-smtp-out 400',
      'max-smtp-msg-rate 10/s',
      'domain-key k, example.com, /k.pem',
    );

  it('counts the words that differ', () => {
    expect(advice(sections(6, generated), 'generated-sections')).toEqual([
      '1: 6 <virtual-mta> sections (m0, m1, m2 and 3 more) differ in 2 words of 8; keep the template that made them, or make one, and change that',
    ]);
  });

  it.each<[string, string]>([
    ['four of them', sections(4, generated)],
    ['short ones', sections(9, (index) => vmta(`m${index}`, `192.0.2.${index}`))],
    [
      'what differs in most',
      sections(9, (index) =>
        vmta(`m${index}`, `192.0.2.${index}`, `max-smtp-out ${index}`, `max-smtp-msg-rate ${index}/s`),
      ),
    ],
    [
      'copies',
      sections(
        9,
        (index) =>
          `<source 10.${index}/16>\n    smtp-service yes\n    log-connections no\n    log-commands no\n</source>\n`,
      ),
    ],
    [
      'domains',
      sections(
        9,
        (index) =>
          `<domain d${index}.com>\n    max-smtp-out ${index}\n    retry-after 3m\n    bounce-after 4d\n    use-starttls yes\n</domain>\n`,
      ),
    ],
  ])('is silent for %s', (_, text) => {
    expect(advice(text, 'generated-sections')).toEqual([]);
  });
});

describe('advice', () => {
  it('is given once for files that are included twice, and not where includes are out of reach', () => {
    const one = conf(`
      domain-macro slow a.example, b.example, c.example
      <domain $slow>
          max-smtp-out 5
      </domain>
    `);
    const models = (config: string): ReturnType<typeof adviceFor> =>
      adviceFor(
        [refactorableOf({ config, 'a.conf': one }), refactorableOf({ config, 'a.conf': one })].flatMap((each) =>
          each.open(new Map()),
        ),
      );
    expect(models('include a.conf\n')).toHaveLength(1);
    expect(models('include a.conf\ninclude missing.conf\n')).toEqual([]);
  });

  it('is documented, each kind by its name', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../../docs/dry.md', import.meta.url)), 'utf8');
    for (const { id } of advisers) expect(page).toContain(`\`${id}\``);
  });
});
