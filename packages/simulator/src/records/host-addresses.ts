import { parseIp } from '@pmtakit/grammar';
import { formatIp, networkOf } from '@pmtakit/semantics';
import type { Addresses } from '../plan/server-plan.ts';
import { hashOf } from '../traffic/made-up-stream.ts';

/** Last numbers of an address that a host can have. */
const HOSTS = 254;
const NETWORKS = 512;

/**
 * The address of a mail server, the same in every run: its own where that is known. All others are of 198.18.0.0/15, which
 * is kept for tests and never seen on the Internet; the networks for documentation are too small to tell a few hundred servers apart. [RFC 2544]
 */
export function addressOfHost(host: string, addresses?: Addresses): string {
  const name = host.toLowerCase();
  const known = parseIp(name) ?? addresses?.get(name);
  if (known) return formatIp(networkOf(known));
  const place = hashOf(name) % (HOSTS * NETWORKS);
  const network = Math.floor(place / HOSTS);
  return `198.${18 + (network >> 8)}.${network & 255}.${1 + (place % HOSTS)}`;
}
