import { type Block, type Model, isSetOnce, settingName } from '@pmtakit/semantics';
import { appendTo, indentOf, textsOf } from '../dry/copied-text.ts';
import { holdsSecret, isGuard } from '../dry/guards.ts';
import { Nesting } from '../dry/nesting.ts';
import { isForNobodyElse } from '../dry/other-clients.ts';
import { type OwnLines, ownLinesOf, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { isEmptyWithout, remove, removeLines } from '../dry/removal.ts';
import { listed, tagOf } from '../dry/words.ts';

type Section = Model['sources']['networks'][number];

/** The way back from `source-defaults`. Clients of no other source lose the settings. */
export const inlineSourceDefaults: Refactoring = {
  id: 'inline-source-defaults',
  way: 'inline',
  title: 'Writes the settings of the default source into all sources',
  safety: 'confirm',
  gain: 'Each source can have a value of its own.',

  *find(model) {
    const { networks } = model.sources;
    const [all, another] = networks.filter(({ network }) => network.prefix === 0);
    const others = networks.filter(({ network }) => network.prefix > 0);
    if (all && !another && others.length > 0) yield* proposalFor(model, all, others);
  },
};

function* proposalFor(model: Model, all: Section, others: readonly Section[]): Generator<Proposal> {
  const { sources } = model;
  const nesting = new Nesting(model, others);
  const lines = sources.linesOf(all.block).flatMap(({ line, repeated }) => {
    const name = settingName(line);
    const isFree = repeated.length === 0 && isSetOnce(line) && !isGuard(name) && !holdsSecret(line);
    const own = isFree ? ownLinesOf(line) : undefined;
    return own ? [{ name, own }] : [];
  });
  const [sample] = lines;
  if (!sample) return;
  const edits = others.map((section) => {
    // A source around another one gets the setting too, so that the inner one has it from there.
    const set = new Set([section, ...nesting.around(section)].flatMap(namesIn));
    const missing = lines.filter(({ name }) => !set.has(name));
    return appendTo(section.block, textsOf(missing.map(({ own }) => own)), indentOf(sample.own));
  });
  if (!edits.every((edit) => edit !== undefined)) return;
  const names = lines.map(({ name }) => name);
  yield {
    message: `${tagOf(all.block)} sets ${listed(names)}, which the other sources can say themselves`,
    at: all.block,
    edits: [
      ...removal(
        all.block,
        lines.map(({ own }) => own),
      ),
      ...edits.filter(({ newText }) => newText !== ''),
    ],
    notes: [`clients of no other source get the defaults of ${listed(names)} then`],
    isIntended: (difference) =>
      isForNobodyElse(
        difference,
        names,
        others.map(({ network }) => network),
      ),
  };
}

/** The section goes when nothing else stands in it. */
function removal(all: Block, own: readonly OwnLines[]): FileEdit[] {
  const section = isEmptyWithout(all, own) ? ownSection(all) : undefined;
  return section ? [remove(section)] : removeLines(own);
}

function namesIn({ block }: Section): string[] {
  return Array.from(block.lines(), settingName);
}
