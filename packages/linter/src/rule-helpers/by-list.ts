import type { RelatedPlace } from '@pmtakit/grammar';
import { type Line, relatedPlace } from '@pmtakit/semantics';
import type { QueueView } from './queue-views.ts';
import type { ReplyList } from './reply-lists.ts';

/** What is wrong with the queues of one list of reply patterns: the first place, and the others of the same cause. */
export interface ListFault {
  readonly view: QueueView;
  readonly list: ReplyList;
  readonly at: Line;
  readonly others: Line[];
}

/** Hundreds of queues with one list have one cause, so they are one finding. */
export class FaultsByList {
  readonly #faults = new Map<string, ListFault & { readonly places: Set<Line> }>();

  /** @param at the line to blame */
  add(view: QueueView, list: ReplyList, at: Line): void {
    const known = this.#faults.get(list.name);
    if (!known) this.#faults.set(list.name, { view, list, at, others: [], places: new Set([at]) });
    else if (!known.places.has(at)) {
      known.places.add(at);
      known.others.push(at);
    }
  }

  *[Symbol.iterator](): Generator<ListFault> {
    yield* this.#faults.values();
  }
}

/** More would hide the finding itself. */
const MOST_PLACES = 3;

/** The same at other places. */
export function otherPlaces({ at, others }: ListFault): RelatedPlace[] {
  return others.slice(0, MOST_PLACES).map((line) => relatedPlace(line, 'the same here', at.file));
}
