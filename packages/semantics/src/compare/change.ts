import type { DomainClass } from '../model/representatives.ts';
import type { Block, Line } from '../project/whole.ts';
import type { ListWitness } from './list-witness.ts';
import type { Pair } from './sides.ts';

/** Many differences that are one for people: the same setting changes in the same way for all of the subject. */
export interface Change {
  readonly subject: ChangedSubject;
  /** The setting, or for lists the name of a line; undefined where the whole subject is there on one side only. */
  readonly setting: string | undefined;
  /** As written or by default; undefined when there is none. Secrets are stars. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** A case in which it shows. */
  readonly witness: Witness;
  /** The lines that decide for the witness; a default has none. */
  readonly origins: Pair<Line | Block | undefined>;
}

/** What a change is about, with everything that it shows in. */
export type ChangedSubject =
  | { readonly kind: 'server' }
  | { readonly kind: 'virtual-mta'; readonly virtualMtas: readonly string[] }
  | { readonly kind: 'pool'; readonly pools: readonly string[] }
  | { readonly kind: 'queue'; readonly parts: readonly QueuePart[] }
  /** A list, with the queues and clients that use it; `section` is what its section is called. */
  | {
      readonly kind: 'list';
      readonly section: string;
      readonly name: string;
      readonly parts: readonly QueuePart[];
      readonly clients: ChangedClients;
    }
  | { readonly kind: 'source'; readonly clients: ChangedClients }
  | { readonly kind: 'acct-file'; readonly target: string }
  | { readonly kind: 'section'; readonly section: string; readonly argument: string };

/** Queues: each of the domains by each of the virtual MTAs, but for the exceptions. */
export interface QueuePart {
  readonly domains: readonly DomainClass[];
  readonly virtualMtas: readonly string[];
  readonly except: readonly QueueException[];
  /**
   * Where it is all domains but some, those: what the top level names and is not in `domains`. Undefined where a domain
   * that nobody names is not meant.
   */
  readonly missing: readonly string[] | undefined;
}

export interface QueueException {
  readonly domain: string;
  readonly virtualMtas: readonly string[];
}

/** Clients by what is known of them. */
export interface ChangedClients {
  /** The addresses of each network that no narrower one holds. */
  readonly networks: readonly string[];
  readonly users: readonly string[];
  readonly listeners: readonly string[];
  readonly pickup: boolean;
}

/** One case that shows a change. What is not told does not matter. */
export interface Witness {
  readonly domain?: string;
  readonly virtualMta?: string;
  readonly pool?: string;
  readonly address?: string;
  readonly listener?: string;
  readonly user?: string;
  readonly pickup?: true;
  /** A text that a list takes otherwise, and what comes of it. */
  readonly list?: ListWitness;
}
