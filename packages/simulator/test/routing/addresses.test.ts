/** Rules about whole addresses choose for each message. */
import { addressRules, clientOf } from '@pmtakit/semantics';
import { Run, notModelledIn, piecesOfText, readScenario } from '@pmtakit/simulator';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../harness.ts';

const virtualMtas = ['a', 'b'].map((name) => `<virtual-mta ${name}>\n</virtual-mta>\n`).join('');

function configuration(source: readonly string[], ...lines: readonly string[]): string {
  return `${lines.join('\n')}\n<source 0/0>\n${source.join('\n')}\n</source>\n${virtualMtas}`;
}

function list(...lines: readonly string[]): string {
  return `<pattern-list p>\n${lines.join('\n')}\n</pattern-list>`;
}

const open = ['always-allow-relaying yes', 'default-virtual-mta a'];
const listed = [...open, 'pattern-list p'];

/** What each queue was given, and what was refused. */
function injected(text: string, streams: string, files: Readonly<Record<string, string>> = {}): Record<string, number> {
  const { scenario, problems } = readScenario(`streams: ${streams}`, 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const model = modelOf(text);
  const read = (path: string) => piecesOfText(files[path] ?? '');
  const run = new Run({ model, scenario, open: read, notModelled: notModelledIn(model) });
  while (!run.step(1000));
  const { queues, total } = run.finish(true);
  const counts = queues.rows.map(({ name, injected: count }) => [name, count] as const);
  return Object.fromEntries([...counts, ...(total.refused > 0 ? [['refused', total.refused] as const] : [])]);
}

const twoOfOne = '[{ volume: 40, arrival: batch, recipients: { vip@x.example: 1, x.example: 0 } }]';

describe('recipients of one domain', () => {
  const vip = configuration(listed, list('rcpt-to /^vip@/ virtual-mta=b', '* virtual-mta=a'));

  it.each<[string, string, string, Record<string, number>]>([
    ['a pattern sees the address that a stream says', vip, twoOfOne, { 'x.example/b': 40 }],
    [
      'and made up ones',
      configuration(listed, list('rcpt-to /^user[0-4]@/ virtual-mta=b')),
      '[{ volume: 20, arrival: batch, recipients: x.example }]',
      { 'x.example/a': 15, 'x.example/b': 5 },
    ],
    [
      'a pattern of a list in a list',
      configuration(listed, list('* call-to:q'), '<pattern-list q>\nrcpt-to /^vip@/ virtual-mta=b\n</pattern-list>'),
      twoOfOne,
      { 'x.example/b': 40 },
    ],
    [
      'an address that may be relayed to',
      configuration(['always-allow-relaying no', 'default-virtual-mta a'], 'relay-address /^user[01]@/'),
      '[{ volume: 20, arrival: batch, recipients: x.example }]',
      { 'x.example/a': 2, refused: 18 },
    ],
    [
      'an alias with two targets',
      configuration(open, 'alias vip@x.example one@y.example,two@z.example'),
      twoOfOne,
      { 'y.example/a': 40, 'z.example/a': 40 },
    ],
  ])('%s', (_, text, streams, expected) => {
    expect(injected(text, streams)).toEqual(expected);
  });

  it('of a file', () => {
    const file = 'time,to\n1,vip@x.example\n2,other@x.example\n3,vip@x.example\n';
    expect(injected(vip, '[{ messages: m.csv }]', { 'm.csv': file })).toEqual({ 'x.example/a': 1, 'x.example/b': 2 });
  });
});

it('a pattern sees the sender of each message of a file, however many there are', () => {
  const rows = Array.from({ length: 3000 }, (_, index) => `${index},s${index}@news.example,r@x.example`);
  const text = configuration(
    listed,
    list('mail-from /^s[0-9]@/ virtual-mta=b', 'mail-from /^s1\\d\\d@/ virtual-mta=b'),
  );
  const file = `time,from,to\n${rows.join('\n')}\n`;
  expect(injected(text, '[{ messages: m.csv }]', { 'm.csv': file })).toEqual({
    'x.example/a': 2890,
    'x.example/b': 110,
  });
});

it.each<[string, string, readonly string[], ReturnType<typeof addressRules>]>([
  ['nothing looks at recipients', '', open, { recipients: 'alike', senders: 'alike' }],
  ['relaying looks at domains', 'relay-domain x.example', [], { recipients: 'by-domain', senders: 'alike' }],
  [
    'a pattern looks at the domain only',
    list('rcpt-to /@gmail\\.com$/ virtual-mta=a'),
    listed,
    { recipients: 'by-domain', senders: 'alike' },
  ],
  ['from its end', list('rcpt-to /gmail\\.com$/ virtual-mta=a'), listed, { recipients: 'by-domain', senders: 'alike' }],
  [
    'a pattern looks at the address',
    list('rcpt-to /gmail/ virtual-mta=a'),
    listed,
    { recipients: 'by-address', senders: 'alike' },
  ],
  [
    'a dot may be an at sign',
    list('rcpt-to /x.com$/ virtual-mta=a'),
    listed,
    { recipients: 'by-address', senders: 'alike' },
  ],
  [
    'a pattern looks at senders',
    list('mail-from /news/ virtual-mta=a'),
    listed,
    { recipients: 'alike', senders: 'by-address' },
  ],
  ['an alias of a whole domain', 'alias *@x.example y@y.example', open, { recipients: 'by-domain', senders: 'alike' }],
  ['an alias of an address', 'alias x@x.example y@y.example', open, { recipients: 'by-address', senders: 'alike' }],
])('rules: %s', (_, lines, source, expected) => {
  expect(addressRules(modelOf(configuration(source, lines)), clientOf({ address: '127.0.0.1' }))).toEqual(expected);
});
