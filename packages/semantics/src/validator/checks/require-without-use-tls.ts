import type { Model } from '../../model/model.ts';
import type { Line } from '../../project/whole.ts';
import { isOn } from '../is-on.ts';
import { defineCheck } from '../check.ts';
import { type DomainLine, domainLines, patternsOf } from '../domain-lines.ts';
import { domainChain } from '../nesting.ts';
import { lineFor, sampleDomains } from '../queue-samples.ts';
import { relatedPlace } from '../related-place.ts';

/** Mail that has to be encrypted, by queues that never start TLS. [G1§3.3.10.94.2] */
export const requireWithoutUseTls = defineCheck({
  id: 'require-without-use-tls',
  category: 'tls',
  summary: 'Encryption that is required while TLS is switched off',
  messages: {
    ignored: {
      severity: 'error',
      text: 'The line require-starttls is ignored, because use-starttls is off for the same mail{{where}}.\nThe mail goes out in clear.\nSet use-starttls yes, or remove require-starttls where nothing has to be encrypted.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const lines = domainLines(model);
    const off = strongByPattern(lines.named('use-starttls').filter(({ line }) => !isOn(line)));
    for (const item of lines.named('require-starttls').filter(({ line }) => isOn(line))) {
      const switched = switchedOff(model, item, off);
      if (!switched) continue;
      const related = [relatedPlace(switched.line, 'switched off here', item.line.file)];
      report('ignored', item.line, { where: switched.where }, { related });
    }
  },
});

interface SwitchedOff {
  readonly line: Line;
  /** Whose mail, where it is not all that the other line is about. */
  readonly where: string;
}

/** As many patterns of a macro, and as many lines for one pattern, are asked; a finding needs one. */
const MOST_QUESTIONS = 50;

/** Lines of pools and virtual MTAs, by their patterns. */
function strongByPattern(items: readonly DomainLine[]): Map<string, DomainLine[]> {
  const found = new Map<string, DomainLine[]>();
  for (const item of items.filter(({ home }) => home.table.scope !== 'global')) {
    for (const pattern of patternsOf(item)) {
      const same = found.get(pattern);
      if (!same) found.set(pattern, [item]);
      else if (same.length < MOST_QUESTIONS) same.push(item);
    }
  }
  return found;
}

/** What switches TLS off for mail that a line wants encrypted. */
function switchedOff(
  model: Model,
  item: DomainLine,
  off: ReadonlyMap<string, readonly DomainLine[]>,
): SwitchedOff | undefined {
  for (const pattern of patternsOf(item).slice(0, MOST_QUESTIONS)) {
    const line = offLine(model, item.line, pattern, item.home);
    const found = line ? { line, where: '' } : strongerOff(model, item, pattern, off);
    if (found) return found;
  }
  return undefined;
}

/**
 * A section of a stronger scope for more domains takes TLS away from all of them, perhaps without knowing of this line.
 * One for the same domains, or for fewer, makes an exception on purpose.
 */
function strongerOff(
  model: Model,
  { line, home }: DomainLine,
  pattern: string,
  off: ReadonlyMap<string, readonly DomainLine[]>,
): SwitchedOff | undefined {
  if (home.table.scope === 'virtual-mta') return undefined;
  const others = domainChain(pattern)
    .slice(1)
    .flatMap((wider) => off.get(wider) ?? []);
  const found = others.find((other) => offLine(model, line, pattern, other.home) === other.line);
  return found && { line: found.line, where: placeOf(found) };
}

/** The line that switches TLS off in a queue for which the other one is effective. */
function offLine(model: Model, line: Line, pattern: string, { virtualMta }: DomainLine['home']): Line | undefined {
  if (virtualMta === undefined) return undefined;
  const effective = (domain: string, name: string): Line | undefined => lineFor(model, { domain, virtualMta }, name);
  const domain = sampleDomains(pattern).find((sample) => effective(sample, 'require-starttls') === line);
  const other = domain === undefined ? undefined : effective(domain, 'use-starttls');
  return other && !isOn(other) ? other : undefined;
}

function placeOf({ home: { virtualMta, pool } }: DomainLine): string {
  return pool ? ` of pool ${pool.name}` : ` of virtual MTA ${virtualMta}`;
}
