/** The sections of a configuration by name, with what the assumptions say of those that share one. */
import { type RawSection, readRaw, sectionsOf } from './reader.ts';
import type { SlowOptions } from './settle.ts';

export class RawSections {
  readonly root: RawSection;
  readonly options: SlowOptions;

  constructor(text: string, options: SlowOptions) {
    this.root = readRaw(text);
    this.options = options;
  }

  answer(name: string): string | undefined {
    return this.options.assumptions[name];
  }

  /** What names that mean the same have in common. */
  key(name: string): string {
    return this.answer('name-case') === 'ignored' ? name.toLowerCase() : name;
  }

  /** The top-level sections of a name that count. */
  named(kind: string, name: string): RawSection[] {
    const all = sectionsOf(this.root, kind).filter(({ argument }) => this.key(argument) === this.key(name));
    return all.filter((section) => this.isCounted(section, all));
  }

  /** @param same the sections of the same name, with the one in question among them */
  isCounted(section: RawSection, same: readonly RawSection[]): boolean {
    const numbers = same.map(({ number }) => number);
    switch (this.answer('duplicate-blocks')) {
      case 'later-only':
        return section.number === Math.max(...numbers);
      case 'earlier-only':
        return section.number === Math.min(...numbers);
      default:
        return true;
    }
  }

  /** The strength of a section among those of the same name. */
  order({ number }: RawSection): number {
    return this.answer('duplicate-blocks') === 'merge-earlier-wins' ? number : -number;
  }
}
