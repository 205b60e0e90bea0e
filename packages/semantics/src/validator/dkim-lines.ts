import { linesIn } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';
import { isOn } from './is-on.ts';
import { type DomainLine, domainLines } from './domain-lines.ts';

/** The lines that ask for a DKIM signature. The word `if-x-dkim-options-present` does so for some mail. [G1§3.3.10.19] */
export function signingLines(model: Model): DomainLine[] {
  const lines = domainLines(model);
  return ['dkim-sign', 'second-dkim-sign'].flatMap((name) => lines.named(name).filter(({ line }) => asksFor(line)));
}

/** The `domain-key` lines of the top level, of virtual MTAs and of pools. */
export function keyLines({ whole, vmtas }: Model): Line[] {
  const sections = [...vmtas.vmtas, ...vmtas.pools].flatMap(({ blocks }) => blocks);
  return [whole, ...sections].flatMap(keysIn);
}

/** The keys of a section, those with mistakes too: what is wrong with them is said elsewhere. */
export function keysIn(block: Block): readonly Line[] {
  return linesIn(block, 'domain-key');
}

/** Whether messages may bring keys along, or name a list of keys. [G1§10.6.3, §10.6.5] */
export function takesKeysFromMessages({ whole }: Model): boolean {
  const blocks = [...whole.blocks()];
  const sources = blocks.filter(({ name }) => name === 'source');
  const isOnSomewhere = (name: string): boolean => sources.some((block) => linesIn(block, name).some(isOn));
  if (!isOnSomewhere('process-x-dkim-options')) return false;
  return isOnSomewhere('process-x-dkim-key') || blocks.some(({ name }) => name === 'domain-key-list');
}

function asksFor(line: Line): boolean {
  return isOn(line) || line.argument(0)?.kind === 'enum';
}
