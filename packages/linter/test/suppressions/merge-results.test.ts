import { Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { SERVER } from '../expect-findings.ts';
import { type LintResult, lintProject, mergeResults } from '../../src/index.ts';

/** What is found in a shared file when it is included by a main file. */
function sharedIn(main: string, shared: string): LintResult {
  const files = { config: main, 'shared.conf': shared };
  const project = loadProject({ path: 'config', text: main }, { files: memoryFiles(files) });
  const result = lintProject(project, new Model(project))[1];
  if (!result) throw new Error('the main file includes nothing');
  return result;
}

const idsOf = ({ diagnostics }: LintResult): string[] =>
  diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`);

const inDomain = `${SERVER}<domain a.example.com>\ninclude shared.conf\n</domain>\n`;
const inServer = `${SERVER}include shared.conf\n`;

describe('a file of two configurations', () => {
  const needed = 'max-smtp-out 5 # pmtalint-disable-line wrong-scope -- for one\n';

  it('has no unused comment when one of them needs it', () => {
    const [a, b] = [sharedIn(inDomain, needed), sharedIn(inServer, needed)];
    const unused = [a, b].map((one) => idsOf(one).includes('suppression-unused/unused'));
    expect(unused.filter(Boolean)).toHaveLength(1);
    for (const both of [mergeResults(a, b), mergeResults(b, a)]) {
      expect(idsOf(both)).not.toContain('suppression-unused/unused');
      expect(both.suppressed).toHaveLength(1);
    }
  });

  it('has an unused comment once when neither needs it', () => {
    const text = 'max-smtp-out 5 # pmtalint-disable-line missing-argument -- for none\n';
    const both = mergeResults(sharedIn(inDomain, text), sharedIn(inDomain.replace('a.', 'b.'), text));
    expect(idsOf(both)).toEqual(['suppression-unused/unused']);
  });

  it('has all other findings of both, each once, in the order of the text', () => {
    const text = 'max-smtp-out x\nno-such-name 1\nlog-rotate 5\n';
    const both = mergeResults(sharedIn(inDomain, text), sharedIn(inServer, text));
    const places = both.diagnostics.map(({ span, rule }) => `${span.start} ${rule}`);
    expect(new Set(places).size).toBe(places.length);
    expect(both.diagnostics.map(({ span }) => span.start)).toEqual(
      both.diagnostics.map(({ span }) => span.start).toSorted((a, b) => a - b),
    );
    expect(idsOf(both).length).toBeGreaterThan(2);
  });
});
