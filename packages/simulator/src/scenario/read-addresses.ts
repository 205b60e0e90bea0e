/** Reads the addresses of mail servers: `mx1.example: 192.0.2.1`. */
import { type Ip, parseIp } from '@pmtakit/grammar';
import { domainAt } from './domains.ts';
import { type Place, short } from './place.ts';

export function readAddresses(place: Place): Map<string, Ip> {
  const addresses = new Map<string, Ip>();
  for (const [name, address] of place.entries('a mapping of mail servers to their addresses')) {
    const { problems } = address.file;
    problems.attempt(() => addresses.set(domainAt(address, name), readAddress(address)));
  }
  return addresses;
}

function readAddress(place: Place): Ip {
  const text = place.text('an address such as 192.0.2.1');
  return parseIp(text) ?? place.fail(`${short(text)} is no IP address`);
}
