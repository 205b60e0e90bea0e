import type { Model } from '../model/model.ts';
import { type DomainLine, patternsOf } from './domain-lines.ts';
import { lineFor, sampleDomains, valueOf } from './queue-samples.ts';

/** As many virtual MTAs with sections of their own, and as many patterns, are asked; a finding needs one. */
const MOST_QUESTIONS = 50;

/**
 * The first of some virtual MTAs that sends mail over SMTP for which a line counts.
 * @param candidates names of virtual MTAs as they are defined
 */
export function reachedBy(model: Model, item: DomainLine, candidates: ReadonlySet<string>): string | undefined {
  const { vmtas } = model;
  const { pool, table, virtualMta } = item.home;
  if (table.scope === 'global') return reachedFromTop(model, item, candidates);
  const names = pool ? vmtas.membersOf(pool.name) : [virtualMta ?? ''];
  return names
    .map((name) => vmtas.vmta(name)?.name ?? name)
    .filter((name) => candidates.has(name))
    .slice(0, MOST_QUESTIONS)
    .find((name) => counts(model, item, name));
}

/** Virtual MTAs without `<domain>` sections have one answer for all of them. */
function reachedFromTop(model: Model, item: DomainLine, candidates: ReadonlySet<string>): string | undefined {
  const { queues } = model;
  let plain: boolean | undefined;
  let asked = 0;
  for (const name of candidates) {
    const isPlain = queues.tablesOf(name).length === 1;
    if (isPlain) plain ??= counts(model, item, name);
    else if (asked++ >= MOST_QUESTIONS) continue;
    if (isPlain ? plain : counts(model, item, name)) return name;
  }
  return undefined;
}

function counts(model: Model, { line, ...item }: DomainLine, virtualMta: string): boolean {
  return patternsOf({ line, ...item })
    .slice(0, MOST_QUESTIONS)
    .flatMap(sampleDomains)
    .some((domain) => {
      const queue = { domain, virtualMta };
      if (lineFor(model, queue, line.name) !== line) return false;
      const type = valueOf(model, lineFor(model, queue, 'type'), 'type');
      return type?.kind === 'enum' && type.value === 'smtp';
    });
}
