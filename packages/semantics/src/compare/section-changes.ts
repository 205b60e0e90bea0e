/** What changes in sections that are neither queues, virtual MTAs nor sources, and in accounting files. */
import type { Change } from './change.ts';
import type { Difference } from './difference.ts';
import type { ListChanges } from './list-changes.ts';
import {
  SectionResolvers,
  differingServer,
  itemsBetween,
  onlyOne,
  sectionPairs,
  settingsBetween,
  subjectOf,
} from './sections.ts';
import type { Sides } from './sides.ts';

export function* sectionChanges(sides: Sides, lists: ListChanges): Generator<Change> {
  const resolvers = new SectionResolvers();
  for (const { before, after } of sectionPairs(sides)) {
    if (!before || !after) yield* Array.from(onlyOne({ before, after }), changeOf);
    else {
      const blocks = { before, after };
      yield* Array.from(settingsBetween(sides, resolvers, blocks), changeOf);
      yield* lists.entriesOf(subjectOf(before), itemsBetween(sides, blocks));
    }
  }
}

export function serverChanges(sides: Sides): Change[] {
  return Array.from(differingServer(sides), changeOf);
}

/** A difference that stands for itself alone. */
function changeOf({ subject, ...rest }: Difference): Change {
  if (subject.kind !== 'section' && subject.kind !== 'acct-file' && subject.kind !== 'server') {
    throw new TypeError(`${subject.kind} is no section`);
  }
  return { subject, ...rest, witness: {} };
}
