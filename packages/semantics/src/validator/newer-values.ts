import type { Value } from '@pmtakit/grammar';
import type { Line } from '../project/whole.ts';

/** A part of a line that only later releases take. */
interface NewerValue {
  readonly span: { readonly start: number; readonly end: number };
  /** What it is, as the start of a sentence. */
  readonly what: string;
  readonly since: string;
}

/** The release in which macros came to more places than tags of domains. [G2§3.3.1.33.4] */
const MACROS_SINCE = '5.0r3';

/** Values that 5.0 brought, in lines that are older. [G1§3.3.10.33, §3.3.10.51; G2§3.3.1.43.1, §3.3.15] */
export function newerValuesIn(line: Line): NewerValue[] {
  return (line.read?.arguments ?? []).flatMap(({ value }) => {
    if (value.kind === 'error') return [];
    return newerIn(line, value).map(({ start, end, what, since }) => ({ span: { start, end }, what, since }));
  });
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly since: string;
}

function newerIn({ name }: Line, value: Value): Part[] {
  const { start, end, raw } = value;
  const part = (what: string, since: string): Part[] => [{ start, end, what, since }];
  switch (value.kind) {
    case 'rate':
      return /\/\s*\d/.test(raw) ? part('A rate for several units of time', '5.0') : [];
    case 'enum':
      return value.value === 'http-delivery' ? part('type http-delivery', '5.0') : [];
    case 'domain-pattern':
      return value.form === 'macro' ? part(`A macro in ${name}`, MACROS_SINCE) : [];
    case 'domain-key':
      return domainKeyParts(raw).flatMap((what) => part(what, MACROS_SINCE));
    case 'reply-actions':
      return value.items
        .filter(({ action }) => action === 'backoff-to-normal-after')
        .map((item) => ({
          start: item.start,
          end: item.end,
          what: 'backoff-to-normal-after in a reply',
          since: '5.0r3',
        }));
    default:
      return [];
  }
}

function domainKeyParts(raw: string): string[] {
  if (raw.includes('{vault}')) return ['A key out of a Vault'];
  return raw.includes('$') ? ['A macro in domain-key'] : [];
}
