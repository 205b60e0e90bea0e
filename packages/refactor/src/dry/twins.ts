import { type Block, type Model, canonical } from '@pmtakit/semantics';

/** How many sections of one place are about the same, by place. */
const known = new WeakMap<Block, ReadonlyMap<string, number>>();

/** Whether a section, or one around it, has another one about the same beside it: how they combine is not documented. */
export function hasTwin(model: Model, block: Block): boolean {
  for (let one = block; one.parent; one = one.parent) {
    const counts = countsIn(model, one.parent);
    if (subjectsOf(model, one).some((subject) => (counts.get(subject) ?? 0) > 1)) return true;
  }
  return false;
}

function countsIn(model: Model, parent: Block): ReadonlyMap<string, number> {
  const found = known.get(parent) ?? count([...parent.blocks()].flatMap((block) => subjectsOf(model, block)));
  known.set(parent, found);
  return found;
}

function count(subjects: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const subject of subjects) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}

/** The domains of a section with macros filled in; of another one, its tag. */
function subjectsOf({ queues }: Model, block: Block): string[] {
  const { name, value, argument } = block;
  const tags = name === 'domain' ? queues.global.keysOf(block) : [value ? canonical(value) : argument];
  return tags.map((tag) => `${name} ${tag.toLowerCase()}`);
}
