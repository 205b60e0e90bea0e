/** Texts to measure with: PowerMTA configuration of any length, and the same amount in the formats of the peers. */
import { Random } from './random.ts';

const rates = ['100/h', '500/h', '1000/h', '20/m', '100/15m', 'unlimited'] as const;
const providers = ['gmail.com', 'yahoo.com', 'outlook.com', 'orange.example', 'web.example', 'mail.example'] as const;
const notes = ['agreed with the provider', 'see the ticket', 'warming up', 'halved after the last block'] as const;

/** Lines that one block and the blank line behind it may take. */
const LONGEST_BLOCK = 24;

/** What makes it a whole configuration, so that every check has its work. */
const server = [
  '# Generated for measurements',
  'run-as-root    no',
  'log-file       /var/log/pmta/log',
  '<spool /var/spool/pmta>',
  '</spool>',
  '',
  '<smtp-pattern-list blocking-errors>',
  '    reply /^421 .*too many/ mode=backoff',
  '</smtp-pattern-list>',
  '',
  '<domain *>',
  '    dkim-sign yes',
  '    backoff-to-normal-after 1h',
  '</domain>',
  '',
];

/** A configuration like those of large senders: virtual MTAs with domain blocks, sources, patterns and comments. */
export function configuration(lines: number, seed = 1): string {
  const random = new Random(seed);
  const written = [...server];
  for (let index = 0; written.length < lines - LONGEST_BLOCK; index++) written.push(...block(random, index), '');
  while (written.length < lines) written.push('# The end');
  return `${written.join('\n')}\n`;
}

function block(random: Random, index: number): string[] {
  if (index % 11 === 5) return patternList(random, index);
  return index % 3 === 0 ? virtualMta(random, index) : domain(random, `d${index}.example.com`, '');
}

function virtualMta(random: Random, index: number): string[] {
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  return [
    `# Customer ${index}`,
    `<virtual-mta vmta-${index}>`,
    `    smtp-source-host  ${address} mail${index}.example.com`,
    `    domain-key        key${random.below(4)}, example.com, /etc/pmta/dkim/${index}.pem`,
    ...domain(random, random.pick(providers), '    '),
    ...section('*', waiting(random), '    '),
    '</virtual-mta>',
  ];
}

function domain(random: Random, name: string, indent: string): string[] {
  const limits = [
    `max-smtp-out           ${1 + random.below(5)}`,
    `max-msg-rate           ${random.pick(rates)}${random.chance(25) ? `  # ${random.pick(notes)}` : ''}`,
    `max-msg-per-connection ${1 + random.below(20)}`,
  ].filter(() => random.chance(75));
  return section(name, [...limits, ...waiting(random)], indent);
}

/** What a virtual MTA may set for all domains without lifting a limit of one. */
function waiting(random: Random): string[] {
  return [
    'retry-after            10m,20m,1h',
    'bounce-after           4d12h',
    'smtp-pattern-list      blocking-errors',
    'use-starttls           yes',
  ].filter(() => random.chance(75));
}

function section(name: string, rows: readonly string[], indent: string): string[] {
  return [`${indent}<domain ${name}>`, ...rows.map((row) => `${indent}    ${row}`), `${indent}</domain>`];
}

function patternList(random: Random, index: number): string[] {
  const replies = Array.from({ length: 4 + random.below(5) }, (_, line) => {
    return `    reply /^4\\d\\d .*code ${index}-${line} (?:too many|rate limited)/ mode=backoff`;
  });
  return [`<smtp-pattern-list list-${index}>`, ...replies, '</smtp-pattern-list>'];
}

/** JSON of about so many bytes, not laid out yet so that a formatter has work. */
export function json(bytes: number, seed = 1): string {
  const random = new Random(seed);
  return `[\n${filled(bytes, ',\n', (index) => {
    return (
      `{"name": "domain-${index}.example.com",\n  "rate": ${random.below(1000)},   "retry": [600, 1200],\n` +
      `  "list": "blocking-errors",\n  "tls": ${random.chance(80)},\n  "connections": ${random.below(40)} }`
    );
  })}\n]\n`;
}

/** The same settings as YAML. */
export function yaml(bytes: number, seed = 1): string {
  const random = new Random(seed);
  return filled(bytes, '', (index) => {
    return (
      `domain-${index}.example.com:\n    rate: ${random.below(1000)}/h   # agreed\n    retry: [10m, 20m]\n` +
      `    list: blocking-errors-for-all\n    connections: ${random.below(40)}\n`
    );
  });
}

/** The same settings in the language of nginx, the nearest relative with a parser on npm. */
export function nginx(bytes: number, seed = 1): string {
  const random = new Random(seed);
  return `events {}\nhttp {\n${filled(bytes, '\n', (index) => {
    return (
      `  server {\n    server_name domain-${index}.example.com;\n    limit_rate ${random.below(1000)}k; # agreed\n` +
      `    keepalive_timeout ${random.below(90)}s;\n    access_log /var/log/nginx/${index}.log;\n  }`
    );
  })}\n}\n`;
}

/** JavaScript of about the same size, for linters. */
export function javascript(bytes: number, seed = 1): string {
  const random = new Random(seed);
  return filled(bytes, '\n', (index) => {
    return (
      `export const limit${index} = {\n  rate: ${random.below(1000)}, retry: [600, 1200],\n` +
      `  list: "blocking-errors", tls: ${random.chance(80)}\n};`
    );
  });
}

function filled(bytes: number, glue: string, entry: (index: number) => string): string {
  const entries: string[] = [];
  for (let length = 0; length < bytes;) {
    const next = entry(entries.length);
    entries.push(next);
    length += next.length + glue.length;
  }
  return entries.join(glue);
}
