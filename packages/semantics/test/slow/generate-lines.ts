/** Random lines of sections, out of few values. */
import fc from 'fast-check';
import { line } from './printing.ts';
import { vmtas } from './subjects.ts';

export function oneOf<T>(...values: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...values);
}

const counts = oneOf('1', '2', '3');
const rates = oneOf('5/s', '100/h', 'unlimited', '0');
/** Lines that PowerMTA does not take anywhere. */
export const wrongLines = oneOf(
  'max-smtp-out many',
  'max-smtp-out',
  'max-message-rate 5/s',
  'max-msg-rate 5/fortnight',
  'always-allow-relaying perhaps',
  'MAX-SMTP-OUT -1',
  'max-rcpt-per-message few',
);

export const domainLines = fc.oneof(
  counts.map((n) => `max-smtp-out ${n}`),
  counts.map((n) => `Max-SMTP-Out ${n}`),
  rates.map((rate) => `max-msg-rate ${rate}`),
  counts.map((n) => `max-msg-per-hour ${n}`),
  fc.oneof(counts, fc.constant('unlimited')).map((n) => `max-rcpt-per-message ${n}`),
  counts.map((n) => `max-rcpt-per-transaction ${n}`),
  oneOf('smtp-hosts', 'route').chain((name) => oneOf('mx.example.org', '[192.0.2.5]', '""').map((v) => `${name} ${v}`)),
  oneOf('a.queue', 'b.queue', '""').map((queue) => `queue-to ${queue}`),
  fc
    .tuple(
      oneOf('10/8', '0/0', '10.0.0.0/8', '192.0.2.0/24', '192.0.2.7', '192.0.2.7/32'),
      fc.oneof(counts, fc.constant('unlimited')),
    )
    .map(([network, n]) => `source-ip-max-smtp-out ${network} ${n}`),
  rates.map((rate) => `backoff-max-msg-rate ${rate}`),
  counts.map((n) => `max-data-volume-rate ${n}k/s`),
  counts.map((n) => `max-smtp-out-per-source-ip ${n}`),
  oneOf('yes', 'no').map((word) => `smtp-tls-allow-sslv3 ${word}`),
  wrongLines,
);

export const keyLines = fc.oneof(
  oneOf('s1,example.com,/k1', 's2,*,/k2', 's3,example.net,/k3').map((key) => `domain-key ${key}`),
  oneOf('/h1', '/h2').map((path) => `include-headers-from ${path}`),
);
export const hostLines = oneOf('192.0.2.1 h1.example.com', '192.0.2.2 h2.example.com').map(
  (host) => `smtp-source-host ${host}`,
);
export const limitLines = fc.oneof(
  fc.oneof(counts, fc.constant('unlimited')).map((n) => `max-smtp-out ${n}`),
  rates.map((rate) => `max-smtp-msg-rate ${rate}`),
  oneOf('vmta2', 'vmta3').map((vmta) => `cold-virtual-mta ${vmta}`),
);

export const sourceLines = fc.oneof(
  oneOf('yes', 'no', 'true').map((word) => `always-allow-relaying ${word}`),
  oneOf('yes', 'no').map((word) => `smtp-service ${word}`),
  counts.map((n) => `max-rcpt-per-message ${n}`),
  oneOf(...vmtas).map((vmta) => `default-virtual-mta ${vmta}`),
  oneOf('Bcc', 'X-Job', '""').map((header) => `remove-header ${header}`),
  wrongLines,
);

/** Macros in macros, some of them defined again. */
export const macroLines = fc
  .tuple(
    fc.subarray(['example.com', 'a.example.com', 'example.net', 'example.$tld', '$more'], { minLength: 1 }),
    fc.subarray(['b.a.example.com', 'example.com', 'a.example$dot', 'example.org'], { minLength: 1 }),
    fc.subarray(['com', 'net', 'org'], { minLength: 1 }),
    fc.subarray(['example', 'a.example', '$names2'], { minLength: 1 }),
    fc.subarray(['org']),
  )
  .map(([names, more, tld, isp, again]) => [
    line(`domain-macro names ${names.join(',')}`),
    line(`domain-macro more ${more.join(',')}`),
    line(`domain-macro tld ${tld.join(',')}`),
    line(`domain-macro isp ${isp.join(',')}`),
    ...again.map((names) => line(`domain-macro tld ${names}`)),
    line('domain-macro names2 b.a.example'),
    line('domain-macro dot .com,.net'),
  ]);
