import { type Block, type Dead, type Line, unusedNames } from '@pmtakit/semantics';
import { itemLines } from '../dry/own-lines.ts';
import { onlyEverywhere } from '../dry/places.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { tagOf } from '../dry/words.ts';

/**
 * Macros, lists and sources that nothing names. A virtual MTA without a way to it may still have mail in its queues, which
 * would bounce. [dry D15]
 */
export const unusedDefinitions: Refactoring = {
  id: 'unused-definitions',
  way: 'remove',
  title: 'Removes what has a name that nothing refers to',
  safety: 'safe',
  gain: 'Whoever looks for what is in use finds nothing else.',

  *find(model) {
    for (const dead of onlyEverywhere(model, [...unusedNames(model)])) yield* proposalFor(dead);
  },
};

function* proposalFor({ item, reason }: Dead): Generator<Proposal> {
  const own = itemLines(item);
  if (!own) return;
  const proposal = { message: `${nameOf(item)}: ${reason}`, at: item, edits: [remove(own)] };
  if (item.name !== 'virtual-mta' || item.kind === 'line') return yield proposal;
  yield {
    ...proposal,
    safety: 'confirm',
    notes: ['mail that still waits in its queues bounces when it is gone; see that they are empty'],
    isIntended: ({ subject, setting }) =>
      subject.kind === 'virtual-mta' && setting === undefined && isName(item, subject.virtualMta),
  };
}

function isName({ value }: Block, name: string): boolean {
  return value?.kind === 'name' && value.name.toLowerCase() === name.toLowerCase();
}

function nameOf(item: Line | Block): string {
  return item.kind === 'block' ? tagOf(item) : `${item.name} ${item.text.split(/\s/)[0] ?? ''}`;
}
