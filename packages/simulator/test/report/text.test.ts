import { describe, expect, test } from 'vitest';
import { compareResults } from '../../src/results/compare.ts';
import { sweepTable } from '../../src/results/sweep.ts';
import { comparisonSections, sweepSection } from '../../src/report/text-comparison.ts';
import type { TextSection } from '../../src/report/text-section.ts';
import { resultSections } from '../../src/report/text.ts';
import { configuration, domain, measured, vmta } from '../results/measured-run.ts';
import { busyRun, samples } from './samples.ts';

function titled(sections: readonly TextSection[], title: string): TextSection {
  const found = sections.find((section) => section.title === title);
  if (!found) throw new Error(`no section ${title} among ${sections.map((one) => one.title).join(', ')}`);
  return found;
}

describe('the report of a run', () => {
  const sections = resultSections(busyRun());

  test('begins with what passed and failed, then totals, then what held mail back', () => {
    expect(sections.map(({ title }) => title)).toEqual([
      'Thresholds',
      'Totals',
      'Not taken',
      'What held mail back',
      'Bounces',
      'Backoff',
      'Domains',
      'Queues',
      'Virtual MTAs',
      'Source addresses',
      'Source addresses by provider',
      'Mail servers',
      'Streams',
      'Peaks: most in any such time / allowed / tolerated',
      'Not modelled',
    ]);
  });

  test('puts thresholds that failed first', () => {
    const words = titled(sections, 'Thresholds').rows.map(([word]) => word);
    expect(words).toEqual(words.toSorted());
    expect(new Set(words)).toEqual(new Set(['FAILED', 'passed']));
  });

  test('names the limit with its line', () => {
    expect(titled(sections, 'What held mail back').rows[0]?.slice(1, 3)).toEqual([
      'backoff-max-msg-rate 20/h',
      'config:18',
    ]);
  });

  test('says why mail was not taken, and whose it was', () => {
    const { head, rows } = titled(sections, 'Not taken');
    expect(head).toEqual(['recipients', 'reason', 'of']);
    expect(rows).toEqual([['4', 'no relaying', 'stream 1']]);
  });

  test('says which limit clients wait for', () => {
    const streams = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({ name, count: 1_000 - index }));
    const waiting = [{ reason: 'total-max-smtp-in 0 (config:1)', count: 4_990, clients: 2_495, streams }];
    const waited = resultSections({ ...busyRun(), waiting });
    expect(titled(waited, 'Waiting for a connection in the end').rows).toEqual([
      ['2,495', '4,990', 'total-max-smtp-in 0 (config:1)', 'a, b, c and 2 more'],
    ]);
    expect(titled(waited, 'Totals').rows).toContainEqual([
      'waiting',
      '4,990 whose clients still waited for a connection',
    ]);
  });

  test('marks what is above what is tolerated, and puts it first', () => {
    const { rows, notes } = titled(sections, 'Peaks: most in any such time / allowed / tolerated');
    const isMarked = rows.map((row) => row.some((cell) => cell.endsWith('!')));
    expect(isMarked).toEqual(isMarked.toSorted((a, b) => Number(b) - Number(a)));
    expect(isMarked[0]).toBe(true);
    expect(notes.join()).toContain('!');
  });

  test('tells the line that began backoff mode', () => {
    expect(titled(sections, 'Backoff').rows[0]).toContain('config:8');
  });

  test.each(samples)('%s has as many words in each row as columns', (_, run) => {
    for (const { head, alignments, rows, title } of resultSections(run())) {
      expect(title).not.toBe('');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) if (head.length > 0) expect(row).toHaveLength(head.length);
      expect(alignments.length === head.length || head.length === 0).toBe(true);
    }
  });

  test('shows so many rows only, and says so', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ count: 2, domain: `d${index}.example` }));
    const { result } = measured(vmta('v'), many);
    const { rows, notes } = titled(resultSections(result, { most: 7 }), 'Domains');
    expect(rows).toHaveLength(7);
    expect(notes).toEqual(['23 more not shown.']);
  });

  test('says what is only summed', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ count: 2, domain: `d${index}.example` }));
    const { result } = measured(vmta('v'), many, { collector: { detailed: 4 } });
    expect(titled(resultSections(result), 'Domains').notes).toEqual([
      '26 less busy ones are only counted, all together: injected 52, delivered 52, bounced 0.',
    ]);
  });

  test('of no mail has totals', () => {
    const { rows } = titled(resultSections(measured(vmta('v'), []).result), 'Totals');
    expect(rows).toContainEqual(['injected', '0']);
    expect(rows).toContainEqual(['drained after', '-']);
  });
});

describe('a comparison', () => {
  const runWith = (rate: string, more: Parameters<typeof measured>[1] = []) => {
    const config = configuration(vmta('v'), domain('a.example', `max-msg-rate ${rate}`));
    return measured(config, [{ count: 100, domain: 'a.example' }, ...more]).result;
  };

  test('shows both numbers and their difference', () => {
    const sections = comparisonSections(compareResults(runWith('20/h'), runWith('50/h')));
    expect(titled(sections, 'Totals').rows).toContainEqual(['drain', '4h', '1h', '-3h']);
    const [[name, text] = []] = titled(sections, 'Queues').rows;
    expect(name).toBe('a.example/v');
    expect(text).toContain('drain 4h -> 1h');
    expect(text).toContain('held back by max-msg-rate 20/h -> max-msg-rate 50/h');
  });

  test('of the same says so', () => {
    const sections = comparisonSections(compareResults(runWith('20/h'), runWith('20/h')));
    expect(sections.map(({ rows }) => rows)).toEqual([[['Both runs came to the same.']]]);
  });

  test('of other mail warns', () => {
    const after = runWith('20/h', [{ count: 1, domain: 'b.example' }]);
    const [first] = comparisonSections(compareResults(runWith('20/h'), after));
    expect(first?.notes.join()).toContain('did not have the same mail');
  });
});

test('a sweep is one table', () => {
  const config = (rate: string): string => configuration(vmta('v'), domain('a.example', `max-msg-rate ${rate}`));
  const variants = ['20/h', '50/h'].map((name) => ({
    name,
    result: measured(config(name), [{ count: 100, domain: 'a.example' }]).result,
  }));
  const { head, rows } = sweepSection(sweepTable(variants));
  expect(rows.map((row) => row[head.indexOf('drain')])).toEqual(['4h', '1h']);
  expect(rows.map(([name]) => name)).toEqual(['20/h', '50/h']);
});
