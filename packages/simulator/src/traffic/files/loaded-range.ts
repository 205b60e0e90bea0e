/** The messages of some time, held in columns. */
import type { FileMessage } from './file-message.ts';
import type { TimeRange } from './histogram.ts';

export class LoadedRange {
  readonly range: TimeRange;
  readonly time: Float64Array;
  readonly number: Float64Array;
  /** 0 when the file does not say. */
  readonly bytes: Float64Array;
  readonly recipients: Uint32Array;
  /** 255 when the file does not say. */
  readonly priority: Uint8Array;
  readonly #kind: Uint16Array;
  readonly #domain: Uint32Array;
  readonly #domains: string[] = [];
  readonly #domainIds = new Map<string, number>();
  /** Rows by kind, those of one kind by time. */
  #order = new Uint32Array();
  readonly #starts = new Map<number, number>();
  #rows = 0;

  constructor(range: TimeRange) {
    const { rows } = range;
    this.range = range;
    this.time = new Float64Array(rows);
    this.number = new Float64Array(rows);
    this.bytes = new Float64Array(rows);
    this.recipients = new Uint32Array(rows);
    this.priority = new Uint8Array(rows);
    this.#kind = new Uint16Array(rows);
    this.#domain = new Uint32Array(rows);
  }

  add(message: FileMessage, number: number, kind: number): void {
    const row = this.#rows++;
    this.time[row] = message.time;
    this.number[row] = number;
    this.bytes[row] = message.bytes ?? 0;
    this.recipients[row] = message.recipients;
    this.priority[row] = message.priority ?? UNSAID_PRIORITY;
    this.#kind[row] = kind;
    this.#domain[row] = this.#domainId(message.domain);
  }

  #domainId(domain: string): number {
    const known = this.#domainIds.get(domain);
    if (known !== undefined) return known;
    this.#domainIds.set(domain, this.#domains.length);
    return this.#domains.push(domain) - 1;
  }

  /** Puts the rows in order, once all are there. Those of one time keep the order of the file. */
  sort(): void {
    const { time, number } = this;
    const kind = this.#kind;
    this.#order = Uint32Array.from({ length: this.#rows }, (_, row) => row).sort(
      (a, b) => at(kind, a) - at(kind, b) || at(time, a) - at(time, b) || at(number, a) - at(number, b),
    );
    this.#order.forEach((row, place) => {
      const one = at(kind, row);
      if (!this.#starts.has(one)) this.#starts.set(one, place);
    });
  }

  /** The row of the message of a kind that comes so many after its first. */
  row(kind: number, count: number): number {
    return this.#order[(this.#starts.get(kind) ?? 0) + count] ?? 0;
  }

  domain(row: number): string {
    return this.#domains[at(this.#domain, row)] ?? '';
  }
}

export const UNSAID_PRIORITY = 255;

function at(column: Float64Array | Uint32Array | Uint16Array, row: number): number {
  return column[row] ?? 0;
}
