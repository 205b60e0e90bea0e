/** Settings of domains whose mail is moved to another queue, which has settings of its own. [G1§10.9; runtime 4] */
import { linesNamed } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import { isComplete } from '../project/project.ts';
import type { Line } from '../project/whole.ts';
import { rollupsOf } from '../routing/rollup.ts';
import type { Dead } from './dead.ts';

/** What is asked of a domain before its mail is moved. */
const asked = new Set(['queue-to', 'disable-mx-rollup']);

export function* movedQueueSettings(model: Model): Generator<Dead> {
  const { queues, whole } = model;
  const lines = [...linesNamed(whole, 'queue-to')].filter((line) => line.isValid);
  // Virtual MTAs with a queue-to of their own, or none at all, may leave the mail where it is.
  if (!isComplete(model.project) || lines.some((line) => line.parent.parent !== whole)) return;
  const targets = new Set([...lines.flatMap(targetOf), ...rollupsOf(model).map(({ queue }) => queue)]);
  for (const line of lines) {
    const { parent } = line;
    if (!isMovedBy(model, line, targets)) continue;
    for (const other of queues.linesOf(parent)) {
      if (other.line === line || asked.has(other.line.name)) continue;
      const reason = 'mail for this domain is moved to another queue, whose settings apply instead';
      yield { kind: 'moved-queue', item: other.line, blockedBy: line, differs: true, reason, assumptions: [] };
    }
  }
}

function targetOf(line: Line): string[] {
  const value = line.argument(0);
  return value?.kind === 'queue-name' ? [value.name] : [];
}

/** Whether a line moves all mail of its section, and no mail is moved there. */
function isMovedBy({ queues }: Model, line: Line, targets: ReadonlySet<string>): boolean {
  const keys = queues.global.keysOf(line.parent);
  if (targetOf(line).length === 0 || keys.length === 0) return false;
  const seen = new Set<string>();
  return keys.every((domain) => {
    if (/^[*[]/.test(domain) || targets.has(domain)) return false;
    const queue = { domain, virtualMta: DEFAULT_VMTA };
    const sections = queues.layers(queue).map(({ block }) => block.order);
    if (seen.has(sections.join(' '))) return true;
    seen.add(sections.join(' '));
    return queues.settings(queue).get('queue-to')?.line === line;
  });
}
