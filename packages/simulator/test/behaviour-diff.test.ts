/** Configurations that a behaviour diff calls equal deliver the same mail at the same time, to the millisecond. */
import { behaviourDiff } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf, run } from './harness.ts';
import { type Case, type Section, cases, receiverOf, textOf } from './random-configurations.ts';

const RUNS = 250;

/** Ways to write the same otherwise, and ways to change what it says. */
const rewritings = ['turn', 'spell', 'comment', 'repeat', 'default', 'split'] as const;
const edits = ['drop', 'double', 'swap'] as const;
type Way = (typeof rewritings)[number] | (typeof edits)[number];

interface Rewriting {
  readonly way: Way;
  readonly at: number;
}

function ways(names: readonly Way[]): fc.Arbitrary<Rewriting[]> {
  const one = fc.record({ way: fc.constantFrom(...names), at: fc.nat(1_000) });
  return fc.array(one, { minLength: 1, maxLength: 4 });
}

function rewritten(one: Case, all: readonly Rewriting[]): Case {
  return all.reduce(changed, one);
}

function changed(one: Case, { way, at }: Rewriting): Case {
  const { domains, virtualMtas } = one;
  const index = at % domains.length;
  const section = domains[index];
  if (!section) return one;
  const withSection = (...sections: Section[]): Case => ({ ...one, domains: domains.toSpliced(index, 1, ...sections) });
  const { name, lines } = section;
  // The first line names the list of replies.
  const nth = 1 + (at % Math.max(1, lines.length - 1));
  const line = lines[nth];
  switch (way) {
    case 'turn':
      return { ...one, domains: domains.toReversed(), virtualMtas: virtualMtas.toReversed() };
    case 'spell':
      return withSection({ name: name.toUpperCase(), lines: lines.map(spelt) });
    case 'comment':
      return withSection({ name, lines: lines.flatMap((text) => ['# max-smtp-out 1', `${text}  # as agreed`, '']) });
    case 'default':
      return withSection({
        name,
        lines: lines.some((text) => text.startsWith('type')) ? lines : [...lines, 'type smtp'],
      });
    case 'split':
      return withSection({ name, lines: lines.slice(0, nth) }, { name, lines: lines.slice(nth) });
    case 'repeat':
      return withSection({ name, lines: line === undefined ? lines : lines.toSpliced(nth, 0, line) });
    case 'drop':
      return withSection({ name, lines: lines.toSpliced(nth, 1) });
    case 'double':
      return withSection({
        name,
        lines: lines.map((text, other) => (other === nth ? text.replace(/\d+/, (n) => `${Number(n) * 2}`) : text)),
      });
    case 'swap':
      return { ...one, patterns: one.patterns.toReversed() };
    default:
      return way satisfies never;
  }
}

/** Capitals, whole minutes as such, and the other word for a switch. */
function spelt(line: string): string {
  return line
    .replace(/^[\w-]+/, (keyword) => keyword.toUpperCase())
    .replace(/ yes$/, ' true')
    .replace(/ no$/, ' false')
    .replace(/ (\d+)s$/, (_, count: string) => (Number(count) % 60 === 0 ? ` ${Number(count) / 60}m` : ` ${count}s`));
}

function logOf({ mail, knobs, behaviour, until }: Case, text: string): string {
  const { log } = run(text, mail, { knobs, until: until * 1_000, receiver: receiverOf(behaviour) });
  return JSON.stringify(log);
}

function judged(names: readonly Way[]): { readonly equal: number; readonly different: number } {
  const counts = { equal: 0, different: 0 };
  const property = fc.property(cases(), ways(names), (one, all) => {
    const other = rewritten(one, all);
    const [before, after] = [textOf(one), textOf(other)];
    const { equal, changes } = behaviourDiff(modelOf(before), modelOf(after));
    const isRewritten = all.every(({ way }) => rewritings.some((name) => name === way));
    if (isRewritten) expect({ before, after, changes }).toEqual({ before, after, changes: [] });
    counts[equal ? 'equal' : 'different']++;
    if (equal) expect(logOf(one, after), `${before}---\n${after}`).toBe(logOf(one, before));
  });
  fc.assert(property, { numRuns: RUNS });
  return counts;
}

describe('a configuration and', () => {
  it('the same written otherwise are equal, and deliver the same', () => {
    expect(judged(rewritings)).toEqual({ equal: RUNS, different: 0 });
  });

  it('another one deliver the same when they are equal', () => {
    const { equal, different } = judged([...edits, 'split', 'repeat']);
    expect(equal).toBeGreaterThan(50);
    expect(different).toBeGreaterThan(50);
  });
});
