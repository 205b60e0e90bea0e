/**
 * Healthy configurations, made from the catalogue: every directive and section in the places it may stand in, with
 * values that its arguments take. Values are made without the parsers of grammar/src/values, so that these can be wrong.
 */
import { type ArgumentSpec, type CatalogueRow, type ValueTypeName, GLOBAL_SCOPE, catalogue } from '@pmtakit/grammar';
import fc from 'fast-check';
import { valueGrammar } from '../../../grammar/generate/value-grammar.ts';

type Text = fc.Arbitrary<string>;

const label: Text = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(?:-[a-z0-9]{1,3})?$/);
const tld: Text = fc.constantFrom('com', 'net', 'org').map((end) => `example.${end}`);
const domain: Text = fc.oneof(
  tld,
  fc.tuple(label, tld).map((parts) => parts.join('.')),
);
const word: Text = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,10}$/);
const byte = fc.integer({ min: 0, max: 255 });
const ipv4: Text = fc
  .tuple(fc.constantFrom('192.0.2', '198.51.100', '203.0.113'), byte)
  .map((parts) => parts.join('.'));
const ipv6: Text = fc.integer({ min: 1, max: 0xff_ff }).map((group) => `2001:db8::${group.toString(16)}`);
const port = fc.integer({ min: 1, max: 65_535 });
const count = fc.integer({ min: 1, max: 100_000 });

function joined(parts: readonly (Text | fc.Arbitrary<number>)[], between = ''): Text {
  return fc.tuple(...parts).map((texts) => texts.join(between));
}

function list(member: Text, between: Text = fc.constantFrom(',', ', ', ' , ', ',\t')): Text {
  return fc.tuple(fc.array(member, { minLength: 1, maxLength: 4 }), between).map(([all, comma]) => all.join(comma));
}

function numberIn({ min = 0, max = 1_000_000 }: ArgumentSpec): Text {
  return fc.integer({ min: Number(min), max: Number(max) }).map(String);
}

const duration: Text = fc
  .subarray(['w', 'd', 'h', 'm', 's'], { minLength: 1 })
  .chain((units) => joined(units.map((unit) => fc.integer({ min: 1, max: 90 }).map((n) => `${n}${unit}`))));

/** An interval inside the bounds of its argument, which are few and far apart. */
function durationIn({ min, max, never }: ArgumentSpec): Text {
  const bounded = fc.constantFrom(
    ...(max === undefined ? ['1m', '90s', '1m30s', '2h'] : ['10m', '90s', '9m59s', '600s']),
  );
  const right = min === undefined && max === undefined ? duration : bounded;
  return never ? fc.oneof(right, fc.constant('never')) : right;
}

function sizeIn({ min, max, unlimited, bare }: ArgumentSpec): Text {
  const unit = fc.constantFrom('b', 'k', 'm', 'g', 'K', 'M', 'G');
  const right = min === undefined && max === undefined ? joined([count, unit]) : fc.constant(String(min ?? max));
  const more = [...(unlimited ? ['unlimited'] : []), ...(bare ? ['1048576', '0'] : [])];
  return more.length > 0 ? fc.oneof(right, fc.constantFrom(...more)) : right;
}

const interval: Text = fc
  .tuple(fc.constantFrom('', '1', '5', '30'), fc.constantFrom('d', 'day', 'h', 'hr', 'm', 'min', 's', 'sec'))
  .map((parts) => parts.join(''));

const fullName: Text = fc.constantFrom('d', 'b', 't', 'tq', 'r', 'f', 'rb', 'rs', 'delivery', 'bounce', 'transient');
const headerName: Text = fc.constantFrom('Subject', 'From', 'List-Unsubscribe', 'X-Mailer');
const email: Text = joined([word, domain], '@');
const replyAction: Text = fc.oneof(
  fc.constantFrom('skip-mx', 'bounce-queue', 'bounce-rcpt', 'disable-source-ip', 'defer-queue', 'mode=normal'),
  duration.map((time) => `disable-source-ip,reenable-after=${time}`),
  duration.map((time) => `mode=backoff,backoff-to-normal-after=${time}`),
);

/** Values of the types that examples alone do not try hard enough. Other types have their `good` examples only. */
const values: Partial<Record<ValueTypeName, (spec: ArgumentSpec) => Text>> = {
  'api-key': ({ hex, min, max }) =>
    fc.string({
      unit: fc.constantFrom(...(hex ? '0123456789abcdef' : 'abcXYZ019_')),
      minLength: Number(min),
      maxLength: Number(max),
    }),
  cidr: () =>
    fc.oneof(ipv4, ipv6, joined([ipv4, fc.integer({ min: 0, max: 32 })], '/'), fc.constantFrom('10/8', '0/0')),
  'domain-key': () => joined([label, fc.oneof(domain, fc.constant('*')), fc.constant('/etc/pmta/key.pem')], ','),
  'domain-pattern': () =>
    fc.oneof(
      domain,
      domain.map((name) => `*.${name}`),
      domain.map((name) => `[*.]${name}`),
      word.map((name) => `$${name.replaceAll(/\W/g, '_')}`),
    ),
  duration: durationIn,
  'duration-list': () => list(duration, fc.constant(',')),
  'data-rate': () => joined([joined([count, fc.constantFrom('', 'k', 'm', 'g')]), interval], '/'),
  email: () => email,
  'email-list': () => list(email),
  enum: ({ members = [] }) => fc.constantFrom(...members, ...members.map((member) => member.toUpperCase())),
  'header-list': ({ regex }) => list(regex ? fc.oneof(headerName, fc.constant('/^X-/')) : headerName),
  host: () => domain,
  'host-list': () =>
    list(
      fc.oneof(
        domain,
        joined([domain, port], ':'),
        ipv4.map((ip) => `[${ip}]`),
      ),
      fc.constantFrom(',', ';'),
    ),
  'host-port': ({ portOptional }) =>
    portOptional ? fc.oneof(ipv4, joined([ipv4, port], ':')) : joined([ipv4, port], ':'),
  integer: (spec) => (spec.unlimited ? fc.oneof(numberIn(spec), fc.constant('unlimited')) : numberIn(spec)),
  ip: () => fc.oneof(ipv4, ipv6),
  'listen-address': () =>
    fc.oneof(
      joined([ipv4, port], ':'),
      joined([fc.constant('0/0'), port], ':'),
      joined([ipv6.map((ip) => `[${ip}]`), port], ':'),
    ),
  'macro-members': () => list(domain),
  name: () => word,
  path: () => fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
  'queue-name': ({ suffix = '.queue' }) => label.map((name) => name + suffix),
  rate: () => fc.oneof(joined([count, interval], '/'), fc.constantFrom('unlimited', '0')),
  'record-types': ({ members, single }) => {
    const member = members ? fc.constantFrom(...members) : fullName;
    return single ? member : list(member);
  },
  reference: ({ key, list: several }) => {
    const name = several ? list(word) : word;
    return key ? name.map((text) => `${key}=${text}`) : name;
  },
  'reply-actions': () => replyAction,
  'source-tag': () => fc.oneof(ipv4, word, joined([ipv4, fc.constantFrom(8, 16, 24)], '/'), fc.constant('{auth}')),
  size: sizeIn,
};

/** Types whose values cannot stand in double quotes as a whole. [G1 10.9, 3.3.1.21] */
const unquotable = new Set<ValueTypeName>(['header-list', 'pattern-result', 'regex', 'reference', 'signals-action']);

function valueOf(spec: ArgumentSpec): Text {
  const { type, anyOf, clearable } = spec;
  if (anyOf) return fc.oneof(...anyOf.map(valueOf));
  if (!type) return word;
  const make = values[type];
  const right = make ? make(spec) : fc.constantFrom(...valueGrammar[type].good);
  const plain = unquotable.has(type) ? right : fc.oneof({ weight: 4, arbitrary: right }, right.map(quoted));
  return clearable ? fc.oneof({ weight: 4, arbitrary: plain }, fc.constant('""')) : plain;
}

function quoted(text: string): string {
  return text.startsWith('"') || text.includes('\\') ? text : `"${text}"`;
}

const blanks: Text = fc.constantFrom(' ', ' ', ' ', '  ', '\t', ' \t ');
const indent: Text = fc.constantFrom('', '', '  ', '\t', '      ');
const tail: Text = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  fc.constantFrom('  ', ' # text', '\t# <domain *> "x', ' ##'),
);

/** A name as people write it. */
function inAnyCase(name: string): Text {
  const cases = [name, name, name, name.toUpperCase(), name.replace(/^./, (first) => first.toUpperCase())];
  return fc.constantFrom(...cases);
}

function argumentsOf({ arguments: specs }: CatalogueRow): fc.Arbitrary<string[]> {
  const needed = specs.filter(({ optional }) => !optional).length;
  return fc
    .integer({ min: needed, max: specs.length })
    .chain((length) => fc.tuple(...specs.slice(0, length).map(valueOf)).map((texts) => [...texts]));
}

/** Names, arguments and what stands between them, put together to one line. */
function line(name: Text, row: CatalogueRow, frame: (text: string) => string = (text) => text): Text {
  return fc
    .tuple(indent, name, argumentsOf(row), blanks, tail)
    .map(([before, head, texts, between, after]) => before + frame([head, ...texts].join(between)) + after);
}

const filler: Text = fc.constantFrom('', '  ', '# text', '\t# host-name {{ x }}', '#');

function isHealthy({ deprecated, removed, status }: CatalogueRow): boolean {
  return !deprecated && !removed && status !== 'guessed';
}

function directive(row: CatalogueRow): fc.Arbitrary<string[]> {
  const isEntry = row.name.startsWith('(');
  const plain = isEntry ? line(fc.constant(''), row, (text) => text.trimStart()) : line(inAnyCase(row.name), row);
  const alone = plain.map((text) => [text]);
  return row.arguments.at(-1)?.orBlock ? fc.oneof(alone, withBlock(row)) : alone;
}

/** A pattern list that opens at the end of the line, in place of its last argument. */
function withBlock({ name, ...row }: CatalogueRow): fc.Arbitrary<string[]> {
  const open = line(
    inAnyCase(name),
    { name, ...row, arguments: row.arguments.slice(0, -1) },
    (text) => `${text} <pattern-list>`,
  );
  return fc.tuple(open, indent).map(([head, before]) => [head, `${before}* virtual-mta=a`, `${before}</pattern-list>`]);
}

/** The lines of a section. Sections stand in each other as far as the catalogue says, and not deeper than `depth`. */
function linesIn(scope: string, depth: number): fc.Arbitrary<string[]> {
  const directives = catalogue().rowsIn(scope, 'directive').filter(isHealthy).map(directive);
  const sections = depth > 0 ? catalogue().rowsIn(scope, 'section').filter(isHealthy) : [];
  const parts: fc.WeightedArbitrary<string[]>[] = [{ weight: 1, arbitrary: filler.map((text) => [text]) }];
  if (directives.length > 0) parts.push({ weight: 3, arbitrary: fc.oneof(...directives) });
  if (sections.length > 0) {
    parts.push({ weight: 3, arbitrary: fc.oneof(...sections.map((row) => section(row, depth - 1))) });
  }
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 8, size: 'max' }).map((lines) => lines.flat());
}

function section(row: CatalogueRow, depth: number): fc.Arbitrary<string[]> {
  const open = line(inAnyCase(row.name), row, (text) => `<${text}>`);
  const close = fc
    .tuple(indent, inAnyCase(row.name), tail)
    .map(([before, name, after]) => `${before}</${name}>${after}`);
  return fc.tuple(open, linesIn(row.name, depth), close).map(([head, inner, end]) => [head, ...inner, end]);
}

/** A file that PowerMTA takes, as far as names, places and values go. */
export const validConfiguration: Text = fc
  .tuple(linesIn(GLOBAL_SCOPE, 2), fc.constantFrom('\n', '\n', '\r\n'), fc.boolean(), fc.constantFrom('', '', '\uFEFF'))
  .map(([lines, lineBreak, ends, mark]) => mark + lines.join(lineBreak) + (ends ? lineBreak : ''));

/** One line or section for each healthy row of the catalogue, in a scope it may stand in. */
export function validSamples(): [what: string, text: Text][] {
  return catalogue()
    .rows.filter(isHealthy)
    .flatMap((row) => row.scopes.map((scope): [string, Text] => [`${row.name} in ${scope}`, sampleIn(row, scope)]));
}

function sampleIn(row: CatalogueRow, scope: string): Text {
  const own = row.section ? section(row, 0) : directive(row);
  return inside(scope, own).map((lines) => [...lines, ''].join('\n'));
}

/** Puts lines into a section, and that into one in which it may stand. */
function inside(scope: string, lines: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  const outer = catalogue().section(scope);
  if (!outer) return lines;
  const open = line(fc.constant(scope), outer, (text) => `<${text}>`);
  const whole = fc.tuple(open, lines).map(([head, inner]) => [head, ...inner, `</${scope}>`]);
  return outer.scopes.includes(GLOBAL_SCOPE) ? whole : inside(outer.scopes[0] ?? GLOBAL_SCOPE, whole);
}
