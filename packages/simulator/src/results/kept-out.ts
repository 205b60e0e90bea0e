/** Mail that never came into a queue, by the reason and by the stream. */
import type { Submission } from '../traffic/traffic.ts';
import type { GroupTables } from './group-ids.ts';
import type { Refusal, Result, WaitingClients } from './result.ts';

interface Sum {
  messages: number;
  recipients: number;
  /** Recipients. */
  readonly byStream: Map<string, number>;
}

/** More reasons are one. */
const MOST_REASONS = 1_000;

export class KeptOut {
  readonly #sums = new Map<string, Sum>();

  add(reason: string, stream: string, recipients: number): void {
    const sum = this.#sumOf(reason);
    sum.messages++;
    sum.recipients += recipients;
    sum.byStream.set(stream, (sum.byStream.get(stream) ?? 0) + recipients);
  }

  #sumOf(reason: string): Sum {
    const key = this.#sums.size < MOST_REASONS || this.#sums.has(reason) ? reason : 'other reasons';
    const known = this.#sums.get(key) ?? { messages: 0, recipients: 0, byStream: new Map<string, number>() };
    this.#sums.set(key, known);
    return known;
  }

  /** The most frequent first. */
  get refusals(): Refusal[] {
    return this.#inOrder().map(([reason, sum]) => refusalOf(reason, sum));
  }

  /** The same of clients that wait, each of which has one message. */
  get clients(): WaitingClients[] {
    return this.#inOrder().map(([reason, sum]) => ({ ...refusalOf(reason, sum), clients: sum.messages }));
  }

  #inOrder(): [string, Sum][] {
    return [...this.#sums].toSorted(([a, one], [b, other]) => other.recipients - one.recipients || (a < b ? -1 : 1));
  }
}

function refusalOf(reason: string, { recipients, byStream }: Sum): Refusal {
  const streams = [...byStream].map(([name, count]) => ({ name, count }));
  return { reason, count: recipients, streams: streams.toSorted((a, b) => b.count - a.count) };
}

/** Mail whose clients still wait for a connection. */
export class WaitingMail {
  readonly #kept = new KeptOut();
  readonly #domains = new Set<string>();
  readonly #streams = new Set<string>();

  add(reason: string, stream: string, { domain, recipients }: Pick<Submission, 'domain' | 'recipients'>): void {
    this.#kept.add(reason, stream, recipients);
    this.#domains.add(domain);
    this.#streams.add(stream);
  }

  get clients(): WaitingClients[] {
    return this.#kept.clients;
  }

  /** Whether a group has more mail to come. Of queues nobody knows, since they are chosen when it comes in. */
  isOf(kind: keyof GroupTables, name: string): boolean {
    if (kind === 'total') return this.#streams.size > 0;
    return kind === 'streams' ? this.#streams.has(name) : kind === 'domains' && this.#domains.has(name);
  }
}

/** Recipients of clients that still waited when the run ended. */
export function waitingCount({ waiting }: Pick<Result, 'waiting'>): number {
  return waiting.reduce((sum, { count }) => sum + count, 0);
}
