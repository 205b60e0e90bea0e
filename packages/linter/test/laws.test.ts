/** Laws that hold for any text, tried on lines of our fixtures in any order. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { Model, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type LintResult, type RuleSettings, applyFixes, lintProject } from '../src/index.ts';

const everything: RuleSettings = { preset: 'all', rules: new Map() };
const folders = ['broken', 'mistakes', 'demo', 'agency', 'platform'];
const root = new URL('../../../fixtures/', import.meta.url);

/** Lines of all fixtures, and values that are right for few of them. */
const lines = folders
  .flatMap((folder) => readdirSync(new URL(folder, root)).map((name) => new URL(`${folder}/${name}`, root)))
  .filter(({ pathname }) => /\.conf$|config$/.test(pathname))
  .flatMap((file) => readFileSync(file, 'utf8').split(/\r?\n/))
  .filter((line) => line.trim() !== '');
const values = [
  '0',
  '-1',
  'unlimited',
  'never',
  'no',
  '""',
  '*',
  '0/0',
  '//',
  '/(/',
  '$x',
  'constructor',
  '1/0',
  '{auth}',
];

const line = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...lines) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...lines), fc.constantFrom(...values))
      .map(([words, value]) => words.replace(/\S+$/, () => value)),
  },
);
const text = fc.array(line, { maxLength: 60 }).map((all) => `${all.join('\n')}\n`);

function modelOf(source: string): Model {
  return new Model(loadProject({ path: 'config', text: source }, { files: memoryFiles({}), followIncludes: false }));
}

function lint(model: Model): LintResult[] {
  return lintProject(model.project, model, { settingsFor: () => everything });
}

function fixed(source: string, suggestions: boolean) {
  const open = (texts: ReadonlyMap<string, string>): Model[] => [modelOf(texts.get('config') ?? source)];
  const report = applyFixes({ open, lint: (models) => models.flatMap(lint) }, { suggestions });
  return { ...report, after: report.files[0]?.after ?? source };
}

describe('all rules, over any text', () => {
  it('find what stands in it, and nothing twice', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { diagnostics } of lint(modelOf(source))) {
          for (const { span } of diagnostics) expect(span.start).toBeLessThanOrEqual(span.end);
          expect(Math.max(0, ...diagnostics.map(({ span }) => span.end))).toBeLessThanOrEqual(source.length);
          const keys = diagnostics.map(({ rule, messageId, span, message }) =>
            JSON.stringify([rule, messageId, span, message]),
          );
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  it.each([false, true])(
    'have fixes that come to an end, and leave nothing for a second run (suggestions: %s)',
    (all) => {
      fc.assert(
        fc.property(text, (source) => {
          const { after, isEndless } = fixed(source, all);
          expect(isEndless).toBe(false);
          expect(fixed(after, all).files).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );

  it('have safe fixes that keep the meaning, and edits that lead from one text to the other', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { after, refused } = fixed(source, false);
        expect(equivalent(modelOf(source), modelOf(after)).equal).not.toBe(false);
        expect(refused.every(({ candidate }) => candidate.fix.safe)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
