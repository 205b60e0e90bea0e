import { type AddressRules, type Model, type Step, addressRules, admission } from '@pmtakit/semantics';
import type { TrafficStream } from '../traffic/traffic.ts';
import { placeText } from './place-text.ts';

/** Messages with their addresses. */
export type Addressed = Pick<TrafficStream, 'info' | 'recipientOf' | 'senderOf'>;

/** What is decided about a message when it comes in. */
export interface Admitted {
  /** The virtual MTA or pool; undefined when the message is refused. */
  readonly virtualMta: string | undefined;
  /** Why it is refused. */
  readonly refusal: string | undefined;
  /** The domains that an alias stands for. */
  readonly aliasOf: readonly string[] | undefined;
}

/**
 * Which virtual MTA the messages of a stream get. That is asked once for all of them where the configuration looks at no
 * recipient, once for each domain where it looks at domains, and for each message only where it tells addresses apart.
 */
export class Admissions {
  readonly #model: Model;
  readonly #stream: Addressed;
  readonly #rules: AddressRules;
  readonly #byDomain = new Map<string, Admitted>();
  /** Most messages get one of few. */
  readonly #same = new Map<string, Admitted>();

  constructor(model: Model, stream: Addressed) {
    this.#model = model;
    this.#stream = stream;
    this.#rules = addressRules(model, stream.info.client);
  }

  /** @param number of the message in its stream */
  of(domain: string, number: number): Admitted {
    const { recipients } = this.#rules;
    if (this.isByMessage) {
      return this.#ask(this.#stream.recipientOf(number, domain, 0), this.#stream.senderOf?.(number));
    }
    const key = recipients === 'alike' ? '' : domain;
    return this.#byDomain.get(key) ?? this.#askOnce(key, `someone@${domain}`);
  }

  /** The same where only the recipient is known: a domain, or an address where it is written. */
  ofRecipient(recipient: string): Admitted {
    const domain = domainIn(recipient);
    const key = this.isByAddress ? recipient : this.#rules.recipients === 'alike' ? '' : domain;
    return this.#byDomain.get(key) ?? this.#askOnce(key, recipient.includes('@') ? recipient : `someone@${domain}`);
  }

  #askOnce(key: string, address: string): Admitted {
    const admitted = this.#ask(address);
    this.#byDomain.set(key, admitted);
    return admitted;
  }

  /** Whether messages to one domain are told apart. */
  get isByMessage(): boolean {
    return this.isByAddress || (this.#rules.senders === 'by-address' && this.#stream.senderOf !== undefined);
  }

  /** Whether addresses of one domain are told apart. */
  get isByAddress(): boolean {
    return this.#rules.recipients === 'by-address';
  }

  #ask(address: string, sender?: string): Admitted {
    const { client, from, headers } = this.#stream.info;
    const message = { client, from: sender ?? from, headers, recipients: [address] };
    const { virtualMta, recipients, steps } = admission(this.#model, message);
    const isAlias = virtualMta !== undefined && recipients.some((recipient) => recipient.address !== address);
    const aliasOf = isAlias ? recipients.map((recipient) => domainIn(recipient.address)) : undefined;
    const refusal = virtualMta === undefined ? refusalText(steps.at(-1)) : undefined;
    const key = `${virtualMta ?? ''} ${aliasOf?.join(' ') ?? ''} ${refusal ?? ''}`;
    const known = this.#same.get(key) ?? { virtualMta, refusal, aliasOf };
    this.#same.set(key, known);
    return known;
  }
}

/** In words that are the same for all recipients. */
function refusalText(last: Step | undefined): string {
  if (last?.stage !== 'relay') return `${last?.text ?? 'not taken'}${placeText(last?.at)}`;
  const always = last.at ? ` no${placeText(last.at)}` : ' is no, which is the default';
  return `the client may not relay: always-allow-relaying${always}, and no relay-domain takes the recipient`;
}

export function domainIn(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
