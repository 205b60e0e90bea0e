/** Reads addresses again, since holding those of all messages that wait would take too much memory. */
import { firstIndex } from '@pmtakit/grammar';
import { readPiece } from './message-reader.ts';
import type { Scan } from './scan.ts';
import type { TextPieces } from './text-pieces.ts';

/** What is asked for comes mostly from few places of the file: where mail comes in, and where it is tried again. */
const MOST_PIECES = 16;

/** The addresses of a message. */
interface Envelope {
  readonly to: string;
  /** Undefined when the file does not say. */
  readonly from: string | undefined;
}

const nobody: Envelope = { to: '', from: undefined };

export class Addresses {
  readonly #text: TextPieces;
  readonly #scan: Scan;
  /** By piece, those that were used last at the end. */
  readonly #known = new Map<number, readonly Envelope[]>();

  constructor(text: TextPieces, scan: Scan) {
    this.#text = text;
    this.#scan = scan;
  }

  /** @param number of the message in the file, from 0 */
  of(number: number): Envelope {
    const index = this.#pieceOf(number);
    const first = this.#scan.pieces[index]?.cursor.number ?? 0;
    return this.#inPiece(index)[number - first] ?? nobody;
  }

  #pieceOf(number: number): number {
    const { pieces } = this.#scan;
    return Math.max(firstIndex(pieces.length, (index) => (pieces[index]?.cursor.number ?? 0) > number) - 1, 0);
  }

  #inPiece(index: number): readonly Envelope[] {
    const addresses = this.#known.get(index) ?? this.#read(index);
    this.#known.delete(index);
    this.#known.set(index, addresses);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_PIECES && oldest !== undefined) this.#known.delete(oldest);
    return addresses;
  }

  #read(index: number): Envelope[] {
    const addresses: Envelope[] = [];
    const cursor = this.#scan.pieces[index]?.cursor;
    if (cursor)
      readPiece(this.#text, this.#scan.format, cursor, { message: ({ to, from }) => addresses.push({ to, from }) });
    return addresses;
  }
}
