import type { Section } from './nodes.ts';

/** The open sections by name, so that the one a closing tag means is found at once at any depth. */
export class OpenSections {
  readonly #byName = new Map<string, Section[]>();
  readonly #braces: Section[] = [];

  push(section: Section): void {
    const same = this.#byName.get(section.name);
    if (same) same.push(section);
    else this.#byName.set(section.name, [section]);
    if (section.head.kind === 'open-brace') this.#braces.push(section);
  }

  /** Takes out a section, which has to be the innermost one. */
  remove(section: Section): void {
    this.#byName.get(section.name)?.pop();
    if (section.head.kind === 'open-brace') this.#braces.pop();
  }

  innermost(name: string): Section | undefined {
    return this.#byName.get(name)?.at(-1);
  }

  innermostBrace(): Section | undefined {
    return this.#braces.at(-1);
  }
}
