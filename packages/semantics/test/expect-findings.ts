/**
 * Tests of checks write each finding into its sample: `⟦...⟧` stands round what is reported, in the order of the text.
 * Every sample is tried with LF, with CRLF and behind a byte order mark.
 */
import { type Diagnostic, type Fix, type Severity, type Span, applyEdits } from '@pmtakit/grammar';
import { expect } from 'vitest';
import { Model, differences, loadProject, memoryFiles, validateProject } from '../src/index.ts';

/** A text and what is marked in it, by start and end. */
export interface Sample {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Takes the marks out of a sample. Marks may stand in each other. */
export function readMarks(marked: string): Sample {
  const open: number[] = [];
  const spans: Span[] = [];
  let text = '';
  for (const character of marked) {
    if (character === '⟦') open.push(text.length);
    else if (character === '⟧') spans.push({ start: open.pop() ?? -1, end: text.length });
    else text += character;
  }
  if (open.length > 0 || spans.some(({ start }) => start < 0)) throw new Error(`marks without partner: ${marked}`);
  return { text, spans: spans.toSorted((a, b) => a.start - b.start || a.end - b.end) };
}

/** Everything that is found in a text as the main file of a configuration, or in the first file of several. */
export function findingsIn(text: string, others: Readonly<Record<string, string>> = {}): Diagnostic[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({ config: text, ...others }) });
  return validateProject(new Model(project)).get(project.main) ?? [];
}

/** The lines that make a text a whole configuration, so that names which nobody defines are reported. */
export const SERVER = 'log-file /var/log/pmta/log\n<spool /var/spool/pmta>\n</spool>\n';

/** `rule/messageId` of each finding. */
export function idsIn(text: string): string[] {
  return findingsIn(text).map(idOf);
}

function idOf({ rule, messageId }: Diagnostic): string {
  return `${rule}/${messageId}`;
}

/** What the test of one check asks. */
export interface RuleTester {
  /** All findings of the rule in a sample: these messages at these marks, and nothing else. */
  finds(marked: string, ids: readonly string[]): void;
  /** No finding of the rule, whatever other rules say. */
  isSilent(text: string): void;
  /** The fix of the first finding, what it makes of the sample, and that the finding is gone then. */
  mends(marked: string, fixed: string, safe: boolean): void;
  /** Findings, but nothing to mend them with. */
  hasNoFix(marked: string): void;
  /** The whole message of the first finding holds these words. */
  says(marked: string, words: string): void;
  /** The places that the first finding points at beside its own, as their text and message. */
  pointsAt(marked: string, places: readonly (readonly [text: string, message: string])[]): void;
}

type Severities = Readonly<Record<string, Severity>>;

/** @param severities of all messages of the rule, by message id */
export function testRule(rule: string, severities: Severities): RuleTester {
  return testRuleWith(findingsIn, rule, severities);
}

/** @param findingsIn everything that is found in a text, by this rule and others */
export function testRuleWith(
  findingsIn: (text: string) => readonly Diagnostic[],
  rule: string,
  severities: Severities,
): RuleTester {
  const findings = (text: string): Diagnostic[] => findingsIn(text).filter((finding) => finding.rule === rule);
  const idsIn = (text: string): string[] => findingsIn(text).map(idOf);
  const first = (text: string): Diagnostic => {
    const [finding] = findings(text);
    if (!finding) throw new Error(`${rule} finds nothing in ${JSON.stringify(text)}`);
    return finding;
  };
  return {
    finds(marked, ids) {
      for (const variant of variants(marked)) {
        const { text, spans } = readMarks(variant);
        const found = findings(text);
        expect(found.map(placeIn(text))).toEqual(
          spans.map((span, index) => placeIn(text)({ span, messageId: ids[index] })),
        );
        expect(found.map(({ messageId }) => messageId)).toEqual(ids);
        expect(found.map(({ severity }) => severity)).toEqual(ids.map((id) => severities[id]));
        for (const { message } of found) expectReadable(message);
      }
    },

    isSilent(text) {
      for (const variant of variants(text)) expect(findings(variant)).toEqual([]);
    },

    mends(marked, fixed, safe) {
      const pairs = variants(fixed);
      for (const [index, variant] of variants(marked).entries()) {
        const { text } = readMarks(variant);
        const { fix, messageId } = first(text);
        expect(fix?.safe).toBe(safe);
        const after = applied(text, fix);
        expect(after).toBe(pairs[index]);
        if (safe) expectNeutral(text, after);
        expectGone(idsIn(text), idsIn(after), `${rule}/${messageId}`);
      }
    },

    hasNoFix(marked) {
      const found = findings(readMarks(marked).text);
      expect(found).not.toEqual([]);
      expect(found.filter(({ fix }) => fix)).toEqual([]);
    },

    says(marked, words) {
      expect(first(readMarks(marked).text).message).toContain(words);
    },

    pointsAt(marked, places) {
      const { text } = readMarks(marked);
      const { related = [] } = first(text);
      expect(related.map(({ span, message }) => [text.slice(span.start, span.end), message])).toEqual(places);
    },
  };
}

function variants(text: string): readonly [string, string, string] {
  return [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`];
}

/** A finding as people compare it: its message and the text it stands at, with the offset. */
function placeIn(text: string) {
  return ({ span, messageId }: { span: Span; messageId: string | undefined }): string =>
    `${messageId} at ${span.start}: ${JSON.stringify(text.slice(span.start, span.end))}`;
}

function applied(text: string, fix: Fix | undefined): string {
  if (!fix) throw new Error(`no fix for ${JSON.stringify(text)}`);
  expect(fix.title).not.toBe('');
  return applyEdits(text, fix.edits);
}

/** A safe fix leaves everything as it was, which the model proves. */
function expectNeutral(before: string, after: string): void {
  const [one, other] = [before, after].map((text) => {
    return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
  });
  const difference = one && other ? differences(one, other).next().value : undefined;
  expect(
    difference && `${difference.subject.kind} ${difference.setting}: ${difference.before} -> ${difference.after}`,
  ).toBe(undefined);
}

/** The finding is gone, and no finding of a kind that was not there before came in its place. */
function expectGone(idsBefore: readonly string[], idsAfter: readonly string[], id: string): void {
  const count = (ids: readonly string[]): number => ids.filter((other) => other === id).length;
  expect(count(idsAfter)).toBe(count(idsBefore) - 1);
  expect(idsAfter.filter((other) => !idsBefore.includes(other))).toEqual([]);
}

/** A first line that stands alone, and more lines without holes where words should be. */
function expectReadable(message: string): void {
  expect(message).toMatch(/^.+[.?](?:\n|$)/);
  expect(message).not.toMatch(/undefined|[ \t]$|\n$|\n\n/m);
}
