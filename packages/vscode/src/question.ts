/** What can be asked about the place of a cursor. */
import { type Container, type Item, type Section, parseText, startOf } from '@pmtakit/grammar';

export interface Question {
  /** The domain of the section, as it is written: a name, a pattern or a macro. */
  readonly domain: string | undefined;
  readonly virtualMta: string | undefined;
  readonly directive: string | undefined;
}

/** @param offset of the cursor, in UTF-16 units */
export function questionAt(text: string, offset: number): Question {
  const document = parseText(text);
  const place = innermost(document.items, offset);
  const sections = sectionsAround(place);
  const argumentsOf = (name: string) => {
    const section = sections.find((one) => one.name === name);
    return section && (text.slice(section.head.argumentsStart, section.head.argumentsEnd) || undefined);
  };
  return {
    domain: argumentsOf('domain'),
    virtualMta: argumentsOf('virtual-mta'),
    directive: place?.kind === 'directive' ? place.name : undefined,
  };
}

/** Whether a domain stands for itself alone, so that nobody has to be asked for one. */
export function isPlainDomain(domain: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+$/.test(domain);
}

/** The directive at an offset, or else the section around it. */
function innermost(items: readonly Item[], offset: number): Item | undefined {
  const item = items.findLast((one) => startOf(one) <= offset);
  if (!item) return undefined;
  const section = item.kind === 'directive' ? item.block : item;
  if (section?.kind !== 'section' || offset < section.head.start) return item;
  if (offset > section.end) return undefined;
  return innermost(section.items, offset) ?? section;
}

/** From the inside out. */
function sectionsAround(item: Item | undefined): Section[] {
  const sections: Section[] = [];
  let place: Item | Container | undefined = item;
  while (place && place.kind !== 'document') {
    if (place.kind === 'section') sections.push(place);
    place = place.parent;
  }
  return sections;
}
