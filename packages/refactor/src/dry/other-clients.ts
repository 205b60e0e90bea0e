import { type Network, parseIp } from '@pmtakit/grammar';
import { type Difference, contains, networkOf } from '@pmtakit/semantics';

/** Whether a difference is one of these settings for clients that no source is for but the one for all. */
export function isForNobodyElse(
  { subject, setting }: Difference,
  names: readonly string[],
  networks: readonly Network[],
): boolean {
  if (subject.kind !== 'source' || setting === undefined || !names.includes(setting)) return false;
  const address = subject.address === undefined ? undefined : parseIp(subject.address);
  return address !== undefined && !networks.some((network) => contains(network, networkOf(address)));
}
