import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from '@pmtakit/grammar';
import { type LintResult, type ReportContext, lint, plainPalette, reportFormats } from '@pmtakit/linter';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../src/exit-codes.ts';
import { reportJobs, writeReports } from '../src/reports.ts';
import { folderWith, hasProgram, isRoot, namesIn, shell } from './command-line.ts';

const settings: ReportContext = {
  version: '0.1.0',
  text: { palette: { ...plainPalette, strong: (text) => `<${text}>` }, frames: false, width: 40 },
};
const results: LintResult[] = [lint(new SourceFile('a.conf', 'no-such-name 1\n'))];
const expected = (format: string, more: Partial<ReportContext> = {}) =>
  reportFormats.get(format)?.(results, { ...settings, ...more });
const FOUND = 'a.conf:1:1: error no-such-name is no PowerMTA directive. [unknown-directive]\n';

describe('reportJobs', () => {
  it.each([
    ['nothing', {}, [{ format: 'text' }]],
    ['a format', { format: 'sarif' }, [{ format: 'sarif' }]],
    ['a report', { report: ['github'] }, [{ format: 'github' }]],
    ['a report on -', { report: ['json=-'] }, [{ format: 'json' }]],
    ['a report in a file', { report: ['json=a.json'] }, [{ format: 'text' }, { format: 'json', file: 'a.json' }]],
    [
      'a file with = in its name',
      { format: 'json', report: ['junit=a=b'] },
      [{ format: 'json' }, { format: 'junit', file: 'a=b' }],
    ],
    [
      'several',
      { report: ['github', 'sarif=a.sarif', 'sarif=b.sarif'] },
      [{ format: 'github' }, { format: 'sarif', file: 'a.sarif' }, { format: 'sarif', file: 'b.sarif' }],
    ],
  ])('understands %s', (_, options, jobs) => {
    expect(reportJobs(options)).toEqual(jobs);
  });

  it.each([...reportFormats.keys()])('knows %s', (format) => {
    expect(reportJobs({ format, report: [`${format}=x`] })).toEqual([{ format }, { format, file: 'x' }]);
  });

  it.each([
    ['a format that is none', { format: 'sarf' }, /^sarf is no report; did you mean sarif\? there are text, /],
    ['a report that is none', { report: ['x=y'] }, /^x is no report; there are text, compact, /],
    ['a name of objects', { report: ['constructor'] }, /^constructor is no report/],
    ['no name', { report: ['=a.txt'] }, /^a report without a name; there are /],
    ['no file', { report: ['json='] }, /^--report json=: name a file behind the =/],
    [
      'two on standard output',
      { format: 'json', report: ['sarif'] },
      'two reports would be mixed in standard output: json and sarif; give one its own file, such as --report sarif=FILE',
    ],
    ['two in a file', { report: ['json=a/../b', 'sarif=b'] }, /^two reports would be mixed in b: json and sarif; /],
  ])('refuses %s', (_, options, message) => {
    expect(() => reportJobs(options)).toThrow(UsageError);
    expect(() => reportJobs(options)).toThrow(message);
  });
});

describe('writeReports', () => {
  let printed = '';
  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** What goes wrong, in words. */
  async function failure(report: readonly string[], of: readonly LintResult[] = results): Promise<string> {
    const error: unknown = await writeReports(reportJobs({ report }), of, settings).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UsageError);
    return error instanceof UsageError ? error.message : '';
  }

  it('prints what has no file', async () => {
    await writeReports([{ format: 'json' }], results, settings);
    expect(printed).toBe(expected('json'));
  });

  it('writes several files and prints at once', async () => {
    const folder = folderWith({ 'a.sarif': 'old' });
    const report = [`sarif=${folder}/a.sarif`, `junit=${folder}/b.xml`, `compact=${folder}/c`];
    await writeReports(reportJobs({ format: 'github', report }), results, settings);
    expect(printed).toBe(expected('github'));
    expect(namesIn(folder)).toEqual(['a.sarif', 'b.xml', 'c']);
    expect(readFileSync(`${folder}/a.sarif`, 'utf8')).toBe(expected('sarif'));
    expect(readFileSync(`${folder}/b.xml`, 'utf8')).toBe(expected('junit'));
    expect(readFileSync(`${folder}/c`, 'utf8')).toBe(FOUND);
  });

  it('has colours on standard output only', async () => {
    const folder = folderWith();
    await writeReports(reportJobs({ report: [`text=${folder}/a`] }), results, settings);
    expect(printed).toContain('<a.conf:1:1:>');
    expect(readFileSync(`${folder}/a`, 'utf8')).toBe(`${FOUND}1 error in 1 file\n`);
  });

  it('tells no counts when nothing could be read, but writes every document', async () => {
    const folder = folderWith();
    await writeReports(reportJobs({ report: [`json=${folder}/a`] }), [], settings);
    expect(printed).toBe('');
    expect(JSON.parse(readFileSync(`${folder}/a`, 'utf8'))).toMatchObject({ files: [] });
  });

  it('keeps a symbolic link', async () => {
    const folder = folderWith({ 'real.json': 'old' });
    symlinkSync('real.json', join(folder, 'link.json'));
    await writeReports(reportJobs({ report: [`json=${folder}/link.json`] }), results, settings);
    expect(readFileSync(`${folder}/real.json`, 'utf8')).toBe(expected('json'));
    expect(namesIn(folder)).toEqual(['link.json', 'real.json']);
  });

  it.skipIf(!hasProgram('mkfifo'))('writes into a pipe instead of replacing it', async () => {
    const folder = folderWith();
    shell(`mkfifo ${folder}/pipe; cat ${folder}/pipe > ${folder}/out 2> /dev/null < /dev/null &`);
    await writeReports(reportJobs({ report: [`compact=${folder}/pipe`] }), results, settings);
    await vi.waitFor(() => expect(readFileSync(`${folder}/out`, 'utf8')).toBe(FOUND));
    expect(statSync(`${folder}/pipe`).isFIFO()).toBe(true);
  });

  it('names the folder that is missing', async () => {
    const folder = folderWith({ file: '' });
    const missing = `${folder}/none/a.json`;
    expect(await failure([`json=${missing}`])).toBe(`${missing}: there is no folder ${folder}/none; make it first`);
    expect(await failure([`json=${folder}/file/a`])).toBe(`${folder}/file/a: ${folder}/file is no folder`);
  });

  it('names a folder that is given for a file', async () => {
    const folder = folderWith();
    mkdirSync(`${folder}/d`);
    expect(await failure([`json=${folder}/d`])).toBe(`${folder}/d: is a folder; name a file in it`);
  });

  it.skipIf(isRoot)('names what may not be written', async () => {
    const folder = folderWith({ 'a.json': 'old' });
    chmodSync(`${folder}/a.json`, 0o400);
    expect(await failure([`json=${folder}/a.json`])).toMatch(/a\.json: permission denied/);
    chmodSync(folder, 0o500);
    expect(await failure([`json=${folder}/b.json`])).toMatch(/b\.json: permission denied/);
    chmodSync(folder, 0o700);
    expect(namesIn(folder)).toEqual(['a.json']);
  });

  it('replaces no file that was looked over', async () => {
    const folder = folderWith({ 'a.conf': 'no-such-name 1\n' });
    const path = join(folder, 'a.conf');
    symlinkSync('a.conf', join(folder, 'link'));
    const of = [lint(new SourceFile(path, 'no-such-name 1\n'))];
    for (const file of [path, join(folder, 'link')]) {
      expect(await failure([`json=${file}`], of)).toBe(
        `${file}: is a configuration file that was looked over; name another one`,
      );
    }
    expect(readFileSync(path, 'utf8')).toBe('no-such-name 1\n');
  });

  it('writes all others when some cannot be written, and names each', async () => {
    const folder = folderWith();
    const report = [`json=${folder}/x/a`, `compact=${folder}/b`, `json=${folder}/y/c`];
    const message = await failure(report);
    expect(message.split('\n').map((line) => line.split(':')[0])).toEqual([`${folder}/x/a`, `${folder}/y/c`]);
    expect(readFileSync(`${folder}/b`, 'utf8')).toBe(FOUND);
    expect(printed).not.toBe('');
  });
});
