import type { Span } from '@pmtakit/grammar';
import { append } from '../project/append.ts';
import type { Patch } from '../project/patch.ts';
import type { ProjectFile } from '../project/project-file.ts';
import { type Block, type Line, everything } from '../project/whole.ts';
import type { Assumptions } from './assumptions.ts';
import { nameKey } from './names.ts';
import { definitionIn } from './symbol-definitions.ts';
import { mayUseNames, referencesIn } from './symbol-uses.ts';

/** What can have a name. Virtual MTAs and pools share one space of names. [G1§8.3] */
export const symbolKinds = [
  'virtual-mta',
  'virtual-mta-pool',
  'source',
  'smtp-user',
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'domain-key-list',
  'domain-key',
  'proxy',
  'rewrite-list',
  'source-group',
  'signals-filter',
  'domain-macro',
  'rollup',
] as const;
export type SymbolKind = (typeof symbolKinds)[number];

interface Named {
  /** As written, without quotes, without `$`. Names of queues are in lower case. */
  readonly name: string;
  readonly file: ProjectFile;
  /** The name alone, in its file, with the quotes around it and the `$` of a macro. */
  readonly span: Span;
  readonly item: Line | Block;
}

export interface Definition extends Named {
  readonly kind: SymbolKind;
}

export interface Reference extends Named {
  /** The kinds of thing that may be meant. */
  readonly to: readonly SymbolKind[];
}

/** Everything that has a name, where it is defined and where it is used. */
export class Symbols {
  readonly definitions: readonly Definition[];
  readonly #whole: Block;
  readonly #defined = new Map<string, Definition[]>();
  #references: readonly Reference[] | undefined;
  #used: ReadonlyMap<string, readonly Reference[]> | undefined;
  readonly #names = new Map<SymbolKind, Set<string>>();
  readonly #assumptions: Assumptions;

  constructor(whole: Block, assumptions: Assumptions) {
    this.#whole = whole;
    this.#assumptions = assumptions;
    this.definitions = [...everything(whole)].flatMap((item) => definitionIn(item) ?? []);
    for (const definition of this.definitions) this.#define(definition);
  }

  /** The same after an edit of lines that define nothing. */
  after({ removed, added }: Patch): this {
    if (!this.#references || ![...removed, ...added].some(mayUseNames)) return this;
    const gone = new Set<Line | Block>(removed);
    const found = added.flatMap((line) => referencesIn(line, this.#assumptions));
    const kept = this.#references.filter(({ item }) => !gone.has(item));
    this.#references = [...kept, ...found].sort((a, b) => a.item.order - b.item.order);
    this.#used = undefined;
    return this;
  }

  /** To find them takes longer, and many questions are about definitions only. */
  get references(): readonly Reference[] {
    return (this.#references ??= Array.from(this.#findReferences()));
  }

  /** What has this name: more than one when it is defined again. */
  defined(kind: SymbolKind, name: string): readonly Definition[] {
    return this.#defined.get(this.#key(kind, name)) ?? [];
  }

  /** What a reference means; nothing when nobody defines it. */
  resolve({ to, name }: Reference): readonly Definition[] {
    return to.flatMap((kind) => this.defined(kind, name));
  }

  /** Where something of this name is used. */
  used(kind: SymbolKind, name: string): readonly Reference[] {
    this.#used ??= this.#byName();
    return this.#used.get(this.#key(kind, name)) ?? [];
  }

  /** The names of a kind, each once. */
  names(kind: SymbolKind): readonly string[] {
    return [...(this.#names.get(kind) ?? [])];
  }

  *#findReferences(): Generator<Reference> {
    for (const item of everything(this.#whole)) yield* referencesIn(item, this.#assumptions);
  }

  #byName(): Map<string, Reference[]> {
    const used = new Map<string, Reference[]>();
    for (const reference of this.references) {
      for (const kind of reference.to) append(used, this.#key(kind, reference.name), reference);
    }
    return used;
  }

  #define(definition: Definition): void {
    const { kind, name } = definition;
    append(this.#defined, this.#key(kind, name), definition);
    const names = this.#names.get(kind);
    if (names) names.add(name);
    else this.#names.set(kind, new Set([name]));
  }

  #key(kind: SymbolKind, name: string): string {
    return `${kind} ${nameKey(name, this.#assumptions)}`;
  }
}
