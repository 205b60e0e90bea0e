/** Reads what DNS says: `gmail.com: [10 mx1.example, 20 mx2.example]`, or that it says nothing. */
import type { MxRecord } from '@pmtakit/semantics';
import { domainAt } from './domains.ts';
import { type Place, short } from './place.ts';

export const lookupFailures = ['nxdomain', 'timeout'] as const;

export type Lookup = readonly MxRecord[] | (typeof lookupFailures)[number];

export function readMx(place: Place): Map<string, Lookup> {
  const records = new Map<string, Lookup>();
  for (const [name, servers] of place.entries('a mapping of domains to lists of mail servers')) {
    const { problems } = servers.file;
    problems.attempt(() => records.set(domainAt(servers, name), readLookup(servers)));
  }
  return records;
}

function readLookup(place: Place): Lookup {
  return typeof place.scalar === 'string'
    ? place.oneOf(lookupFailures, 'a list such as [10 mx1.example, 20 mx2.example]')
    : readServers(place);
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
