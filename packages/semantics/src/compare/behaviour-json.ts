/** A behaviour diff for other programs. docs/diff.md and the schema beside the commands tell its shape. */
import type { DomainClass } from '../model/representatives.ts';
import type { Block, Line } from '../project/whole.ts';
import type { BehaviourDiff } from './behaviour.ts';
import type { Change, ChangedClients, ChangedSubject, QueuePart, Witness } from './change.ts';

export interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ChangeJson {
  readonly kind: ChangedSubject['kind'];
  readonly subject: object;
  readonly setting: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly witness: object;
  readonly origins: { readonly before: PlaceJson | null; readonly after: PlaceJson | null };
}

export interface BehaviourJson {
  /** Null when nothing differs that can be seen, and something could not be compared. */
  readonly equal: boolean | null;
  readonly changes: readonly ChangeJson[];
  readonly notCompared: readonly {
    readonly side: 'before' | 'after' | null;
    readonly text: string;
    readonly place: PlaceJson | null;
  }[];
}

export function behaviourJson({ equal, changes, notCompared, virtualMtas }: BehaviourDiff): BehaviourJson {
  return {
    equal: equal ?? null,
    changes: changes.map((change) => changeJson(change, virtualMtas.length)),
    notCompared: notCompared.map(({ side, text, place }) => ({ side: side ?? null, text, place: place ?? null })),
  };
}

function changeJson({ subject, setting, before, after, witness, origins }: Change, all: number): ChangeJson {
  return {
    kind: subject.kind,
    subject: subjectJson(subject, all),
    setting: setting ?? null,
    before: before ?? null,
    after: after ?? null,
    witness: witnessJson(witness),
    origins: { before: originJson(origins.before), after: originJson(origins.after) },
  };
}

function subjectJson(subject: ChangedSubject, all: number): object {
  switch (subject.kind) {
    case 'server':
      return {};
    case 'virtual-mta':
      return { virtualMtas: subject.virtualMtas };
    case 'pool':
      return { pools: subject.pools };
    case 'queue':
      return { queues: subject.parts.map((part) => partJson(part, all)) };
    case 'source':
      return { clients: clientsJson(subject.clients) };
    case 'list':
      return {
        section: subject.section,
        name: subject.name,
        queues: subject.parts.map((part) => partJson(part, all)),
        clients: clientsJson(subject.clients),
      };
    case 'acct-file':
      return { target: subject.target };
    case 'section':
      return { section: subject.section, argument: subject.argument };
    default:
      return subject satisfies never;
  }
}

function partJson({ domains, virtualMtas, except }: QueuePart, all: number): object {
  return {
    domains: domains.map(domainPattern),
    virtualMtas: virtualMtas.length === all ? ['*'] : virtualMtas,
    except: except.map((one) => ({ domain: one.domain, virtualMtas: one.virtualMtas })),
  };
}

/** A class of domains as a pattern; what a narrower pattern of the list or of another change takes is not meant. */
function domainPattern({ kind, text }: DomainClass): string {
  switch (kind) {
    case 'others':
      return '*';
    case 'below':
      return `*.${text}`;
    case 'addresses':
      return `[${text}]`;
    case 'named':
    case 'plain':
      return text;
    default:
      return kind satisfies never;
  }
}

function clientsJson({ networks, users, listeners, pickup }: ChangedClients): object {
  return { networks, users, listeners, pickup };
}

function witnessJson({ list, ...rest }: Witness): object {
  if (!list) return rest;
  const { what, text, before, after } = list;
  return { ...rest, text: { what, text, before: before ?? null, after: after ?? null } };
}

function originJson(item: Line | Block | undefined): PlaceJson | null {
  return item?.place ?? null;
}
