import type { Diagnostic, Fix, SourceFile } from '@pmtakit/grammar';
import { Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type Fixable, type LintResult, applyFixes, lintProject } from '../../src/index.ts';

/** Configurations of texts by path, of which the first is the main file. */
function fixableOf(texts: Readonly<Record<string, string>>, lint?: (model: Model) => LintResult[]): Fixable {
  const [main = ''] = Object.keys(texts);
  return {
    open: (changed) => {
      const all = { ...texts, ...Object.fromEntries(changed) };
      return [new Model(loadProject({ path: main, text: all[main] ?? '' }, { files: memoryFiles(all) }))];
    },
    lint: (models) => models.flatMap((model) => (lint ? lint(model) : lintProject(model.project, model))),
  };
}

/** What is left of a text after its fixes. */
function fixed(text: string, suggestions = false): string {
  const [file] = applyFixes(fixableOf({ config: text }), { suggestions }).files;
  return file?.after ?? text;
}

const twice = '<domain *>\n  max-smtp-out 5\n  max-smtp-out 5\n</domain>\n';
const once = '<domain *>\n  max-smtp-out 5\n</domain>\n';

/** A rule of these tests: writes one word for another wherever a line holds it. */
function replacing(from: string, to: string, safe: boolean) {
  return ({ project }: Model): LintResult[] =>
    project.files.map(({ source }) => ({
      source,
      diagnostics: found(source, from, to, safe),
      secrets: [],
      suppressed: [],
    }));
}

function found(source: SourceFile, from: string, to: string, safe: boolean): Diagnostic[] {
  return [...source.text.matchAll(new RegExp(from, 'g'))].map(({ index }) => {
    const span = { start: index, end: index + from.length };
    const fix: Fix = { title: `write ${to}`, safe, edits: [{ span, newText: to }] };
    return { rule: 'words', messageId: 'word', severity: 'warning', span, message: `${from} is no word.`, fix };
  });
}

describe('applyFixes', () => {
  it('applies what changes nothing', () => expect(fixed(twice)).toBe(once));

  it('goes on until nothing is left', () => {
    expect(fixed(`${'max-msg-per-connection 5\n'.repeat(3)}${twice}${twice}`)).not.toContain('5\n  max-smtp-out 5');
  });

  it('leaves suggestions unless they are asked for', () => {
    const text = '<domain *>\n  max-msg-rate 100/hour\n</domain>\n';
    expect(fixed(text)).toBe(text);
    expect(fixed(text, true)).toBe('<domain *>\n  max-msg-rate 100/h\n</domain>\n');
  });

  it('tells what it did and what is left', () => {
    const report = applyFixes(fixableOf({ config: twice }), { suggestions: false });
    expect(report.applied.map(({ diagnostic }) => diagnostic.rule)).toEqual(['duplicate-directive']);
    expect(report.results.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(report.files).toEqual([
      { path: 'config', before: twice, after: once, edits: [{ span: { start: 28, end: 45 }, newText: '' }] },
    ]);
  });

  it('refuses a fix that claims to be safe and is not, and shows what it would change', () => {
    const text = '<domain *>\n  max-smtp-out 7\n  max-msg-rate 9/h\n</domain>\n';
    const report = applyFixes(fixableOf({ config: text }, replacing('7', '8', true)), { suggestions: false });
    expect(report.files).toEqual([]);
    expect(report.refused.map(({ refusal }) => refusal)).toMatchObject([
      { reason: 'changes', witness: { setting: 'max-smtp-out', before: '7', after: '8' } },
    ]);
  });

  it('applies the good ones among bad ones', () => {
    const lines = Array.from(
      { length: 20 },
      (_, index) => `<domain d${index}.example.com>\n max-smtp-out 7 #7\n</domain>\n`,
    );
    const report = applyFixes(fixableOf({ config: lines.join('') }, replacing('7', '8', true)), { suggestions: false });
    expect(report.files[0]?.after).toBe(lines.join('').replaceAll('#7', '#8'));
    expect(report.applied).toHaveLength(20);
    expect(report.refused.length).toBeGreaterThanOrEqual(20);
  });

  it('proves nothing where an include is out of reach', () => {
    const report = applyFixes(fixableOf({ config: `include gone.conf\n${twice}` }), { suggestions: false });
    expect(report.files).toEqual([]);
    expect(report.refused.map(({ refusal }) => refusal)).toEqual([{ reason: 'not-known', notCompared: ['gone.conf'] }]);
  });

  it('changes included files where they are', () => {
    const report = applyFixes(fixableOf({ config: 'include a.conf\n', 'a.conf': twice }), { suggestions: false });
    expect(report.files.map(({ path, after }) => [path, after])).toEqual([['a.conf', once]]);
  });

  it('ends when fixes undo each other', () => {
    const there = replacing('#a', '#b', true);
    const back = replacing('#b', '#a', true);
    const swap = (model: Model): LintResult[] => (model.project.main.text.includes('#a') ? there : back)(model);
    const report = applyFixes(fixableOf({ config: '#a\n' }, swap), { suggestions: false });
    expect(report.isEndless).toBe(true);
  });

  it('is done the second time', () => {
    const after = fixed(`${twice}${twice}max-smtp-out 3\n`, true);
    expect(fixed(after, true)).toBe(after);
  });
});
