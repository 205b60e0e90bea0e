import {
  type DomainLine,
  type Line,
  type Model,
  canonical,
  domainLines,
  lineFor,
  patternsOf,
  sampleDomains,
  valueOf,
} from '@pmtakit/semantics';
import { speedOf } from './backoff-pairs.ts';
import { QueueView } from './queue-views.ts';

/** Limits for which a lower number means less mail. [G1§3.3.10.33, 36, 74, 79] */
const limits = ['max-smtp-out', 'max-msg-rate', 'max-connect-rate', 'max-data-volume-rate', 'max-msg-per-connection'];

/** The old names of the limits above. */
const oldNames: ReadonlyMap<string, string> = new Map([['max-msg-rate', 'max-msg-per-hour']]);

/** A limit of the top level for a pattern of its own. */
export interface DomainLimit {
  readonly pattern: string;
  readonly line: Line;
  readonly speed: number;
}

/** A line of a virtual MTA or pool for many domains, and stricter ones of the top level that it takes the place of. */
export interface Mask {
  readonly item: DomainLine;
  readonly masked: readonly DomainLimit[];
  readonly virtualMta: string;
}

/** As many masked limits are named, and as many are asked for one line. */
const MOST_SHOWN = 3;
const MOST_QUESTIONS = 20;

export function masksIn(model: Model): Mask[] {
  return limits.flatMap((name) => {
    const items = [name, oldNames.get(name) ?? []].flat().flatMap((one) => domainLines(model).named(one));
    const wide = items.filter((item) => item.home.table.scope !== 'global' && patternsOf(item).some(isWide));
    const strict = wide.length > 0 ? strictestFirst(model, items, name) : [];
    return wide.flatMap((item) => {
      const virtualMta = item.home.virtualMta;
      const masked = virtualMta === undefined ? [] : maskedBy(model, item, name, strict);
      return virtualMta !== undefined && masked.length > 0 ? [{ item, masked, virtualMta }] : [];
    });
  });
}

/** A pattern that names no domain itself. */
function isWide(pattern: string): boolean {
  return pattern.startsWith('*') || pattern.startsWith('[');
}

/** What the top level says of patterns other than `*`. */
function strictestFirst(model: Model, items: readonly DomainLine[], name: string): DomainLimit[] {
  return items
    .filter(({ home }) => home.table.scope === 'global')
    .flatMap((item) => {
      const speed = speedFrom(model, item.line, name);
      const patterns = patternsOf(item).filter((pattern) => pattern !== '*');
      return patterns.map((pattern) => ({ pattern, line: item.line, speed }));
    })
    .toSorted((a, b) => a.speed - b.speed);
}

function maskedBy(model: Model, item: DomainLine, name: string, strict: readonly DomainLimit[]): DomainLimit[] {
  const own = new Set(patternsOf(item));
  const speed = speedFrom(model, item.line, name);
  const masked = new Map<Line, DomainLimit>();
  let asked = 0;
  for (const limit of strict) {
    if (limit.speed >= speed || masked.size === MOST_SHOWN || asked === MOST_QUESTIONS) break;
    if (own.has(limit.pattern) || masked.has(limit.line)) continue;
    asked++;
    if (sampleDomains(limit.pattern).some((domain) => isMasked(model, item, { ...limit, domain }, name))) {
      masked.set(limit.line, limit);
    }
  }
  return [...masked.values()];
}

/** Whether the line counts for a domain for which the limit of the top level would count otherwise. */
function isMasked(
  model: Model,
  { line, home }: DomainLine,
  limit: DomainLimit & { readonly domain: string },
  name: string,
): boolean {
  const { domain } = limit;
  const virtualMta = home.virtualMta ?? '';
  if (lineFor(model, { domain, virtualMta }, name) !== line) return false;
  if (lineFor(model, { domain, virtualMta: NOBODY }, name) !== limit.line) return false;
  return new QueueView(model, line.parent, { domain, virtualMta }).isSent;
}

/** No virtual MTA can have this name, so its queues show what the top level does. */
const NOBODY = '\n';

/** Of messages in a connection, 0 is no limit. [G1§3.3.10.36] */
function speedFrom(model: Model, line: Line, name: string): number {
  const value = valueOf(model, line, name);
  const speed = speedOf(value) ?? Infinity;
  return name === 'max-msg-per-connection' && value && canonical(value) === '0' ? Infinity : speed;
}
