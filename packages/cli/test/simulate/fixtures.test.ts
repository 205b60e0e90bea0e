/** The days of our fixtures come out as their comments say. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largePlatform } from '../../../../.dev/large-platform.ts';
import { folderWith, run } from '../command-line.ts';
import { resultOf, root } from './pmtasim.ts';

const provider = 't-online.de';

/** What becomes of the mail of the night for the one provider that the comments are about. */
function nightOf(...settings: readonly string[]): { delivered: number | undefined; backoff: number } {
  const scenario = ['fixtures/traffic/agency-day.yaml', '--config', 'fixtures/agency/pmta.conf', '--until', '5h10m'];
  const { domains, backoff } = resultOf([...scenario, ...settings], root);
  const own = backoff.episodes.filter(({ queue }) => queue.startsWith(`${provider}/`));
  return { delivered: domains.rows.find(({ name }) => name === provider)?.delivered, backoff: own.length };
}

describe('the day of the agency', () => {
  it('opens more connections than one provider takes, unless it is told', () => {
    const before = nightOf();
    const after = nightOf('--set', `${provider} max-smtp-out=6`);
    expect(before.backoff).toBeGreaterThan(3);
    expect(after.backoff).toBe(0);
    expect(after.delivered).toBeGreaterThan(2 * (before.delivered ?? Infinity));
  });
});

describe('the large platform', () => {
  it('has 2,000 virtual MTAs, and nothing that the linter tells or the formatter changes', () => {
    const cwd = folderWith(Object.fromEntries(largePlatform()));
    const sections = [...largePlatform().values()].join('\n').match(/^<virtual-mta /gm);
    expect(sections).toHaveLength(2000);
    expect(run('pmtalint', ['config'], { cwd }).stdout).toBe('no findings in 21 files\n');
    expect(run('pmtafmt', ['--check', 'config', 'pools'], { cwd }).code).toBe(0);
  });

  it('takes the mail of all its pools', () => {
    const cwd = folderWith(Object.fromEntries(largePlatform()));
    const scenario = join(root, 'fixtures/traffic/platform-hour.yaml');
    const { total, streams } = resultOf([scenario, '--config', 'config', '--until', '20s'], cwd);
    expect(total.refused).toBe(0);
    expect(streams.rows.filter(({ delivered }) => delivered > 0)).toHaveLength(20);
  });
});
