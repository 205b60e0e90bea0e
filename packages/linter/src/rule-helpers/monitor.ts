import type { CidrValue } from '@pmtakit/grammar';
import { type Line, type Model, contains } from '@pmtakit/semantics';

/** Addresses that may use the web monitor, and the right they have. [G1§3.3.1.36.3] */
export interface MonitorAccess {
  readonly line: Line;
  readonly network: CidrValue;
  readonly right: string;
}

/** Whether the web monitor runs: port 0 stops it. [G1§3.3.1.36] */
export function hasMonitor({ server }: Model): boolean {
  const port = server.get('http-mgmt-port')?.value;
  return port?.kind !== 'integer' || port.value !== 0;
}

/** The lines that give a right on the web monitor, where it runs and no earlier line decides for all their addresses. */
export function monitorAccesses(model: Model): MonitorAccess[] {
  if (!hasMonitor(model)) return [];
  const wide: CidrValue[] = [];
  const found: MonitorAccess[] = [];
  for (const line of model.whole.lines()) {
    const access = accessOf(line);
    if (!access || wide.some((before) => contains(before, access.network))) continue;
    if (access.network.prefix <= WIDE) wide.push(access.network);
    if (access.right !== 'none') found.push(access);
  }
  return found;
}

/** Only few lines are for networks as large as this, so looking at all of them takes no time. */
const WIDE = 16;

function accessOf(line: Line): MonitorAccess | undefined {
  if (line.name !== 'http-access' || !line.isValid) return undefined;
  const [network, right] = [line.argument(0), line.argument(1)];
  return network?.kind === 'cidr' && right?.kind === 'enum' ? { line, network, right: right.value } : undefined;
}
