import { oncePer } from '@pmtakit/grammar';
import { type Line, type MailMessage, type Model, type Route, isComplete, route } from '@pmtakit/semantics';
import { type Access, accesses } from './accesses.ts';
import { QueueView } from './queue-views.ts';

/** Strangers who may send to a domain that is none of ours, and the line that lets them. */
export interface OpenRelay {
  readonly access: Access;
  readonly line: Line;
}

/** Mail that nobody has a reason to take: no login, and a domain that is not named. [G1§3.3.1.32; runtime 2.4, 2.5] */
function strangersMail({ client }: Access): MailMessage {
  return { client, from: 'someone@no-such-sender.invalid', recipients: ['someone@no-such-name.invalid'], headers: [] };
}

/**
 * Who may relay without a login, of all that are not a small network of known machines. What only ends up in a queue
 * that sends nothing on, as in a sink for tests, is no relaying.
 */
export function openRelays(model: Model, isWhole: boolean): readonly OpenRelay[] {
  return isWhole ? relaysOfWhole(model) : relaysOfPart(model);
}

const relaysOfWhole: (model: Model) => readonly OpenRelay[] = oncePer((model) => findRelays(model, true));
const relaysOfPart: (model: Model) => readonly OpenRelay[] = oncePer((model) => findRelays(model, false));

/** Each line once, for the widest network that it lets in. */
function findRelays(model: Model, isWhole: boolean): OpenRelay[] {
  if (!isComplete(model.project)) return [];
  const found = new Map<object, OpenRelay>();
  for (const breadth of ['anyone', 'wide'] as const) {
    for (const access of accesses(model, isWhole)) {
      if (access.breadth !== breadth || found.has(allowingNode(access) ?? access)) continue;
      const way = route(model, strangersMail(access));
      const line = relayingLine(way);
      if (line && !found.has(line.node) && leavesServer(model, way)) found.set(line.node, { access, line });
    }
  }
  return [...found.values()];
}

function allowingNode({ settings }: Access): object | undefined {
  return settings.get('always-allow-relaying')?.line?.node;
}

function relayingLine({ steps }: Route): Line | undefined {
  const at = steps.find(({ stage }) => stage === 'relay')?.at;
  return at?.kind === 'line' ? at : undefined;
}

function leavesServer(model: Model, { recipients }: Route): boolean {
  return recipients
    .flatMap(({ deliveries }) => deliveries)
    .some(({ queue, members: [virtualMta] }) => {
      if (!queue || virtualMta === undefined) return false;
      return new QueueView(model, model.whole, { ...queue, virtualMta }).isSent;
    });
}
