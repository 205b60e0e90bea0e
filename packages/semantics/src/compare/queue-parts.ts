/** Puts together queues in which the same changes. */
import { append } from '../project/append.ts';
import type { DomainClass } from '../model/representatives.ts';
import type { QueueException, QueuePart } from './change.ts';
import type { Answer, QueueChange } from './queue-changes.ts';
import type { TopGroup } from './top-cells.ts';

/** Queues with the same answer, while they are found. */
interface Found {
  readonly answer: Answer;
  /** Domains one by one, by the virtual MTAs that they come with. */
  readonly own: Map<readonly string[], Piece>;
  readonly groups: Map<TopGroup, GroupPiece>;
}

interface Piece {
  readonly answer: Answer;
  domains: DomainClass[];
  readonly virtualMtas: readonly string[];
}

interface GroupPiece {
  readonly answer: Answer;
  readonly virtualMtas: string[];
  readonly except: Map<string, string[]>;
}

interface AnsweredPart extends Omit<QueuePart, 'missing'> {
  readonly answer: Answer;
  /** Whether the top level gives it to all domains that nobody names. */
  readonly isWide: boolean;
}

/** The changes of one setting. */
export class QueueParts {
  readonly #found = new Map<string, Found>();
  readonly #known: readonly DomainClass[];

  /** @param known the domains that the top level tells apart */
  constructor(known: readonly DomainClass[]) {
    this.#known = known;
  }

  addOwn(answer: Answer, one: DomainClass, virtualMtas: readonly string[]): void {
    const { own } = this.#foundFor(answer);
    const piece = own.get(virtualMtas) ?? { answer, domains: [], virtualMtas };
    own.set(virtualMtas, piece);
    piece.domains.push(one);
  }

  /** @param named domains of the group that are not meant */
  addGroup(answer: Answer, group: TopGroup, named: ReadonlySet<string>, virtualMtas: readonly string[]): void {
    const { groups } = this.#foundFor(answer);
    const piece = groups.get(group) ?? { answer, virtualMtas: [], except: new Map<string, string[]>() };
    groups.set(group, piece);
    for (const name of virtualMtas) piece.virtualMtas.push(name);
    for (const domain of named) {
      if (!group.names.has(domain)) continue;
      for (const name of virtualMtas) append(piece.except, domain, name);
    }
  }

  changes(setting: string): QueueChange[] {
    return Array.from(this.#found.values(), (found) => {
      const parts = partsOf(found).toSorted((a, b) => sizeOf(b) - sizeOf(a));
      const { queue, texts, origins } = parts[0]?.answer ?? found.answer;
      const shown = parts.map(({ domains, virtualMtas, except, isWide }) => {
        return { domains, virtualMtas, except, missing: isWide ? this.#missingIn(domains) : undefined };
      });
      return { subject: { kind: 'queue', parts: shown }, setting, ...texts, witness: queue, origins };
    });
  }

  #missingIn(domains: readonly DomainClass[]): string[] {
    const names = new Set(domains.map(({ domain }) => domain));
    return this.#known.filter(({ domain }) => !names.has(domain)).map(({ domain }) => domain);
  }

  #foundFor(answer: Answer): Found {
    const { contents, texts } = answer;
    const key = [contents.before, contents.after, texts.before ?? '', texts.after ?? ''].join('\n\n');
    const known = this.#found.get(key) ?? { answer, own: new Map(), groups: new Map() };
    this.#found.set(key, known);
    return known;
  }
}

function partsOf({ own, groups }: Found): AnsweredPart[] {
  const pieces = [...own.values()];
  for (const [group, piece] of groups) takeBack(group, piece, pieces);
  const ofGroups = Array.from(groups, ([{ classes }, { answer, virtualMtas, except }]) => ({
    answer,
    domains: classes,
    virtualMtas,
    except: Array.from(except, ([domain, names]): QueueException => ({ domain, virtualMtas: names })),
    isWide: classes.some(({ kind }) => kind === 'others'),
  }));
  const alone = pieces
    .filter(({ domains }) => domains.length > 0)
    .map((piece) => ({ ...piece, except: [], isWide: false }));
  return joinedByDomains(joinedByNames([...ofGroups, ...alone]));
}

/** A domain that was asked for by itself, and of which the same came out, is no exception. */
function takeBack(group: TopGroup, { virtualMtas, except }: GroupPiece, pieces: readonly Piece[]): void {
  if (except.size === 0) return;
  const names = new Set(virtualMtas);
  for (const piece of pieces) {
    if (!piece.virtualMtas.every((name) => names.has(name))) continue;
    const same = piece.domains.filter(({ domain }) => except.has(domain) && group.names.has(domain));
    if (same.length === 0) continue;
    const own = new Set(piece.virtualMtas);
    for (const { domain } of same) {
      const left = except.get(domain)?.filter((name) => !own.has(name)) ?? [];
      if (left.length > 0) except.set(domain, left);
      else except.delete(domain);
    }
    piece.domains = piece.domains.filter((one) => !same.includes(one));
  }
}

/** All domains by the same virtual MTAs make one part. */
function joinedByNames(parts: readonly AnsweredPart[]): AnsweredPart[] {
  const same = Map.groupBy(parts, ({ virtualMtas }) => virtualMtas.join('\n'));
  return [...same.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const domains = some.flatMap((part) => part.domains);
    const except = some.flatMap((part) => part.except);
    return [{ ...first, domains, except, isWide: some.some(({ isWide }) => isWide) }];
  });
}

/** All virtual MTAs for the same domains make one part, unless something is left out. */
function joinedByDomains(parts: readonly AnsweredPart[]): AnsweredPart[] {
  const same = Map.groupBy(parts, ({ domains, except }) => {
    const names = domains.map(({ domain }) => domain).join('\n');
    return except.length > 0
      ? `${names}\n\n${except.map((one) => `${one.domain} ${one.virtualMtas.join(' ')}`).join('\n')}`
      : names;
  });
  return [...same.values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ ...first, virtualMtas: some.flatMap(({ virtualMtas }) => virtualMtas) }] : [];
  });
}

/** How many queues are named, about. */
function sizeOf({ domains, virtualMtas }: AnsweredPart): number {
  return domains.length * virtualMtas.length;
}
