import { type Block, type Line, type Model, type Repeat, repeatedSettings } from '@pmtakit/semantics';
import { repeatsInSources, repeatsInVirtualMtas } from '../dry/inherited.ts';
import { type OwnLines, ownLinesOf } from '../dry/own-lines.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { removeFrom } from '../dry/removal.ts';
import { hasTwin } from '../dry/twins.ts';
import { counted, listed, placeText, tagOf } from '../dry/words.ts';

/** Lines that set what would hold without them. A line with a comment of its own is left: somebody said why it is there. (dry D1) */
export const removeInherited: Refactoring = {
  id: 'remove-inherited',
  way: 'remove',
  title: 'Removes settings that hold without their line',
  safety: 'safe',
  gain: 'What is left in a section is what makes it different.',

  *find(model) {
    const repeats = [...repeatedSettings(model), ...repeatsInSources(model), ...repeatsInVirtualMtas(model)];
    const bySection = Map.groupBy(repeats, (repeat) => sectionKey(repeat.line, isCertain(model, repeat)));
    for (const own of bySection.values()) yield* proposalFor(model, own);
  },
};

/** Sections of a file that is included twice are one. */
function sectionKey({ node }: Line, isSafe: boolean): object {
  const key = keys.get(node.parent) ?? { certain: {}, uncertain: {} };
  keys.set(node.parent, key);
  return isSafe ? key.certain : key.uncertain;
}

const keys = new WeakMap<object, { readonly certain: object; readonly uncertain: object }>();

function* proposalFor(model: Model, repeats: readonly Repeat[]): Generator<Proposal> {
  const movable = repeats.flatMap((repeat): { repeat: Repeat; own: OwnLines }[] => {
    const own = ownLinesOf(repeat.line);
    return own && !own.isCommented ? [{ repeat, own }] : [];
  });
  const [first] = movable;
  if (!first) return;
  const { line } = first.repeat;
  yield {
    message: messageFor(
      model,
      line.parent,
      movable.map(({ repeat }) => repeat),
    ),
    at: line,
    edits: removeFrom(
      line.parent,
      movable.map(({ own }) => own),
    ),
    ...(!isCertain(model, first.repeat) && { safety: 'confirm' as const, notes: [ASSUMES] }),
  };
}

const ASSUMES =
  'whether it changes nothing rests on how sections combine, which is not documented where two have one tag or one is wider';

/** Whether it is so under all assumptions. */
function isCertain(model: Model, { line, from, isCertain: isAnyOrder }: Repeat): boolean {
  return isAnyOrder && !hasTwin(model, line.parent) && !(from && hasTwin(model, from.parent));
}

function originOf({ parent }: Line, line: Line): string {
  return parent.parent ? `${tagOf(parent)} (${placeText(parent, line)})` : 'the top level';
}

function messageFor({ options: { version } }: Model, block: Block, repeats: readonly Repeat[]): string {
  const names = listed(repeats.map(({ line }) => line.name));
  const origins = repeats.map(({ line, from }) => (from ? originOf(from, line) : `the default of PowerMTA ${version}`));
  return `${counted(repeats.length, 'line')} of ${tagOf(block)} ${repeats.length === 1 ? 'repeats' : 'repeat'} ${listed(origins)}: ${names}`;
}
