import { type Block, type Model, contains } from '@pmtakit/semantics';

type Section = Model['sources']['networks'][number];

/** Which sources for addresses lie in each other, found without comparing all with all. */
export class Nesting {
  readonly #around = new Map<Block, readonly Section[]>();
  readonly #inside = new Map<Block, Section[]>();

  constructor({ sources }: Model, sections: readonly Section[]) {
    const byBlock = new Map(sections.map((section) => [section.block, section]));
    for (const section of sections) {
      const { version, address } = section.network;
      const layers = sources.layers({ address: { version, address } });
      const around = layers.flatMap(({ block }) => {
        const outer = block === section.block ? undefined : byBlock.get(block);
        return outer && contains(outer.network, section.network) ? [outer] : [];
      });
      this.#around.set(section.block, around);
      for (const outer of around) this.#addInside(outer, section);
    }
  }

  #addInside({ block }: Section, section: Section): void {
    const inside = this.#inside.get(block);
    if (inside) inside.push(section);
    else this.#inside.set(block, [section]);
  }

  /** The sections whose networks hold all of another one. */
  around({ block }: Section): readonly Section[] {
    return this.#around.get(block) ?? [];
  }

  inside({ block }: Section): readonly Section[] {
    return this.#inside.get(block) ?? [];
  }
}
