/** What two configurations do differently, in a form for people. docs/diff.md tells how it is read. */
import type { Model } from '../model/model.ts';
import { isComplete } from '../project/project.ts';
import type { Change } from './change.ts';
import { isSameButForLayout } from './layout.ts';
import { ListChanges } from './list-changes.ts';
import { type NotCompared, strangeLines, unreadIncludes } from './not-compared.ts';
import { type QueueFilter, askedVmtas, queueChanges } from './queue-changes.ts';
import { sectionChanges, serverChanges } from './section-changes.ts';
import { type Sides, sidesOf } from './sides.ts';
import { type SourceAnswer, sourceChanges } from './source-changes.ts';
import { poolChanges, vmtaChanges } from './vmta-changes.ts';

export interface BehaviourDiff {
  /** Whether both do the same; undefined when nothing differs that can be seen, and something could not be compared. */
  readonly equal: boolean | undefined;
  readonly changes: readonly Change[];
  readonly notCompared: readonly NotCompared[];
  /** The virtual MTAs whose queues were compared: those that both sides have. */
  readonly virtualMtas: readonly string[];
}

/** What is asked for; everything unless told. */
export interface BehaviourOptions extends QueueFilter {
  /** The name of a setting. */
  readonly setting?: string | undefined;
}

/**
 * Everything that two configurations do differently with any message, as changes of whole classes of queues, clients and
 * other things. Complete by the domains and addresses that stand for all. Both have to be read with the same options.
 * With a domain or a virtual MTA, only what is set for those.
 */
export function behaviourDiff(before: Model, after: Model, options: BehaviourOptions = {}): BehaviourDiff {
  const sides = sidesOf(before, after);
  const { setting } = options;
  const { changes, leftOut } = changesOf(sides, options);
  const asked = changes.filter((change) => setting === undefined || change.setting === setting);
  const notCompared = [...leftOut, ...unknown(before, after)];
  const equal = asked.length > 0 ? false : notCompared.length > 0 ? undefined : true;
  return { equal, changes: asked, notCompared, virtualMtas: askedVmtas(sides, options) };
}

function changesOf(
  sides: Sides,
  options: BehaviourOptions,
): Pick<BehaviourDiff, 'changes'> & { leftOut: NotCompared[] } {
  const { domain, virtualMta } = options;
  const lists = new ListChanges(sides);
  const isName = (name: string): boolean =>
    virtualMta === undefined || sides.before.content.nameOf(name) === sides.before.content.nameOf(virtualMta);
  const vmtas =
    domain === undefined
      ? vmtaChanges(sides).filter(({ subject }) => subject.kind !== 'virtual-mta' || subject.virtualMtas.some(isName))
      : [];
  const { changes: queues, leftOut } = queueChanges(sides, options);
  const isPart = domain !== undefined || virtualMta !== undefined;
  const sources = isPart ? noSources : sourceChanges(sides);
  const own = [...vmtas, ...queues, ...(isPart ? [] : poolChanges(sides)), ...sources.changes];
  const server = isPart ? [] : serverChanges(sides).filter((change) => !own.some((other) => isSameLine(change, other)));
  const sections = isPart ? [] : [...sectionChanges(sides, lists)];
  const kept = [...server, ...own, ...sections].flatMap((change) => lists.take(change) ?? []);
  const cut = [...leftOut.map(tooManyQueues), ...(sources.isCut ? [tooMany(PAIRS)] : [])];
  return { changes: [...kept, ...lists.changes()], leftOut: cut };
}

const noSources: SourceAnswer = { changes: [], isCut: false };
const PAIRS = 'users together with listeners: there are too many pairs that all differ';

/** What holds for the server and shows in virtual MTAs or clients is told for them. */
function isSameLine(one: Change, other: Change): boolean {
  const [own, its] = [one.origins, other.origins];
  return one.setting === other.setting && own.before === its.before && own.after === its.after;
}

function tooManyQueues(setting: string): NotCompared {
  return tooMany(`${setting}, for some of the virtual MTAs: there are too many queues that all differ`);
}

function tooMany(text: string): NotCompared {
  return { side: undefined, text, place: undefined };
}

function unknown(before: Model, after: Model): NotCompared[] {
  const isRead = isComplete(before.project) && isComplete(after.project);
  if (!isRead && isSameButForLayout(before.project, after.project)) return [];
  return [...(isRead ? [] : unreadIncludes(before, after)), ...strangeLines(before, after)];
}
