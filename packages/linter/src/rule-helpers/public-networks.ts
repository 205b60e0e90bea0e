import { type Network, parseCidr } from '@pmtakit/grammar';
import { contains } from '@pmtakit/semantics';

/** Addresses that only this machine has. */
const loopback = networks('127/8', '::1/128');

/** Addresses that no router of the internet passes on. [RFC 1918, 3927, 4193, 4291, 6598] */
const privateNetworks = [
  ...loopback,
  ...networks('10/8', '172.16/12', '192.168/16', '169.254/16', '100.64/10', 'fc00::/7', 'fe80::/10'),
];

export function isLoopback(network: Network): boolean {
  return loopback.some((block) => contains(block, network));
}

/** Whether addresses of the internet are among those of a network. */
export function isPublic(network: Network): boolean {
  return !privateNetworks.some((block) => contains(block, network));
}

/** How many a network is for: everybody, more than any one company has, or machines that somebody knows. */
export type Breadth = 'anyone' | 'wide' | 'known';

export function breadthOf({ version, prefix }: Network): Breadth {
  const [anyone, wide] = version === 4 ? [8, 16] : [16, 32];
  if (prefix < anyone) return 'anyone';
  return prefix < wide ? 'wide' : 'known';
}

function networks(...texts: readonly string[]): Network[] {
  return texts.flatMap((text) => parseCidr(text) ?? []);
}
