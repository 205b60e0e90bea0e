/** Sorts the messages of a file into kinds: those with the same sender, headers and job are one stream. */
import type { Header } from '@pmtakit/semantics';
import type { FileSpec } from '../stream-spec.ts';
import type { StreamInfo } from '../traffic.ts';
import type { FileMessage } from './file-message.ts';

/** More streams than this take too much memory. */
const MOST_KINDS = 1000;

/**
 * What tells messages apart, from all to nothing. The further ones are for files in which nearly each message differs,
 * such as those with a sender of its own for each recipient.
 */
export const details = [
  'sender, virtual MTA, job, user and headers',
  "the sender's domain, virtual MTA, job and user",
  'virtual MTA and user',
  'nothing',
] as const;

/** Stands in no address and no name. */
const SEPARATOR = '\0';

/** The virtual MTA that is no name but the one without a name. */
const NO_NAME = '{default}';

export class Kinds {
  readonly infos: StreamInfo[] = [];
  readonly #spec: FileSpec;
  readonly #detail: number;
  readonly #byKey = new Map<string, number>();

  /** @param detail a place in `details` */
  constructor(spec: FileSpec, detail: number) {
    this.#spec = spec;
    this.#detail = detail;
  }

  /** Whether messages of one kind may have several senders. */
  get mixesSenders(): boolean {
    return this.#detail > 0;
  }

  get tooMany(): boolean {
    return this.infos.length > MOST_KINDS;
  }

  /** The number of the kind of a message. */
  of(message: FileMessage): number {
    const key = this.#keyOf(message);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.infos.length);
    return this.infos.push(this.#infoOf(message)) - 1;
  }

  #keyOf({ from = '', virtualMta = '', jobId = '', user = '', headers }: FileMessage): string {
    switch (this.#detail) {
      case 0:
        return [from, virtualMta, jobId, user, ...headers.flatMap(({ name, value }) => [name, value])].join(SEPARATOR);
      case 1:
        return [from.slice(from.lastIndexOf('@') + 1), virtualMta, jobId, user].join(SEPARATOR);
      case 2:
        return virtualMta + SEPARATOR + user;
      default:
        return '';
    }
  }

  #infoOf({ from, virtualMta, jobId, user, headers }: FileMessage): StreamInfo {
    const spec = this.#spec;
    const knowsVirtualMta =
      this.#detail < 3 && spec.keepVirtualMta && virtualMta !== undefined && virtualMta !== NO_NAME;
    const ownHeaders = this.#detail === 0 ? headers : [];
    return {
      name: spec.name,
      session: spec.session,
      client: user === undefined || this.#detail === 3 ? spec.client : { ...spec.client, user },
      from: from ?? spec.from,
      headers: merged(spec.headers, knowsVirtualMta ? [...ownHeaders, virtualMtaHeader(virtualMta)] : ownHeaders),
      jobId: this.#detail < 2 ? (jobId ?? spec.jobId) : spec.jobId,
    };
  }
}

function virtualMtaHeader(value: string): Header {
  return { name: 'X-Virtual-MTA', value };
}

/** Headers of the row take the place of those of the stream. */
function merged(general: readonly Header[], own: readonly Header[]): Header[] {
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  return [...general.filter(({ name }) => !names.has(name.toLowerCase())), ...own];
}
