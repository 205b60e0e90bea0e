import { parseIp } from '@pmtakit/grammar';
import { networkOf } from '@pmtakit/semantics';
import { isPublic } from './public-networks.ts';
import type { QueueView } from './queue-views.ts';

/** Whether all mail of a queue goes to servers with private addresses, which is seen by nobody else. */
export function goesToPrivateHosts(view: QueueView): boolean {
  const hosts = view.value('smtp-hosts');
  return hosts?.kind === 'host-list' && hosts.levels.flat().every(({ host }) => isPrivate(host));
}

function isPrivate(host: string): boolean {
  const ip = parseIp(host);
  return ip !== undefined && !isPublic(networkOf(ip));
}
