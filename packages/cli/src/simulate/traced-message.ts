/** What happens to one message in a simulation, as its accounting records tell it. */
import { type RunOptions, type Scenario, wholeLayout } from '@pmtakit/simulator';
import { cellsOf } from './csv-row.ts';

type Stream = Scenario['streams'][number];

/** The mail of a stream of one message, put before all others. */
export const TRACED_STREAM = '{traced}';
/** Of the first message of the first stream. */
const ENVELOPE = '1-0';
const BYTES = 51_200;

export interface TracedEvent {
  /** Milliseconds since the start of the run, to the second. */
  readonly time: number;
  /** `r`, `d`, `b`, `t`, or `tq` for the whole queue. */
  readonly type: string;
  /** Nothing for `r`. */
  readonly queue: string;
  /** The reply. */
  readonly reply: string;
  readonly mailServer: string;
  readonly sourceIp: string;
}

/** @param at milliseconds since the start at which it comes in */
export function tracedStream(message: Pick<Stream, 'client' | 'from' | 'headers'>, to: string, at: number): Stream {
  const sign = to.lastIndexOf('@');
  return {
    ...message,
    kind: 'made-up',
    name: TRACED_STREAM,
    jobId: undefined,
    priority: 50,
    bytes: { kind: 'fixed', value: BYTES },
    start: at,
    arrival: { kind: 'batch', size: Infinity, every: 0 },
    volume: 1,
    end: Infinity,
    rate: undefined,
    recipients: {
      domains: [to.slice(0, sign) + to.slice(sign).toLowerCase()],
      weights: Float64Array.of(1),
      hasAddresses: true,
    },
    recipientsPerMessage: { kind: 'fixed', value: 1 },
  };
}

/** Takes the records of a run and keeps those of the message. */
export class TracedMessage {
  readonly events: TracedEvent[] = [];
  readonly #start: number;
  readonly #queues: ReadonlySet<string>;
  readonly #layout = wholeLayout();
  readonly #columns = new Map(this.#layout.columns.map((name, index) => [name, index]));
  #rest = '';

  /** @param queues that it can get into, as `domain/virtual MTA` */
  constructor(start: number, queues: ReadonlySet<string>) {
    this.#start = start;
    this.#queues = queues;
  }

  get files(): NonNullable<RunOptions['records']> {
    return [{ layout: this.#layout, write: (text) => this.#take(text) }];
  }

  /** Those while it was in a queue, in order; failures of the queue at other times are not about it. */
  get own(): TracedEvent[] {
    const isOwn = ({ type }: TracedEvent): boolean => type !== 'tq';
    const first = this.events.findIndex(isOwn);
    return first === -1 ? [] : this.events.slice(first, this.events.findLastIndex(isOwn) + 1);
  }

  #take(text: string): void {
    const rows = (this.#rest + text).split('\r\n');
    this.#rest = rows.pop() ?? '';
    for (const row of rows) if (row.includes(ENVELOPE) || row.startsWith('tq,')) this.#takeRow(cellsOf(row));
  }

  #takeRow(cells: readonly string[]): void {
    const cell = (name: string): string => cells[this.#columns.get(name) ?? -1] ?? '';
    const [type = ''] = cells;
    const queue = cell('queue');
    if (type === 'tq' ? !this.#queues.has(queue) : cell('envId') !== ENVELOPE) return;
    this.events.push({
      time: Date.parse(cell('timeLogged')) - this.#start,
      type,
      queue,
      reply: cell('dsnDiag').replace(/^(?:smtp|x-pmta);/, ''),
      mailServer: cell('dsnMta').replace(/ .*/, ''),
      sourceIp: cell('dlvSourceIp'),
    });
  }
}
