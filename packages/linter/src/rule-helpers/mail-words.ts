import { type Block, type Line, type Model, linesNamed } from '@pmtakit/semantics';

/** Whose mail a `<domain>` section is for, behind the word mail; nothing for one of the top level. */
export function ofSender({ parent }: Block): string {
  if (parent?.value?.kind !== 'name') return '';
  return ` of ${parent.name === 'virtual-mta-pool' ? 'pool' : 'virtual MTA'} ${parent.value.name}`;
}

/**
 * Whether other sections answer otherwise for some of the mail that a section is for. Those of virtual MTAs and pools
 * count before those of the top level, and not before each other. [G1§3.3.13.2; runtime 5]
 */
export function hasExceptions(
  { whole }: Model,
  section: Block,
  name: string,
  isException: (line: Line) => boolean,
): boolean {
  const isOfAll = section.parent?.value?.kind !== 'name';
  return linesNamed(whole, name).some(
    (line) =>
      line.isValid &&
      line.parent !== section &&
      line.parent.name === 'domain' &&
      (isOfAll || line.parent.parent === section.parent) &&
      isException(line),
  );
}
