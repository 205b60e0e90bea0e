import type { Value } from '@pmtakit/grammar';

/** Limits of normal mode with those that take their place in backoff mode. [G1§3.3.10.34, 38, 75, 84; runtime 8] */
export const backoffPairs = [
  { normal: 'max-msg-rate', backoff: 'backoff-max-msg-rate' },
  { normal: 'max-connect-rate', backoff: 'backoff-max-connect-rate' },
  { normal: 'max-data-volume-rate', backoff: 'backoff-max-data-volume-rate' },
  { normal: 'max-smtp-out', backoff: 'backoff-max-smtp-out' },
] as const;

/** Events or bytes in a second, or a number of connections, to be compared with those of the same kind. */
export function speedOf(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case 'rate':
      return value.count / value.seconds;
    case 'data-rate':
      return value.bytes / value.seconds;
    case 'integer':
      return value.value;
    default:
      return undefined;
  }
}
