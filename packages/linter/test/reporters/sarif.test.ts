import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { type LintResult, type ReportContext, lint } from '../../src/index.ts';
import { resultAt } from '../marked.ts';
import { formats, hostileResult, realResults, reportAs } from './samples.ts';

function runOf(results: readonly LintResult[], more: Partial<ReportContext> = {}) {
  return JSON.parse(reportAs('sarif', results, more)).runs[0];
}

function printsOf(run: { results: { partialFingerprints: unknown }[] }): unknown[] {
  return run.results.map(({ partialFingerprints }) => partialFingerprints);
}

const resultOf = (...parameters: Parameters<typeof resultAt>) => runOf([resultAt(...parameters)]).results[0];

describe('a result', () => {
  it('has all that a finding has', () => {
    const other = new SourceFile('b.conf', 'x\n  y');
    const result = resultOf('x\na ⟦b⟧', {
      message: 'Wrong.\nIt matters.',
      related: [{ span: { start: 4, end: 5 }, message: 'set here', source: other }],
      fix: { title: 'write c', safe: false, edits: [{ span: { start: 4, end: 5 }, newText: 'c' }] },
      assumptions: ['resolution'],
    });
    const at = (uri: string, index: number, region: object) => ({
      artifactLocation: { uri, uriBaseId: '%SRCROOT%', index },
      region,
    });
    const region = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 };
    expect(result).toEqual({
      ruleId: 'some-rule',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Wrong.\nIt matters.' },
      locations: [{ physicalLocation: at('pmta.conf', 0, region) }],
      relatedLocations: [{ id: 0, physicalLocation: at('b.conf', 1, region), message: { text: 'set here' } }],
      fixes: [
        {
          description: { text: 'write c' },
          artifactChanges: [
            {
              artifactLocation: at('pmta.conf', 0, {}).artifactLocation,
              replacements: [{ deletedRegion: region, insertedContent: { text: 'c' } }],
            },
          ],
        },
      ],
      partialFingerprints: { 'pmtalint/v1': expect.stringMatching(/^[0-9a-f]{40}$/) },
      suppressions: [],
      properties: { messageId: 'some', severity: 'error', fixIsSafe: false, assumptions: ['resolution'] },
    });
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
    ['hint', 'note'],
  ] as const)('that is an %s has the level %s', (severity, level) => {
    expect(resultOf('⟦a⟧', { severity })).toMatchObject({ level, properties: { severity } });
  });

  it('counts columns in UTF-16 code units, as the run says', () => {
    const run = runOf([resultAt('\u{1F600}⟦b⟧')]);
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results[0].locations[0].physicalLocation.region).toMatchObject({ startColumn: 3, endColumn: 4 });
  });

  it('inserts nothing where a fix removes', () => {
    const fix = { title: 'remove it', safe: true, edits: [{ span: { start: 0, end: 1 }, newText: '' }] };
    const [change] = resultOf('⟦a⟧', { fix }).fixes[0].artifactChanges;
    expect(change.replacements[0]).not.toHaveProperty('insertedContent');
  });

  it('has no links that come from a file', () => {
    expect(resultOf('⟦a⟧', { message: 'No [x](http://h.example).' }).message.text).toBe('No [x] (http://h.example).');
  });

  it('keeps its fingerprint when lines move', () => {
    expect(resultOf('x\n\n a  ⟦b⟧').partialFingerprints).toEqual(resultOf('a ⟦b⟧').partialFingerprints);
  });
});

describe('what a comment passes over', () => {
  const found = resultAt('a ⟦b⟧ # c');
  const passedOver = (reason?: string): LintResult => ({
    ...found,
    diagnostics: [],
    suppressed: found.diagnostics.map((diagnostic) => ({ diagnostic, reason, place: { start: 4, end: 7 } })),
  });
  const location = {
    physicalLocation: {
      artifactLocation: { uri: 'pmta.conf', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 8 },
    },
  };

  it('is told with its reason and the comment', () => {
    const { results, tool } = runOf([passedOver('known\u001B[0m')]);
    expect(results).toHaveLength(1);
    expect(results[0].suppressions).toEqual([{ kind: 'inSource', justification: 'known\uFFFD[0m', location }]);
    expect(tool.driver.rules).toEqual([{ id: 'some-rule' }]);
  });

  it('keeps its fingerprint, and so do those like it', () => {
    const text = 'no-such-name\n'.repeat(3);
    const comment = '# pmtalint-disable-next-line unknown-directive -- known\n';
    const plain = runOf([lint(new SourceFile('a', text))]);
    const commented = runOf([lint(new SourceFile('a', comment + text))]);
    expect(printsOf(commented)).toEqual(printsOf(plain));
    expect(commented.results.map((one: { suppressions: unknown[] }) => one.suppressions.length)).toEqual([1, 0, 0]);
  });

  it('may have no reason', () => {
    expect(runOf([passedOver()]).results[0].suppressions).toEqual([{ kind: 'inSource', location }]);
  });

  it('is a finding in no other format', () => {
    for (const format of formats.filter((name) => name !== 'sarif')) {
      expect(reportAs(format, [passedOver('known')])).not.toContain('some-rule');
    }
  });
});

describe('rules', () => {
  it('are those that were found, each once, and results point at them', () => {
    const { results, tool } = runOf(realResults());
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    for (const { ruleId, ruleIndex } of results) expect(ids[ruleIndex]).toBe(ruleId);
  });

  it('have what people and GitHub ask for', () => {
    const pageOf = (id: string) => `# ${id}\n\nWhat it is.\n`;
    const [rule] = runOf([resultAt('⟦a⟧', { rule: 'bad-value' })], { pageOf }).tool.driver.rules;
    expect(rule).toEqual({
      id: 'bad-value',
      shortDescription: { text: expect.stringMatching(/\.$/) },
      fullDescription: { text: expect.stringMatching(/\.$/) },
      help: { text: '# bad-value\n\nWhat it is.\n', markdown: '# bad-value\n\nWhat it is.\n' },
      defaultConfiguration: { level: 'error' },
      properties: {
        category: expect.any(String),
        preset: 'recommended',
        tags: ['powermta', expect.any(String)],
        'problem.severity': 'error',
      },
    });
  });

  it('help with their summary where there are no pages', () => {
    const [rule] = runOf([resultAt('⟦a⟧', { rule: 'bad-value' })]).tool.driver.rules;
    expect(rule.help).toEqual({ text: rule.shortDescription.text });
  });
});

describe('files', () => {
  const uri = (path: string) => runOf([resultAt('⟦a⟧', {}, path)]).artifacts[0].location;

  it.each([
    ['a/b.conf', 'a/b.conf'],
    ['./a.conf', 'a.conf'],
    ['../a.conf', '../a.conf'],
    ['a b#ä.conf', 'a%20b%23%C3%A4.conf'],
    ['c:d', 'c%3Ad'],
    ['<stdin>', '%3Cstdin%3E'],
    ['100%', '100%25'],
  ])('%s is %s below the root', (path, expected) => {
    expect(uri(path)).toEqual({ uri: expected, uriBaseId: '%SRCROOT%', index: 0 });
  });

  it.each([
    ['/etc/pmta/config', 'file:///etc/pmta/config'],
    ['C:/pmta/my config', 'file:///C:/pmta/my%20config'],
    ['//server/share/config', 'file://server/share/config'],
  ])('%s is %s and has no root', (path, expected) => {
    expect(uri(path)).toEqual({ uri: expected, index: 0 });
  });

  it('are listed also when nothing was found in them', () => {
    const { artifacts, originalUriBaseIds } = runOf(realResults());
    expect(artifacts.map(({ location }: { location: { uri: string } }) => location.uri)).toEqual([
      'pmta/config',
      'clean.conf',
      '%3Cstdin%3E',
    ]);
    expect(Object.keys(originalUriBaseIds)).toEqual(['%SRCROOT%']);
  });

  it('that only places name are no targets', () => {
    const roles = runOf([hostileResult()]).artifacts.map((artifact: { roles?: string[] }) => artifact.roles);
    expect(roles).toEqual([['analysisTarget'], undefined]);
  });
});

describe('the invocation', () => {
  it('tells how the run ended', () => {
    expect(runOf([]).invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
    expect(runOf([], { exitCode: undefined }).invocations).toEqual([{ executionSuccessful: true }]);
  });

  it('tells what kept it from looking at everything', () => {
    expect(runOf([], { exitCode: 2, problems: ['a.conf: no such file'] }).invocations).toEqual([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'a.conf: no such file' } }],
      },
    ]);
  });
});

it('has a run without results for no results', () => {
  expect(runOf([])).toMatchObject({ artifacts: [], results: [], tool: { driver: { name: 'pmtalint', rules: [] } } });
});
