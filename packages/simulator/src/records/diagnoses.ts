/** What records say about replies, found out once for each. */
import { OK, type Replies } from '../receivers/replies.ts';
import type { BounceCategories } from '../results/bounce-categories.ts';
import { csvCell } from './csv-cell.ts';
import {
  EXPIRED_STATUS,
  SUCCESS_STATUS,
  UNDEFINED_FAILURE,
  bouncedQueueDiag,
  dsnDiagOf,
  dsnStatusOf,
} from './dsn-status.ts';

/** What is said about one reply, as cells. */
export interface Diagnosis {
  readonly id: number;
  /** Of the four that there are for records. */
  readonly action: 'relayed' | 'delivered' | 'delayed' | 'failed';
  readonly status: string;
  readonly diag: string;
  readonly category: string;
}

export type Fate =
  | 'accepted'
  | 'deferred'
  | 'refused'
  /** Bounced with its queue. */
  | 'queue-bounced'
  | 'expired'
  /** Thrown away, or given to a program or a file. */
  | 'handed-over'
  | 'discarded-as-bounce';

const SUCCESS = 'success';
/** The category of a reply that no pattern takes. */
const OTHER = 'other';

export class Diagnoses {
  readonly #replies: Replies;
  readonly #categories: BounceCategories;
  #count = 0;
  readonly #known: Readonly<Record<Fate, (Diagnosis | undefined)[]>> = {
    accepted: [],
    deferred: [],
    refused: [],
    'queue-bounced': [],
    expired: [],
    'handed-over': [],
    'discarded-as-bounce': [],
  };

  constructor(replies: Replies, categories: BounceCategories) {
    this.#replies = replies;
    this.#categories = categories;
  }

  of(fate: Fate, reply: number): Diagnosis {
    const known = this.#known[fate];
    return known[reply] ?? this.#add(known, fate, reply);
  }

  #add(known: (Diagnosis | undefined)[], fate: Fate, reply: number): Diagnosis {
    while (known.length < reply) known.push(undefined);
    const { action, status, diag, category } = this.#find(fate, reply);
    const cells = { status: csvCell(status), diag: csvCell(diag), category: csvCell(category) };
    return (known[reply] = { id: ++this.#count, action, ...cells });
  }

  #find(fate: Fate, reply: number): Omit<Diagnosis, 'id'> {
    const text = this.#replies.textOf(reply);
    const category = this.#categoryOf(reply);
    switch (fate) {
      case 'accepted':
        // Only own patterns tell deliveries apart.
        return { action: 'relayed', ...said(text), category: category === OTHER ? SUCCESS : category };
      case 'deferred':
        return { action: 'delayed', ...said(text), category };
      case 'refused':
        return { action: 'failed', ...said(text), category };
      case 'queue-bounced':
        return { action: 'failed', status: dsnStatusOf(text), diag: bouncedQueueDiag(text), category };
      case 'expired':
        return { action: 'failed', status: EXPIRED_STATUS, diag: lastDiag(reply, text), category: this.#expired };
      case 'handed-over':
        return { action: 'delivered', status: SUCCESS_STATUS, diag: '', category: SUCCESS };
      case 'discarded-as-bounce':
        return { action: 'failed', status: UNDEFINED_FAILURE, diag: '', category };
      default:
        return fate satisfies never;
    }
  }

  get #expired(): string {
    return this.#categories.names[this.#categories.expired] ?? OTHER;
  }

  #categoryOf(reply: number): string {
    const number = this.#categories.of(reply, (id) => this.#replies.textOf(id));
    return this.#categories.names[number] ?? OTHER;
  }
}

export const noDiagnosis: Diagnosis = { id: 0, action: 'failed', status: '', diag: '', category: '' };

function said(reply: string): Pick<Diagnosis, 'status' | 'diag'> {
  return { status: dsnStatusOf(reply), diag: dsnDiagOf(reply) };
}

/** What was said last of mail that got too old; nothing when nobody said anything. */
function lastDiag(reply: number, text: string): string {
  return reply === OK ? '' : dsnDiagOf(text);
}
