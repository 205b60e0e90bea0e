/** Reads what DNS says: `gmail.com: [10 mx1.example, 20 mx2.example]`. */
import type { MxRecord } from '@pmtakit/semantics';
import { domainAt } from './domains.ts';
import { type Place, short } from './place.ts';

export function readMx(place: Place): Map<string, readonly MxRecord[]> {
  const records = new Map<string, readonly MxRecord[]>();
  for (const [name, servers] of place.entries('a mapping of domains to lists of mail servers')) {
    const { problems } = servers.file;
    problems.attempt(() => records.set(domainAt(servers, name), readServers(servers)));
  }
  return records;
}

function readServers(place: Place): MxRecord[] {
  return place.items('a list such as [10 mx1.example, 20 mx2.example]').map(readServer);
}

const LARGEST_PREFERENCE = 65_535;

function readServer(place: Place): MxRecord {
  const text = place.text('a preference and a host, such as 10 mx1.example');
  const [, preference = '', host = ''] = /^(\d{1,5})\s+(\S+)$/.exec(text) ?? [];
  if (host === '' || Number(preference) > LARGEST_PREFERENCE) {
    return place.fail(`${short(text)} is no mail server; write a preference and a host, such as 10 mx1.example`);
  }
  return { preference: Number(preference), host: domainAt(place, host) };
}
