import { type Block, type Dead, type Line, type Model, deadLines, sameValues, settingName } from '@pmtakit/semantics';
import { isGuard } from '../dry/guards.ts';
import { itemLines } from '../dry/own-lines.ts';
import type { Proposal, Refactoring, Safety } from '../dry/refactoring.ts';
import { removeFrom, removeLines } from '../dry/removal.ts';
import { onlyEverywhere } from '../dry/places.ts';
import { hasTwin } from '../dry/twins.ts';
import { counted, listed, tagOf } from '../dry/words.ts';

/** What can never take effect. Where it would say something else than what is in its way, somebody may have meant it. (dry D14) */
export const deadLinesRemoval: Refactoring = {
  id: 'dead-lines',
  way: 'remove',
  title: 'Removes lines that can never take effect',
  safety: 'safe',
  gain: 'Nobody reads, or changes, a line that does nothing.',

  *find(model) {
    const dead = onlyEverywhere(
      model,
      deadLines(model).filter(({ kind }) => kind !== 'unused'),
    );
    for (const own of Map.groupBy(dead, (one) => groupOf(model, one)).values()) yield* proposalFor(model, own);
  },
};

/** Lines of one section that are dead for one reason go together. */
function groupOf(model: Model, dead: Dead): string {
  const { item, reason } = dead;
  const section = item.kind === 'line' ? item.parent : item;
  return [item.kind, item.file.path, section.order, safetyOf(model, dead), reason].join('\n');
}

function safetyOf(model: Model, dead: Dead): Safety {
  const { item, blockedBy, differs, assumptions } = dead;
  const sections = [item, blockedBy].flatMap((one) => (one?.kind === 'line' ? one.parent : (one ?? [])));
  const decides = item.kind === 'line' && item.parent.name === 'source' && isGuard(settingName(item));
  const isOpen =
    decides || assumptions.length > 0 || sections.some((section) => hasTwin(model, section)) || !isRepeatedAlike(dead);
  return isOpen || (differs && blockedBy !== undefined) ? 'confirm' : 'safe';
}

/** Of three lines of one name in one section it may be the first or the last that counts. */
function isRepeatedAlike({ kind, item, blockedBy }: Dead): boolean {
  if (kind !== 'setting' || item.kind !== 'line' || blockedBy?.kind !== 'line') return true;
  if (item.parent !== blockedBy.parent) return true;
  const same = [...item.parent.lines()].filter((line) => settingName(line) === settingName(item));
  return same.every((line) => sameValues(line, item));
}

function* proposalFor(model: Model, dead: readonly Dead[]): Generator<Proposal> {
  const movable = dead.flatMap(({ item }) => {
    const own = itemLines(item);
    return own ? [{ item, own }] : [];
  });
  const [first] = movable;
  const [sample] = dead;
  if (!first || !sample) return;
  const lines = movable.map(({ own }) => own);
  yield {
    message: `${whatOf(movable.map(({ item }) => item))} can never take effect: ${sample.reason}`,
    at: first.item,
    edits: first.item.kind === 'line' ? removeFrom(first.item.parent, lines) : removeLines(lines),
    safety: safetyOf(model, sample),
  };
}

function whatOf(items: readonly (Line | Block)[]): string {
  const [first] = items;
  if (first?.kind !== 'line') return first ? tagOf(first) : '';
  const where = first.parent.parent ? tagOf(first.parent) : 'the top level';
  return `${counted(items.length, 'line')} of ${where} (${listed(items.map(({ name }) => name))})`;
}
