/**
 * What articles about PowerMTA show, mended by the fixes of the linter and run through the simulator: the three listings
 * of a published one, which is no part of this repository, and our own in the same manner.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../command-line.ts';
import { pmtasim, resultOf, root } from './pmtasim.ts';

const article = new URL('../../../../../shared/seed/powermta-configuration-article.txt', import.meta.url);
const isHere = existsSync(article);
const reason = isHere ? '' : ' (skipped: the article does not lie beside the repository)';

/** A listing from its first line up to the line of prose that follows it. */
function listing(first: string, next: string): string {
  const lines = readFileSync(article, 'utf8').split('\n');
  const start = lines.indexOf(first);
  const end = lines.findIndex((line, index) => index > start && line.startsWith(next));
  return `${lines.slice(start, end).join('\n')}\n`;
}

/** Somebody has to send, and articles rarely say who. */
const clients = `<source 127.0.0.1>
always-allow-relaying yes
process-x-virtual-mta yes
</source>
<source 0/0>
always-allow-relaying no
</source>
`;

/** What no fix can know: the name of the accounting file, and what was to be in it. */
const noFile = ['missing-argument', 'bad-value', 'bad-value'];

interface Linted {
  readonly files: readonly { readonly diagnostics: readonly { readonly rule: string; readonly severity: string }[] }[];
}

/** Mends a file in its place and gives the rules of the errors that are left. */
function errorsAfterFixes(name: string, cwd: string): string[] {
  const { stdout } = run('pmtalint', [name, '--fix-suggestions', '--format', 'json'], { cwd });
  const { files }: Linted = JSON.parse(stdout);
  const errors = files.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
  return errors.map(({ rule }) => rule);
}

const mail = (virtualMta: string): string => `streams:
  - { name: one, volume: 500, arrival: batch, virtualMta: ${virtualMta}, recipients: list.example }
  - { name: two, volume: 500, arrival: batch, virtualMta: ${virtualMta}, recipients: example.com }
receivers:
  - { domains: '*', model: { service: 400ms } }
`;

describe('the listings of the article', () => {
  it.skipIf(!isHere).each<[string, string, string, string, string[], string | undefined]>([
    [
      'regions',
      '# PowerMTA Configuration Example for Regional Variances',
      'Configuring Email Headers Correctly',
      'vmta-asia',
      [],
      'max-smtp-msg-rate 100/h',
    ],
    [
      'headers',
      '# PowerMTA Configuration for Email Headers',
      'Efficient Configuration Management',
      'vmta-custom-header',
      [],
      undefined,
    ],
    [
      'a whole file',
      '# PowerMTA Configuration Example',
      'This configuration is quite basic',
      'vmta01',
      noFile,
      'max-msg-rate 100/h',
    ],
  ])(`%s, mended and run${reason}`, (_, first, next, virtualMta, left, limit) => {
    const text = listing(first, next);
    const cwd = folderWith({ 'listing.conf': text + clients, 'mail.yaml': mail(virtualMta) });
    expect(errorsAfterFixes('listing.conf', cwd)).toEqual(left);
    const result = resultOf(['mail.yaml', '--config', 'listing.conf'], cwd);
    expect(result.total).toMatchObject({ injected: 1000, refused: 0, delivered: 1000 });
    expect(result.virtualMtas.rows.map(({ name }) => name)).toEqual([virtualMta]);
    const [held] = result.binding;
    if (limit !== undefined) expect(`${held?.directive} ${held?.value}`).toBe(limit);
  });
});

describe('our own in the same manner', () => {
  it.each<[string, string, string[], string]>([
    ['regions', 'article-regions', [], 'max-smtp-msg-rate'],
    ['headers', 'article', [], 'max-msg-rate'],
    ['server', 'article', noFile, 'max-msg-rate'],
  ])('%s, mended and run', (name, scenario, left, limit) => {
    const text = readFileSync(join(root, 'fixtures/article', `${name}.conf`), 'utf8');
    const cwd = folderWith({ 'listing.conf': text });
    expect(errorsAfterFixes('listing.conf', cwd)).toEqual(left);
    const path = join(root, 'fixtures/traffic', `${scenario}.yaml`);
    const { total, binding } = resultOf([path, '--config', 'listing.conf'], cwd);
    expect(total.refused).toBe(0);
    expect(total.delivered).toBeGreaterThan(7000);
    expect(binding.map(({ directive }) => directive)).toContain(limit);
  });

  it('is held by none of its rates before that', () => {
    const scenario = join(root, 'fixtures/traffic/article-regions.yaml');
    const { stdout } = pmtasim(['run', scenario, '--config', join(root, 'fixtures/article/regions.conf')]);
    expect(stdout).not.toMatch(/max-smtp-msg-rate \d/);
    expect(stdout).toContain('max-msg-rate, which is not understood');
  });
});
