import { type Value, oncePer } from '@pmtakit/grammar';
import {
  type Line,
  type Model,
  type QueueName,
  DEFAULT_VMTA,
  lineFor,
  valueOf,
  OTHER_DOMAIN,
  isThisMachine,
} from '@pmtakit/semantics';

/**
 * The line that makes a virtual MTA, or each member of a pool, throw the mail of all domains away: by its type, or by
 * the dummy server of PowerMTA, which takes everything. [G1§3.3.1.35, §3.3.10.51]
 */
export function discardingLine(model: Model, name: string): Line | undefined {
  const lines = linesByName(model);
  if (!lines.has(name)) lines.set(name, findLine(model, name));
  return lines.get(name);
}

const linesByName: (model: Model) => Map<string, Line | undefined> = oncePer(() => new Map());

function findLine(model: Model, name: string): Line | undefined {
  const { vmtas } = model;
  if (name !== DEFAULT_VMTA && !vmtas.vmta(name) && !vmtas.pool(name)) return undefined;
  let first: Line | undefined;
  for (const virtualMta of vmtas.membersOf(name)) {
    const line = lineIn(model, { domain: OTHER_DOMAIN, virtualMta });
    if (!line) return undefined;
    first ??= line;
  }
  return first;
}

function lineIn(model: Model, queue: QueueName): Line | undefined {
  const line = lineFor(model, queue, 'type');
  const type = valueOf(model, line, 'type');
  if (type?.kind === 'enum' && type.value === 'discard') return line;
  const hosts = lineFor(model, queue, 'smtp-hosts');
  return hosts && isDummy(model, valueOf(model, hosts, 'smtp-hosts')) ? hosts : undefined;
}

function isDummy({ server }: Model, hosts: Value | undefined): boolean {
  const dummy = server.get('dummy-smtp-port')?.value;
  if (hosts?.kind !== 'host-list' || dummy?.kind !== 'integer' || dummy.value === 0) return false;
  return hosts.levels.flat().every(({ host, port }) => port === dummy.value && isThisMachine(host));
}
