/** Mail that its settings move to another queue. */
import { type Model, type QueueName, queuePath, rollupsOf } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { placeText } from '../text/places.ts';

export interface Move {
  /** Null when reroutes lead in a circle. */
  readonly queue: QueueName | null;
  /** What happens, with the lines that say so. */
  readonly note: string;
}

/** Where mail for a queue ends up instead; undefined when it stays. What DNS could say is not known here. */
export function moveOf(model: Model, queue: QueueName): Move | undefined {
  const path = queuePath(model, queue, { rollups: rollupsOf(model) });
  const moves = path.steps.filter(({ stage }) => stage === 'queue-to' || stage === 'reroute');
  if (moves.length === 0) return undefined;
  const names = path.members.map((member) => `${path.queue?.domain ?? ''}/${member}`).join(' or ');
  const end = path.queue ? `ends up in ${names || 'no queue'}` : 'goes round in a circle';
  const lines = moves.map(({ text, at }) => (at ? `${text}, ${placeText(at)}` : text));
  const note = printable(`mail for ${queue.domain}/${queue.virtualMta} ${end}: ${lines.join('; ')}`);
  return { queue: path.queue ?? null, note };
}
