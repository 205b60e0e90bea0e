import { describe, expect, it } from 'vitest';
import {
  type Found,
  type Refactoring,
  allRefactorings,
  differenceText,
  findProposals,
  proposalsAt,
  refactorings,
  runRefactorings,
  tryProposal,
} from '../../src/index.ts';
import { ownLinesOf } from '../../src/dry/own-lines.ts';
import { remove } from '../../src/dry/removal.ts';
import { conf, refactorableOf } from './refactored.ts';

/** Takes every line of a name out, whatever it does. */
function careless(name: string): Refactoring {
  return {
    id: 'careless',
    way: 'remove',
    title: 'Takes lines out',
    safety: 'safe',
    gain: 'None.',
    *find({ whole }) {
      for (const block of whole.blocks()) {
        for (const line of block.lines()) {
          const own = line.name === name ? ownLinesOf(line) : undefined;
          if (own) yield { message: 'a line', at: line, edits: [remove(own)] };
        }
      }
    },
  };
}

const texts = {
  config: conf(`
    include a.conf
    <domain b.com>
        max-smtp-out 20
        retry-after 3m
    </domain>
  `),
  'a.conf': conf(`
    <domain a.com>
        max-smtp-out 20
        retry-after 3m
    </domain>
    <domain c.com>
        max-smtp-out 3
        retry-after 3m
    </domain>
  `),
};

describe('a run', () => {
  it('changes all files, counts their lines, and leaves what would change something, with a witness', () => {
    const report = runRefactorings(refactorableOf(texts), { refactorings: [careless('max-smtp-out')] });
    expect(report.files.map(({ path }) => path).sort()).toEqual(['a.conf', 'config']);
    expect(report).toMatchObject({ linesBefore: 13, linesAfter: 11 });
    expect(report.refused).toHaveLength(1);
    const { found, refusal } = report.refused[0] ?? {};
    expect(found?.place).toMatchObject({ file: 'a.conf', line: 6 });
    const witness = refusal?.reason === 'changes' ? refusal.witness : undefined;
    expect(witness && differenceText(witness)).toBe(
      'max-smtp-out of the queue c.com/{default} would be 20 instead of 3 (a.conf:5)',
    );
  });

  it('finds nothing more in what it made', () => {
    const { files } = runRefactorings(refactorableOf(texts));
    const after = { ...texts, ...Object.fromEntries(files.map((file) => [file.path, file.after])) };
    expect(findProposals(refactorableOf(after).open(new Map()))).toEqual([]);
  });

  it('gives edits that lead from the text before to that afterwards', () => {
    for (const { before, after, edits } of runRefactorings(refactorableOf(texts)).files) {
      const text = edits
        .toReversed()
        .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), before);
      expect(text).toBe(after);
    }
  });

  it('takes safe ones only, unless others are wanted', () => {
    const asking: Refactoring = { ...careless('max-smtp-out'), safety: 'confirm' };
    expect(runRefactorings(refactorableOf(texts), { refactorings: [asking] }).applied).toEqual([]);
  });

  it('lets pass what a proposal is meant to change', () => {
    const meant: Refactoring = {
      ...careless('max-smtp-out'),
      *find(model) {
        for (const one of careless('max-smtp-out').find(model))
          yield { ...one, isIntended: ({ setting }) => setting === 'max-smtp-out' };
      },
    };
    const report = runRefactorings(refactorableOf(texts), { refactorings: [meant] });
    expect(report.refused).toEqual([]);
    expect(report.intended.map(({ before, after }) => `${before} ${after}`)).toEqual(['3 20']);
  });
});

describe('proposals', () => {
  const found = findProposals(refactorableOf(texts).open(new Map()));
  const messages = (some: readonly Found[]): string[] => some.map(({ at }) => `${at.place.file}:${at.place.line}`);

  it('stand in the order of what they save', () => {
    expect(found.map(({ saves }) => saves)).toEqual(found.map(({ saves }) => saves).sort((a, b) => b - a));
  });

  it('are found by place', () => {
    expect(messages(proposalsAt(found, 'a.conf', { start: 20, end: 20 }))).toEqual(['a.conf:2']);
    expect(proposalsAt(found, 'a.conf', { start: 60, end: 999 })).toEqual([]);
  });

  it('of a file that is included twice are told once', () => {
    const twice = { ...texts, config: `include a.conf\n${texts.config}` };
    expect(
      messages(findProposals(refactorableOf(twice).open(new Map()))).filter((place) => place.startsWith('a.conf')),
    ).toEqual(['a.conf:2']);
  });
});

describe('what editors offer', () => {
  const config = 'domain-macro m a.com, b.com\n<domain $m>\n    retry-after 60m\n</domain>\n';
  const refactorable = refactorableOf({ config });
  const found = findProposals(refactorable.open(new Map()), allRefactorings);

  it.each([
    ['<domain $m>', ['inline-macros']],
    ['domain-macro', ['inline-macros']],
    // The section holds it, and would be written twice.
    ['60m', ['inline-macros', 'spelling']],
  ])('is for the place: %s', (text, ids) => {
    const start = config.indexOf(text);
    const there = proposalsAt(found, 'config', { start, end: start });
    expect(there.map(({ refactoring }) => refactoring.id).sort()).toEqual(ids);
  });

  it('is told apart by names in one registry', () => {
    const ids = allRefactorings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('works with configurations that are objects of a class', () => {
    class Configurations {
      readonly #texts = { config };
      open(texts: ReadonlyMap<string, string>): ReturnType<typeof refactorable.open> {
        return refactorableOf({ ...this.#texts, ...Object.fromEntries(texts) }).open(new Map());
      }
    }
    const [first] = found;
    expect(first && tryProposal(new Configurations(), first).refusal).toBeUndefined();
  });
});

describe('one proposal', () => {
  const refactorable = refactorableOf(texts);
  const [first] = findProposals(refactorable.open(new Map()));

  it('is proven alone, and gives its edits', () => {
    const trial = first && tryProposal(refactorable, first);
    expect(trial).toEqual({
      refusal: undefined,
      files: [{ path: 'a.conf', edits: [{ span: { start: 15, end: 35 }, newText: '' }] }],
      creates: [],
    });
  });

  it('is refused where it changes something', () => {
    const [, wrong] = findProposals(refactorable.open(new Map()), [careless('max-smtp-out')]);
    expect(wrong && tryProposal(refactorable, wrong).refusal?.reason).toBe('changes');
  });
});

describe('the registry', () => {
  it('has names that are told apart', () => {
    expect(new Set(refactorings.map(({ id }) => id)).size).toBe(refactorings.length);
  });
});
