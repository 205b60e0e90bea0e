/** Each format against a schema of it, see ../schemas/README.md. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { LintResult, ReportContext } from '../../src/index.ts';
import { hostileResult, realResults, reportAs } from './samples.ts';

const schema = (name: string): string => readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8');

const suppressing: LintResult[] = realResults().map((result) => ({
  ...result,
  suppressed: result.diagnostics.map((diagnostic) => ({ diagnostic, reason: 'known', place: diagnostic.span })),
}));

const samples: [string, readonly LintResult[], Partial<ReportContext>?][] = [
  ['no results', []],
  ['a run that went wrong', [], { exitCode: 2, problems: ['a.conf: no such file'] }],
  ['real findings', realResults(), { pageOf: (rule) => `# ${rule}\n` }],
  ['findings that are passed over', suppressing],
  ['hostile words', [hostileResult()]],
  ['absolute paths', ['/etc/pmta/config', '/etc/my config', '//server/x'].map((path) => hostileResult(path))],
];

describe.each([
  ['sarif', 'sarif-2.1.0.json'],
  ['gitlab', 'gitlab-code-quality.json'],
  ['rdjson', 'rdjson.json'],
])('%s is as %s says', (format, file) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema(file)));

  it.each(samples)('with %s', (_, results, more) => {
    validate(JSON.parse(reportAs(format, results, more)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('which refuses something else', () => {
    expect(validate({ some: 'thing' })).toBe(false);
  });
});

describe.each([
  ['junit', 'junit.xsd'],
  ['checkstyle', 'checkstyle.xsd'],
])('%s is as %s says', (format, file) => {
  const check = (contents: string) =>
    validateXML({ xml: [{ fileName: `${format}.xml`, contents }], schema: [schema(file)] });

  it.each(samples)('with %s', async (_, results, more) => {
    const { valid, errors } = await check(reportAs(format, results, more));
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  it('which refuses something else', async () => {
    expect((await check('<some/>')).valid).toBe(false);
  });
});

/** The validator of Microsoft is 100 MB, so it is asked only where it is installed: CI names it. */
const multitool = process.env['SARIF_MULTITOOL'] ?? '';

it.skipIf(multitool === '')('sarif passes the Multitool (skipped unless SARIF_MULTITOOL names it)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pmtakit-'));
  try {
    const files = samples.map(([, results, more], index) => {
      const file = join(folder, `${index}.sarif`);
      writeFileSync(file, reportAs('sarif', results, more));
      return file;
    });
    const { status, stdout } = spawnSync(multitool, ['validate', ...files], { encoding: 'utf8' });
    expect(stdout.split('\n').filter((line) => / error [A-Z]+\d+:/.test(line))).toEqual([]);
    expect(stdout).toContain(`${files.length} files scanned`);
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
