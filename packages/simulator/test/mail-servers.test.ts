/** Which mail servers the mail of a domain goes to. */
import { Run, readScenario } from '@pmtakit/simulator';
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const start = `<source 0/0>\nalways-allow-relaying yes\ndefault-virtual-mta v\n</source>\n<virtual-mta v>\n</virtual-mta>\n`;

function domain(...lines: readonly string[]): string {
  return `<domain *>\nmax-smtp-out 100\nmax-msg-per-connection 1\n${lines.join('\n')}\n</domain>\n`;
}

interface Outcome {
  readonly attempts: Readonly<Record<string, number>>;
  readonly delivered: number;
  readonly bounced: number;
  /** Milliseconds. */
  readonly drain: number | null;
}

function outcomeOf(text: string, scenarioText: string): Outcome {
  const { scenario, problems } = readScenario(scenarioText, 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(start + text), scenario, open: () => 'no file' });
  expect(run.problems).toEqual([]);
  while (!run.step(1000));
  const { mxHosts, total } = run.finish(true);
  const attempts = mxHosts.rows.filter((row) => row.attempts > 0).map((row) => [row.name, row.attempts] as const);
  const { delivered, bounced, drain } = total;
  return { attempts: Object.fromEntries(attempts.toSorted()), delivered, bounced, drain };
}

function mail(to: string, ...more: readonly string[]): string {
  return [`streams: [{ volume: 12, arrival: batch, recipients: { "${to}": 1 } }]`, ...more].join('\n');
}

const down = '{ domains: nothing.example, mx: DOWN, model: { outages: [{ from: 0, lasts: 1d }] } }';

function isDown(...servers: readonly string[]): string {
  return `receivers: [${servers.map((server) => down.replace('DOWN', server)).join(', ')}]`;
}

const three = 'mx: { a.example: [10 x.example, 20 y.example, 10 z.example] }';
const MINUTE = 60_000;

it.each<[string, string, string, Partial<Outcome>]>([
  [
    'those of the lowest preference take turns',
    domain(),
    mail('a.example', three),
    { attempts: { 'x.example': 6, 'z.example': 6 } },
  ],
  [
    'one that fails is left out',
    domain(),
    mail('a.example', three, isDown('x.example')),
    { attempts: { 'z.example': 12 }, delivered: 12, drain: 0 },
  ],
  [
    'the next preference comes when all of one fail',
    domain(),
    mail('a.example', three, isDown('x.example', 'z.example')),
    { attempts: { 'y.example': 12 }, delivered: 12, drain: 0 },
  ],
  [
    'the run has failed when all have',
    domain('retry-after 7h', 'bounce-after 20h'),
    mail('a.example', three, isDown('x.example', 'y.example', 'z.example')),
    { attempts: {}, bounced: 12, drain: 21 * 60 * MINUTE },
  ],
  [
    'one is used until it fails where runs take turns',
    domain(),
    mail('a.example', three, 'knobs: { mxRotation: run }'),
    { attempts: { 'x.example': 12 } },
  ],
  [
    'smtp-hosts takes the place of DNS, a comma within a level',
    domain('smtp-hosts p.example,q.example;r.example'),
    mail('a.example', three),
    { attempts: { 'p.example': 6, 'q.example': 6 } },
  ],
  [
    'a semicolon before the next level',
    domain('smtp-hosts p.example;r.example'),
    mail('a.example', three, isDown('p.example')),
    { attempts: { 'r.example': 12 } },
  ],
  [
    'route is its old name, with addresses',
    domain('route [192.0.2.7]:2525,[192.0.2.8]'),
    mail('a.example', three),
    { attempts: { '192.0.2.7': 6, '192.0.2.8': 6 } },
  ],
  [
    'lookup-mx asks for those of another domain',
    domain('smtp-hosts lookup-mx:a.example'),
    mail('b.example', three, isDown('x.example', 'z.example')),
    { attempts: { 'y.example': 12 } },
  ],
  ['an address in brackets is asked itself', domain(), mail('[192.0.2.9]', three), { attempts: { '192.0.2.9': 12 } }],
  [
    'without MX the domain itself is tried',
    domain(),
    mail('a.example', 'mx: { a.example: [] }'),
    { attempts: { 'a.example': 12 } },
  ],
  [
    'bounce-upon-no-mx gives it up at once',
    domain('bounce-upon-no-mx yes'),
    mail('a.example', 'mx: { a.example: [] }'),
    { attempts: {}, bounced: 12, drain: 0 },
  ],
  [
    'but not where smtp-hosts names servers',
    domain('bounce-upon-no-mx yes', 'smtp-hosts p.example'),
    mail('a.example', 'mx: { a.example: [] }'),
    { attempts: { 'p.example': 12 }, bounced: 0 },
  ],
  [
    'with an interval the domain is tried until mail is that old',
    domain('bounce-upon-no-mx 1h', 'retry-after 20m'),
    mail(
      'a.example',
      'mx: { a.example: [] }',
      'receivers: [{ domains: a.example, model: { outages: [{ from: 0, lasts: 1d }] } }]',
    ),
    { attempts: {}, bounced: 12, drain: 60 * MINUTE },
  ],
  [
    'a domain that does not exist',
    domain(),
    mail('a.example', 'mx: { a.example: nxdomain }'),
    { attempts: {}, bounced: 12, drain: 0 },
  ],
  [
    'which may be tried again',
    domain('bounce-after 1h'),
    mail('a.example', 'mx: { a.example: nxdomain }', 'knobs: { unknownDomain: retry }'),
    { attempts: {}, bounced: 12, drain: 60 * MINUTE },
  ],
  [
    'a lookup that fails is tried again until mail is too old',
    domain('bounce-after 3h', 'retry-after-dns-error 4m'),
    mail('a.example', 'mx: { a.example: timeout }'),
    { attempts: {}, bounced: 12, drain: 180 * MINUTE },
  ],
  [
    'a run has failed after as many of them as mx-connection-attempts says',
    domain('mx-connection-attempts 2', 'retry-after 7h', 'bounce-after 20h'),
    mail('a.example', three, isDown('x.example', 'z.example')),
    { attempts: {}, bounced: 12, drain: 21 * 60 * MINUTE },
  ],
  [
    'with one the next server is asked in the next run, where runs take turns',
    domain('mx-connection-attempts 1', 'retry-after 10m'),
    mail('a.example', three, isDown('x.example'), 'knobs: { mxRotation: run }'),
    { attempts: { 'z.example': 12 }, drain: 10 * MINUTE },
  ],
  [
    'one more is asked where it says so',
    domain('mx-connection-attempts 3', 'retry-after 7h'),
    mail('a.example', three, isDown('x.example', 'z.example')),
    { attempts: { 'y.example': 12 }, drain: 0 },
  ],
  [
    'unless it is ignored',
    domain('mx-connection-attempts 2', 'retry-after 7h'),
    mail('a.example', three, isDown('x.example', 'z.example'), 'knobs: { mxAttempts: ignored }'),
    { attempts: { 'y.example': 12 }, drain: 0 },
  ],
  [
    'ten unless it says another number',
    domain('retry-after 7h', 'bounce-after 20h'),
    mail(
      'a.example',
      `mx: { a.example: [${Array.from({ length: 11 }, (_, index) => `${index} m${index}.example`).join(', ')}] }`,
      isDown(...Array.from({ length: 10 }, (_, index) => `m${index}.example`)),
    ),
    { attempts: {}, bounced: 12 },
  ],
])('%s', (_, text, scenario, expected) => {
  expect(outcomeOf(text, scenario)).toMatchObject(expected);
});
