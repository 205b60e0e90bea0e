/** Settings of clients, by brute force. [runtime 2] */
import { addressBits, type Bits, type BitsPrefix, holds, networkBits } from './addresses.ts';
import type { RawSections } from './raw-sections.ts';
import { linesOf, type RawLine, type RawSection, sectionsOf } from './reader.ts';
import { type Answer, compareRanks, type Ranked, settle } from './settle.ts';
import { sourceWords } from './words.ts';

export interface SlowClient {
  readonly address?: string;
  readonly listener?: string;
  readonly user?: string;
  readonly pickup?: boolean;
}

export class SourceResolver {
  readonly #sections: RawSections;

  constructor(sections: RawSections) {
    this.#sections = sections;
  }

  source(client: SlowClient): Answer[] {
    const named = client.pickup === true ? [this.#sourcesNamed('{pickup}')] : this.#namedSources(client);
    const byName = named.flatMap((sections, level) =>
      sections.map((section) => ({ section, place: 'source', rank: [level, 0, this.#sections.order(section)] })),
    );
    const address = client.address === undefined ? undefined : addressBits(client.address);
    const byAddress = address === undefined ? [] : this.#sourcesFor(address);
    return settle(sourceWords, [...byName, ...byAddress], this.#sections.options);
  }

  /** Whether there is a user of that name; nobody else can log in. */
  hasUser(name: string): boolean {
    return this.#sections.named('smtp-user', name).length > 0;
  }

  /** The named sources of a client, the strongest first. [runtime 2.1] */
  #namedSources({ listener, user }: SlowClient): RawSection[][] {
    const ofListener = listener === undefined ? [] : [this.#listenerSource(listener)];
    const ofUser = user === undefined ? [] : this.#userSources(user);
    const overUser = this.#sections.answer('named-sources') === 'listener-over-user';
    return overUser ? [...ofListener, ...ofUser] : [...ofUser, ...ofListener];
  }

  #sourcesNamed(name: string): RawSection[] {
    return networkBits(name) === undefined ? this.#sections.named('source', name) : [];
  }

  #userSources(user: string): RawSection[][] {
    const auth = this.#sourcesNamed('{auth}');
    const own = this.#ownSource(user);
    if (own === undefined) return [auth];
    return this.#sections.answer('auth-defaults') === 'below-own-source'
      ? [this.#sourcesNamed(own), auth]
      : [this.#sourcesNamed(own)];
  }

  #ownSource(user: string): string | undefined {
    const direction = this.#sections.answer('repeated-lines') === 'first' ? 1 : -1;
    const lines = this.#sections.named('smtp-user', user).flatMap((section) =>
      linesOf(section)
        .filter(({ name, text }) => name === 'source' && text !== '')
        .map(({ text, number }) => ({ text, rank: [this.#sections.order(section), direction * number] })),
    );
    return lines.toSorted((a, b) => compareRanks(a.rank, b.rank))[0]?.text;
  }

  #listenerSource(listener: string): RawSection[] {
    const [, host = '', port] = /^(.*):(\d+)$/.exec(listener) ?? [];
    const address = addressBits(host);
    const fitting = linesOf(this.#sections.root)
      .flatMap((line) => listenerOf(line))
      .filter(
        (other) => other.port === port && address !== undefined && holds(other.network, address, this.#anyNetwork),
      );
    const [nearest] = fitting.toSorted((a, b) => b.network.bits.length - a.network.bits.length);
    return nearest === undefined ? [] : this.#sourcesNamed(nearest.source);
  }

  get #anyNetwork(): boolean {
    return this.#sections.answer('any-network') === 'both-versions';
  }

  #sourcesFor(address: Bits): Ranked[] {
    const all = sectionsOf(this.#sections.root, 'source').flatMap((section) => {
      const network = networkBits(section.argument);
      return network === undefined ? [] : [{ section, network }];
    });
    const matching = all.filter(({ network }) => holds(network, address, this.#anyNetwork));
    return matching.flatMap(({ section, network }) => {
      const same = matching
        .filter((other) => networkKey(other.network) === networkKey(network))
        .map((other) => other.section);
      return this.#sections.isCounted(section, same)
        ? [{ section, place: 'source', rank: this.#addressRank(section, network) }]
        : [];
    });
  }

  /** Older versions take the first section that sets something, newer ones the narrowest. [runtime 2.2, 2.3] */
  #addressRank(section: RawSection, { bits }: BitsPrefix): number[] {
    const answer = this.#sections.answer('source-order');
    const first = answer === 'first-match' || (answer === 'by-version' && this.#sections.options.version === '4.5');
    return [9, ...(first ? [0, section.number] : [-bits.length, this.#sections.order(section)])];
  }
}

/** The same text for all spellings of a network. */
function networkKey({ version, bits }: BitsPrefix): string {
  return `${version} ${bits}`;
}

function listenerOf({ name, text }: RawLine): { network: BitsPrefix; port: string; source: string }[] {
  const [, base = '', port = '', source = ''] = /^(\S+):(\d+)(?:\s+source=(\S+))?$/.exec(text) ?? [];
  const network = name === 'smtp-listener' ? networkBits(base) : undefined;
  return network === undefined ? [] : [{ network, port, source }];
}
