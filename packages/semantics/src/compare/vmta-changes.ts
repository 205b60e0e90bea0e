/** What changes in virtual MTAs and pools. */
import { append } from '../project/append.ts';
import type { Change } from './change.ts';
import type { Difference, Subject } from './difference.ts';
import { sectionsOf } from './queues.ts';
import type { Side, Sides } from './sides.ts';
import { differingPools, differingVmtas } from './virtual-mtas.ts';

type Named = Extract<Subject, { kind: 'virtual-mta' | 'pool' }>;
type NamedDifference = Difference & { readonly subject: Named };

/** Virtual MTAs that have another name, are new or gone, and their settings that come out otherwise. */
export function vmtaChanges(sides: Sides): Change[] {
  return changesOf([...differingVmtas(sides)].flatMap(named), (first, second) => isRenamed(sides, first, second));
}

/** Pools that are new or gone, or whose members take turns otherwise. */
export function poolChanges(sides: Sides): Change[] {
  return changesOf([...differingPools(sides)].flatMap(named), () => false);
}

function named(difference: Difference): NamedDifference[] {
  const { subject } = difference;
  return subject.kind === 'virtual-mta' || subject.kind === 'pool' ? [{ ...difference, subject }] : [];
}

type IsRenamed = (gone: NamedDifference, come: NamedDifference) => boolean;

function changesOf(differences: readonly NamedDifference[], isRenamedTo: IsRenamed): Change[] {
  const groups = new Map<string, NamedDifference[]>();
  const gone: NamedDifference[] = [];
  const come: NamedDifference[] = [];
  for (const one of differences) {
    if (one.setting === undefined) (one.after === undefined ? gone : come).push(one);
    else append(groups, [one.setting, one.before, one.after].join('\n\n'), one);
  }
  const renamed = gone.flatMap((one): [NamedDifference, NamedDifference][] => {
    const same = come.filter((other) => isRenamedTo(one, other));
    const [only] = same;
    return only && same.length === 1 && gone.filter((other) => isRenamedTo(other, only)).length === 1
      ? [[one, only]]
      : [];
  });
  const told = new Set(renamed.flat());
  return [
    ...renamed.map(renaming),
    ...together(gone.filter((one) => !told.has(one))),
    ...together(come.filter((one) => !told.has(one))),
    ...[...groups.values()].flatMap(together),
  ];
}

/** Differences of the same kind as one change; names are told one behind the other. */
function together(differences: readonly NamedDifference[]): Change[] {
  const [first] = differences;
  if (!first) return [];
  const { setting, subject, origins } = first;
  const listed = (ask: (one: NamedDifference) => string | undefined): string | undefined =>
    setting === undefined ? differences.flatMap((one) => ask(one) ?? []).join(', ') || undefined : ask(first);
  return [
    {
      subject: subjectOf(
        subject.kind,
        differences.map(({ subject: one }) => nameIn(one)),
      ),
      setting,
      before: listed(({ before }) => before),
      after: listed(({ after }) => after),
      witness: witnessOf(subject),
      origins,
    },
  ];
}

function renaming([gone, come]: [NamedDifference, NamedDifference]): Change {
  return {
    subject: subjectOf(gone.subject.kind, [nameIn(gone.subject)]),
    setting: undefined,
    before: gone.before,
    after: come.after,
    witness: witnessOf(gone.subject),
    origins: { before: gone.origins.before, after: come.origins.after },
  };
}

function subjectOf(kind: Named['kind'], names: readonly string[]): Change['subject'] {
  return kind === 'pool' ? { kind, pools: names } : { kind, virtualMtas: names };
}

function witnessOf(subject: Named): Change['witness'] {
  return subject.kind === 'pool' ? { pool: subject.pool } : { virtualMta: subject.virtualMta };
}

function nameIn(subject: Named): string {
  return subject.kind === 'pool' ? subject.pool : subject.virtualMta;
}

/** Whether a new virtual MTA says the same as one that is gone. */
function isRenamed(sides: Sides, gone: NamedDifference, come: NamedDifference): boolean {
  return textOf(sides.before, nameIn(gone.subject)) === textOf(sides.after, nameIn(come.subject));
}

function textOf(side: Side, name: string): string {
  const blocks = side.model.vmtas.vmta(name)?.blocks ?? [];
  return `${blocks.map((block) => side.content.ofLines(block)).join(' ')} ${sectionsOf(side, name)}`;
}
