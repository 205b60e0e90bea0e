/** The days of our fixtures come out as their comments say. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largePlatform } from '../../../../.dev/large-platform.ts';
import { folderWith, run } from '../command-line.ts';
import { pmtasim, resultOf, root } from './pmtasim.ts';

const failed = (stdout: string): string[] => stdout.split('\n').filter((line) => line.startsWith('FAILED'));

describe('the day of the agency', () => {
  const args = ['run', 'fixtures/traffic/agency-day.yaml', '--config', 'fixtures/agency/pmta.conf'];

  it('fails because of one provider', () => {
    const { code, stdout } = pmtasim(args, { cwd: root });
    expect(code).toBe(1);
    expect(failed(stdout)).toEqual([
      expect.stringContaining('t-online.de expired share < 1%'),
      expect.stringContaining('bounced share < 3%'),
    ]);
  });

  it('holds with the limit that its comment names', () => {
    const { code, stdout } = pmtasim([...args, '--set', 't-online.de max-smtp-out=6'], { cwd: root });
    expect({ code, failed: failed(stdout) }).toEqual({ code: 0, failed: [] });
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
