/** Small configurations with mail and mail servers for them, drawn at random. All times are whole seconds. */
import fc from 'fast-check';
import { type Knobs, OK, type Receiver, type Replies, chance } from '@pmtakit/simulator';
import type { Mail } from './harness.ts';
import type { Script, ScriptAnswer } from './naive/script.ts';

/** A section with its lines. */
export interface Section {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What a mail server does, which depends on the message and the time alone. */
export interface Behaviour {
  readonly seed: number;
  /** Seconds to set up a connection, and for a message. */
  readonly setUp: number;
  readonly service: number;
  /** No connection can be made from the first of these seconds to the second. */
  readonly outage: readonly [number, number];
  /** What it answers to a connection then. */
  readonly outageReply: string;
  /** Every message is refused so in these seconds. */
  readonly throttled: readonly [number, number];
  readonly throttleReply: string;
  /** Which part of all attempts is refused, and how. */
  readonly refused: number;
  readonly refusals: readonly string[];
}

export interface Case {
  readonly server: readonly string[];
  readonly patterns: readonly string[];
  readonly virtualMtas: readonly Section[];
  readonly domains: readonly Section[];
  readonly mail: readonly Mail[];
  readonly behaviour: Behaviour;
  readonly knobs: Partial<Knobs>;
  /** Seconds that are looked at. */
  readonly until: number;
}

export function textOf({ server, patterns, virtualMtas, domains }: Case): string {
  return [
    ...server,
    ...section('smtp-pattern-list', { name: 'replies', lines: patterns }),
    ...virtualMtas.flatMap((one) => section('virtual-mta', one)),
    ...domains.flatMap((one) => section('domain', one)),
    '',
  ].join('\n');
}

function section(kind: string, { name, lines }: Section): string[] {
  return [`<${kind} ${name}>`, ...lines.map((line) => `    ${line}`), `</${kind}>`];
}

/** The mail server as the naive simulator asks it. */
export function scriptOf(behaviour: Behaviour): Script {
  return {
    connect: ({ now }) => ({
      seconds: behaviour.setUp,
      text: isWithin(now, behaviour.outage) ? behaviour.outageReply : undefined,
    }),
    deliver: (question) => ({ seconds: behaviour.service, text: replyTo(behaviour, question) }),
  };
}

/** The same mail server as the engine asks it. */
export function receiverOf(behaviour: Behaviour): (replies: Replies) => Receiver {
  const script = scriptOf(behaviour);
  return (replies) => {
    const fill = (answer: { delay: number; reply: number }, { seconds, text }: ScriptAnswer) => {
      answer.delay = seconds * 1_000;
      answer.reply = text === undefined ? OK : replies.idOf(text);
    };
    return {
      hosts: ['mx'],
      connect: ({ now }, answer) => fill(answer, script.connect({ now: now / 1_000, queue: '' })),
      deliver: ({ now, stream, number, attempts }, answer) =>
        fill(answer, script.deliver({ now: now / 1_000, queue: '', stream, number, attempts })),
    };
  };
}

interface Attempt {
  readonly now: number;
  readonly stream: number;
  readonly number: number;
  readonly attempts: number;
}

function replyTo(behaviour: Behaviour, { now, stream, number, attempts }: Attempt): string | undefined {
  const { seed, throttled, throttleReply, refused, refusals } = behaviour;
  if (isWithin(now, throttled)) return throttleReply;
  if (chance(seed, stream, number, attempts * 2) >= refused) return undefined;
  return refusals[Math.floor(chance(seed, stream, number, attempts * 2 + 1) * refusals.length)];
}

function isWithin(now: number, [from, to]: readonly [number, number]): boolean {
  return now >= from && now < to;
}

/** What directives are set to that a case does not set, in seconds. */
const defaultTimes: Readonly<Record<string, number>> = {
  'retry-after': 600,
  'retry-recipients-after': 600,
  'backoff-retry-after': 3_600,
  'bounce-after': 388_800,
};

/** The same with all times so many times longer. */
export function scaled({ behaviour, ...one }: Case, factor = 60): Case {
  const line = (text: string) =>
    text
      .replaceAll(
        /(?<=\/)(\d*)(s|m)\b/g,
        (_, count: string, unit: string) => `${Number(count || 1) * (unit === 'm' ? 60 : 1) * factor}s`,
      )
      .replaceAll(/(?<=[ ,])(\d+)s\b/g, (_, count: string) => `${Number(count) * factor}s`);
  const section = ({ name, lines }: Section): Section => ({ name, lines: lines.map(line) });
  const unset = (lines: readonly string[]) =>
    Object.entries(defaultTimes)
      .filter(([name]) => !lines.some((one) => one.startsWith(`${name} `)))
      .map(([name, count]) => `${name} ${count}s`);
  const longer = ([from, to]: readonly [number, number]) => [from * factor, to * factor] as const;
  return {
    ...one,
    virtualMtas: one.virtualMtas.map(section),
    domains: one.domains.map(({ name, lines }) => section({ name, lines: [...lines, ...unset(lines)] })),
    mail: one.mail.map((mail) => ({ ...mail, at: (mail.at ?? 0) * factor })),
    behaviour: {
      ...behaviour,
      setUp: behaviour.setUp * factor,
      service: behaviour.service * factor,
      outage: longer(behaviour.outage),
      throttled: longer(behaviour.throttled),
    },
  };
}

const seconds = (max: number) => fc.integer({ min: 1, max }).map((count) => `${count}s`);
/** Those of each model: what is spread evenly has to come in whole seconds, and only hours have slots. */
const ratesOf: Readonly<Record<Knobs['rateModel'], (max: number) => fc.Arbitrary<string>>> = {
  window: (max) =>
    fc.tuple(fc.integer({ min: 1, max }), fc.constantFrom('s', '5s', '10s', 'm')).map(([n, unit]) => `${n}/${unit}`),
  'window-5m': (max) =>
    fc.tuple(fc.integer({ min: 1, max: max * 8 }), fc.constantFrom('h', 'm')).map(([n, unit]) => `${n}/${unit}`),
  gcra: () => fc.constantFrom('1/s', '1/3s', '2/10s', '5/10s', '6/m', '30/m', '900/h'),
};
const dataRate = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('5s', '30s'))
  .map(([n, unit]) => `${n}k/${unit}`);
const times = fc.array(seconds(60), { minLength: 1, maxLength: 3 }).map((list) => list.join(','));
const yesOrNo = fc.constantFrom('yes', 'no');
const small = (max: number) => fc.integer({ min: 1, max }).map(String);

type Directives = Readonly<Record<string, fc.Arbitrary<string>>>;

/** Directives of `<domain>` with values for them. */
function domainDirectives(rate: (max: number) => fc.Arbitrary<string>): Directives {
  return {
    'max-smtp-out': small(5),
    'max-connect-rate': rate(4),
    'max-msg-rate': rate(10),
    'max-data-volume-rate': dataRate,
    'source-ip-max-smtp-out': small(3).map((count) => `0/0 ${count}`),
    'source-ip-max-connect-rate': rate(4).map((value) => `0/0 ${value}`),
    'source-ip-max-msg-rate': rate(6).map((value) => `0/0 ${value}`),
    'source-ip-max-data-volume-rate': dataRate.map((value) => `0/0 ${value}`),
    'smtp-out-rampup-interval': seconds(4),
    'max-msg-per-connection': small(5),
    'max-rcpt-per-message': small(3),
    'max-errors-per-connection': small(3),
    'connection-idle-timeout': seconds(5),
    'retry-after': times,
    'retry-recipients-after': seconds(60),
    'retry-upon-new-mail': yesOrNo,
    'bounce-after': fc.integer({ min: 20, max: 200 }).map((count) => `${count}s`),
    'bounce-upon-5xx-greeting': yesOrNo,
    'reenable-source-ip-after': seconds(40),
    'backoff-max-smtp-out': small(3),
    'backoff-max-connect-rate': rate(3),
    'backoff-max-msg-rate': rate(5),
    'backoff-retry-after': times,
    'backoff-to-normal-after': seconds(60),
    'backoff-to-normal-after-delivery': yesOrNo,
    'backoff-upon-all-sources-disabled': yesOrNo,
    'backoff-max-data-volume-rate': dataRate,
  };
}

function virtualMtaDirectives(rate: (max: number) => fc.Arbitrary<string>): Directives {
  return {
    'max-smtp-out': small(4),
    'max-smtp-msg-rate': rate(8),
    'max-smtp-data-volume-rate': dataRate,
  };
}

function linesFrom(directives: Directives, names?: readonly string[]) {
  const wanted = fc.subarray([...(names ?? Object.keys(directives))]);
  return wanted.chain((chosen) =>
    fc.tuple(...chosen.map((name) => (directives[name] ?? fc.constant('')).map((value) => `${name} ${value}`))),
  );
}

const replyTexts = [
  '450 4.2.0 try later',
  '452 4.2.2 over quota',
  '421 4.7.0 too fast',
  '550 5.1.1 unknown',
  '554 5.7.1 blocked',
];
const actions = [
  'mode=backoff',
  'mode=normal',
  'bounce-rcpt',
  'bounce-queue',
  'defer-queue',
  'disable-source-ip',
  'disable-source-ip,reenable-after=30s',
  'mode=backoff,disable-source-ip,reenable-after=20s',
  'mode=backoff,defer-queue',
];
const pattern = fc
  .tuple(fc.constantFrom('try later', 'over quota', '^421', '^55', 'blocked'), fc.constantFrom(...actions))
  .map(([text, action]) => `reply /${text}/ ${action}`);

const span = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]): [number, number] => [from, from + length]);

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  seed: fc.nat(1_000_000),
  setUp: fc.constantFrom(0, 0, 1, 2),
  service: fc.constantFrom(0, 0, 1, 2, 3),
  outage: fc.oneof(fc.constant<[number, number]>([0, 0]), span),
  outageReply: fc.constantFrom('connection refused', '421 4.3.2 busy', '554 5.7.1 go away'),
  throttled: fc.oneof(fc.constant<[number, number]>([0, 0]), span),
  throttleReply: fc.constantFrom(...replyTexts),
  refused: fc.constantFrom(0, 0, 0.1, 0.5),
  refusals: fc.subarray(replyTexts, { minLength: 1 }),
});

export interface Drawing {
  /** Only these directives of `<domain>`. */
  readonly directives?: readonly string[];
  readonly domains?: number;
  readonly virtualMtas?: number;
  /** Whether queues share anything. */
  readonly shared?: boolean;
  /** Whether mail may become too old. */
  readonly expires?: boolean;
  /** How rates count; those that are drawn fit it. */
  readonly rateModel?: Knobs['rateModel'];
}

export function cases({
  directives,
  domains = 3,
  virtualMtas = 2,
  shared = true,
  expires = true,
  rateModel = 'window',
}: Drawing = {}): fc.Arbitrary<Case> {
  const rate = ratesOf[rateModel];
  const all = domainDirectives(rate);
  const names = (directives ?? Object.keys(all)).filter((name) => expires || name !== 'bounce-after');
  return fc.record({
    server: shared
      ? fc.oneof(
          fc.constant([]),
          small(6).map((count) => [`total-max-smtp-out ${count}`]),
        )
      : fc.constant([]),
    patterns: fc.array(pattern, { maxLength: 3 }),
    virtualMtas: fc.tuple(
      ...Array.from({ length: virtualMtas }, (_, index) =>
        virtualMta(index, shared ? linesFrom(virtualMtaDirectives(rate)) : fc.constant([])),
      ),
    ),
    domains: fc.tuple(
      ...Array.from({ length: domains }, (_, index) =>
        linesFrom(all, names).map((lines) => ({
          name: `d${index}.com`,
          lines: ['smtp-pattern-list replies', ...lines],
        })),
      ),
    ),
    mail: fc.array(mail(domains, virtualMtas), { minLength: 1, maxLength: 4 }),
    behaviour,
    knobs: fc.record({
      rateModel: fc.constant(rateModel),
      burst: fc.integer({ min: 1, max: 3 }),
      atExpiry: fc.constantFrom('bounce', 'try'),
      backoffTimer: fc.constantFrom('kept', 'restarted'),
      dataVolume: fc.constantFrom('check-before-send', 'strict'),
      opening: fc.constantFrom('each', 'full'),
    }),
    until: fc.constant(rateModel === 'window-5m' ? 700 : 300),
  });
}

function virtualMta(index: number, own: fc.Arbitrary<string[]>): fc.Arbitrary<Section> {
  return fc
    .tuple(fc.integer({ min: 0, max: 3 }), own)
    .map(([sources, lines]) => ({ name: `v${index}`, lines: [...sourceLines(index, sources), ...lines] }));
}

function sourceLines(index: number, count: number): string[] {
  return Array.from({ length: count }, (_, one) => `smtp-source-host 192.0.${index}.${one + 1} h${one}.example.com`);
}

function mail(domains: number, virtualMtas: number): fc.Arbitrary<Mail> {
  return fc.record({
    domain: fc.nat(domains - 1).map((index) => `d${index}.com`),
    virtualMta: fc.nat(virtualMtas - 1).map((index) => `v${index}`),
    count: fc.integer({ min: 1, max: 60 }),
    at: fc.constantFrom(0, 0, 10, 30, 100).map((second) => second * 1_000),
    bytes: fc.constantFrom(500, 1_000),
    recipients: fc.constantFrom(1, 1, 1, 3),
  });
}
