/** Every kind of change, with what it is about and the case that shows it. */
import {
  type BehaviourOptions,
  type Change,
  type ChangedSubject,
  type ModelOptions,
  type QueuePart,
  behaviourDiff,
  behaviourJson,
} from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type Texts, block, modelOf, text } from './compare-texts.ts';
import { counted } from './counting.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);
const list = (name: string, ...lines: readonly string[]): string => block(`smtp-pattern-list ${name}`, ...lines);

function diffOf(before: Texts, after: Texts, options?: BehaviourOptions, modelOptions?: ModelOptions) {
  return behaviourDiff(modelOf(before, modelOptions), modelOf(after, modelOptions), options);
}

/** `subject: setting before -> after [witness] (line -> line)`. */
function shown({ subject, setting, before, after, witness, origins }: Change): string {
  const lines = [origins.before, origins.after].map((item) => item?.place.line ?? '-');
  const { list: found, ...names } = witness;
  const cases = [
    ...Object.values(names),
    ...(found ? [`${found.what} ${found.text}: ${found.before} -> ${found.after}`] : []),
  ];
  const what = [setting, before ?? 'nothing', '->', after ?? 'nothing'].filter((word) => word !== undefined);
  return `${shownSubject(subject)}: ${what.join(' ')} [${cases.join(' ')}] (${lines.join(' -> ')})`;
}

function shownSubject(subject: ChangedSubject): string {
  switch (subject.kind) {
    case 'queue':
      return subject.parts.map(shownPart).join(' + ');
    case 'virtual-mta':
      return `virtual MTAs ${subject.virtualMtas}`;
    case 'pool':
      return `pools ${subject.pools}`;
    case 'source':
      return `clients ${Object.values(subject.clients).flat().filter(Boolean)}`;
    case 'list':
      return `<${subject.section} ${subject.name}> ${[...subject.parts.map(shownPart), ...subject.clients.networks, ...subject.clients.users]}`;
    case 'acct-file':
      return subject.target;
    case 'section':
      return `<${[subject.section, subject.argument].filter(Boolean).join(' ')}>`;
    case 'server':
      return 'server';
  }
}

function shownPart({ domains, virtualMtas, except, missing }: QueuePart): string {
  const classes = domains.map(({ kind, text: name }) => (kind === 'named' ? name : `${kind} ${name}`.trim()));
  const but = except.map((one) => ` but ${one.domain} by ${one.virtualMtas}`).join('');
  return `${classes.join(',')} by ${virtualMtas}${but}${missing?.length ? ` all but ${missing}` : ''}`;
}

const three = text(
  vmta('a'),
  vmta('b', domain('*', 'retry-after 5m')),
  vmta('c', domain('example.com', 'max-smtp-out 9')),
);

interface Case {
  readonly name: string;
  readonly before: Texts;
  readonly after: Texts;
  readonly changes: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a value of the top level, through all virtual MTAs that do not set it',
    before: `${domain('*', 'max-smtp-out 2')}\n${domain('example.net', 'retry-after 1h')}\n${three}`,
    after: `${domain('*', 'max-smtp-out 3')}\n${domain('example.net', 'retry-after 1h')}\n${three}`,
    changes: ['example.net,others by {default},a,b,c: max-smtp-out 2 -> 3 [example.net {default}] (2 -> 2)'],
  },
  {
    name: 'a domain that one virtual MTA names itself',
    before: `${domain('example.com', 'max-smtp-out 2')}\n${three}`,
    after: `${domain('example.com', 'max-smtp-out 3')}\n${three}`,
    changes: ['example.com by {default},a,b: max-smtp-out 2 -> 3 [example.com {default}] (2 -> 2)'],
  },
  {
    name: 'all domains but one, and an exception',
    before: `${text(domain('*', 'max-smtp-out 2'), domain('example.com', 'retry-after 1h'), domain('example.net', 'max-smtp-out 4'))}${three}`,
    after: `${text(domain('*', 'max-smtp-out 3'), domain('example.com', 'retry-after 1h'), domain('example.net', 'max-smtp-out 4'))}${three}`,
    changes: [
      'example.com,others by {default},a,b,c but example.com by c all but example.net: max-smtp-out 2 -> 3 [example.com {default}] (2 -> 2)',
    ],
  },
  {
    name: 'domains of a macro, those below a domain, and address literals',
    before: text(
      'domain-macro m a.example,b.example',
      domain('$m', 'max-smtp-out 2'),
      domain('*.example.org', 'max-smtp-out 2'),
      domain('[192.0.2.0/24]', 'max-smtp-out 2'),
    ),
    after: text(
      'domain-macro m a.example,b.example',
      domain('$m', 'max-smtp-out 3'),
      domain('*.example.org', 'max-smtp-out 3'),
      domain('[192.0.2.0/24]', 'max-smtp-out 3'),
    ),
    changes: [
      'a.example,b.example,below example.org,addresses 192.0.2.0/24 by {default}: max-smtp-out 2 -> 3 [a.example {default}] (3 -> 3)',
    ],
  },
  {
    name: 'a new section of one virtual MTA, and what follows it',
    before: text(vmta('a'), vmta('b')),
    after: text(vmta('a', domain('example.com', 'max-msg-rate 5/h')), vmta('b')),
    changes: [
      'example.com by a: max-msg-rate unlimited -> 5/h [example.com a] (- -> 3)',
      'example.com by a: backoff-max-msg-rate unlimited -> 5/h [example.com a] (- -> -)',
    ],
  },
  {
    name: 'a limit of a pool, for all its members at once',
    before: text(
      vmta('a'),
      vmta('b'),
      vmta('c'),
      block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b', 'max-smtp-out 5', domain('*', 'retry-after 5m')),
    ),
    after: text(
      vmta('a'),
      vmta('b'),
      vmta('c'),
      block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b', 'max-smtp-out 6', domain('*', 'retry-after 6m')),
    ),
    changes: [
      'virtual MTAs a,b: max-smtp-out 5 -> 6 [a] (10 -> 10)',
      'others by a,b: retry-after 5m -> 6m [no-such-name.invalid a] (12 -> 12)',
    ],
  },
  {
    name: 'another name of a virtual MTA',
    before: text(vmta('a', 'max-smtp-out 3'), vmta('b')),
    after: text(vmta('c', 'max-smtp-out 3'), vmta('b')),
    changes: ['virtual MTAs a: a -> c [a] (1 -> 1)'],
  },
  {
    name: 'virtual MTAs that are gone and new',
    before: text(vmta('a', 'max-smtp-out 3'), vmta('b', 'max-smtp-out 4')),
    after: text(vmta('c', 'max-smtp-out 5')),
    changes: ['virtual MTAs a,b: a, b -> nothing [a] (1 -> -)', 'virtual MTAs c: nothing -> c [c] (- -> 1)'],
  },
  {
    name: 'members of a pool',
    before: text(vmta('a'), vmta('b'), block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b')),
    after: text(vmta('a'), vmta('b'), block('virtual-mta-pool p', 'virtual-mta a')),
    changes: ['pools p: virtual-mta a, b -> a [p] (5 -> 5)'],
  },
  {
    name: 'clients, of all kinds at once',
    before: text(block('source 0/0', 'max-message-size 1M'), block('source 192.0.2.0/24', 'max-message-size 2M')),
    after: text(block('source 0/0', 'max-message-size 3M'), block('source 192.0.2.0/24', 'max-message-size 2M')),
    changes: ['clients 0/0,::/0: max-message-size 1M -> 3M [0.0.0.0] (2 -> 2)'],
  },
  {
    name: 'users of the same source',
    before: text(
      block('source s', 'process-x-job yes'),
      block('smtp-user joe', 'source s'),
      block('smtp-user ann', 'source s'),
    ),
    after: text(
      block('source s', 'process-x-job no'),
      block('smtp-user joe', 'source s'),
      block('smtp-user ann', 'source s'),
    ),
    changes: ['clients joe,ann: process-x-job yes -> no [0.0.0.0 joe] (2 -> 2)'],
  },
  {
    name: 'what holds for the server and shows for clients, once',
    before: text('always-allow-relaying yes'),
    after: '',
    changes: ['clients 0/0,::/0,true: always-allow-relaying yes -> false [0.0.0.0] (1 -> -)'],
  },
  {
    name: 'the first lines that only one side has',
    before: text('relay-domain a.example', 'relay-domain b.example'),
    after: text('relay-domain a.example', 'relay-domain c.example'),
    changes: ['server: relay-domain a.example, b.example -> a.example, c.example [] (2 -> 2)'],
  },
  {
    name: 'an entry of a reply list, with a reply',
    before: text(list('r', 'reply /^421 / mode=backoff'), domain('example.com', 'smtp-pattern-list r')),
    after: text(list('r', 'reply /^4\\d\\d / mode=backoff'), domain('example.com', 'smtp-pattern-list r')),
    changes: [
      '<smtp-pattern-list r> example.com by {default}: reply /^421 / mode=backoff -> /^4\\d\\d / mode=backoff [example.com {default} reply 411 : undefined -> mode=backoff] (2 -> 2)',
    ],
  },
  {
    name: 'the action of an entry',
    before: text(list('r', 'reply /slow/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
    after: text(list('r', 'reply /slow/ bounce-queue'), domain('*', 'smtp-pattern-list r')),
    changes: [
      '<smtp-pattern-list r> others by {default}: reply /slow/ mode=backoff -> /slow/ bounce-queue [no-such-name.invalid {default} reply slow: mode=backoff -> bounce-queue] (2 -> 2)',
    ],
  },
  {
    name: 'the order of entries',
    before: text(list('r', 'reply /a/ mode=backoff', 'reply /aa/ mode=normal'), domain('*', 'smtp-pattern-list r')),
    after: text(list('r', 'reply /aa/ mode=normal', 'reply /a/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
    changes: [
      '<smtp-pattern-list r> others by {default}: reply /a/ mode=backoff -> /aa/ mode=normal [no-such-name.invalid {default} reply aa: mode=backoff -> mode=normal] (2 -> 2)',
    ],
  },
  {
    name: 'an entry for which no text can be found',
    before: text(list('r', 'reply /a(?=b)c/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
    after: text(list('r', 'reply /a(?=b)d/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
    changes: [
      '<smtp-pattern-list r> others by {default}: reply /a(?=b)c/ mode=backoff -> /a(?=b)d/ mode=backoff [no-such-name.invalid {default}] (2 -> 2)',
    ],
  },
  {
    name: 'another list, with a reply that it takes otherwise',
    before: text(
      list('r', 'reply /x/ mode=backoff'),
      list('s', 'reply /y/ mode=backoff'),
      domain('*', 'smtp-pattern-list r'),
    ),
    after: text(
      list('r', 'reply /x/ mode=backoff'),
      list('s', 'reply /y/ mode=backoff'),
      domain('*', 'smtp-pattern-list s'),
    ),
    changes: [
      'others by {default}: smtp-pattern-list r -> s [no-such-name.invalid {default} reply y: undefined -> mode=backoff] (8 -> 8)',
    ],
  },
  {
    name: 'a list that nobody defines any more',
    before: text(list('r', 'reply /x/ mode=backoff'), domain('*', 'smtp-pattern-list r')),
    after: text(domain('*', 'smtp-pattern-list r')),
    changes: ['<smtp-pattern-list r> others by {default}: r -> nothing [no-such-name.invalid {default}] (1 -> -)'],
  },
  {
    name: 'a list that is called by one that a source has',
    before: text(
      block('pattern-list p', 'mail-from /^a@/ call-to:q'),
      block('pattern-list q', '* virtual-mta=a'),
      block('source 0/0', 'pattern-list p'),
      vmta('a'),
      vmta('b'),
    ),
    after: text(
      block('pattern-list p', 'mail-from /^a@/ call-to:q'),
      block('pattern-list q', '* virtual-mta=b'),
      block('source 0/0', 'pattern-list p'),
      vmta('a'),
      vmta('b'),
    ),
    changes: ['<pattern-list p> 0/0,::/0: * virtual-mta=a -> virtual-mta=b [0.0.0.0] (5 -> 5)'],
  },
  {
    name: 'a line of a list of messages',
    before: text(
      block('pattern-list p', 'header Subject /offer/ virtual-mta=a'),
      block('source 0/0', 'pattern-list p'),
      vmta('a'),
      vmta('b'),
    ),
    after: text(
      block('pattern-list p', 'header Subject /offer/ virtual-mta=b'),
      block('source 0/0', 'pattern-list p'),
      vmta('a'),
      vmta('b'),
    ),
    changes: [
      '<pattern-list p> 0/0,::/0: header Subject /offer/ virtual-mta=a -> Subject /offer/ virtual-mta=b [0.0.0.0 header Subject offer: virtual-mta=a -> virtual-mta=b] (2 -> 2)',
    ],
  },
  {
    name: 'the category of a bounce',
    before: text(block('bounce-category-patterns', '/full/ quota-issues')),
    after: text(block('bounce-category-patterns', '/full/ other')),
    changes: [
      '<bounce-category-patterns>: /full/ quota-issues -> /full/ other [bounce full: quota-issues -> other] (2 -> 2)',
    ],
  },
  {
    name: 'an accounting file',
    before: text(block('acct-file /a.csv', 'delete-after 4d'), block('acct-file /b.csv')),
    after: text(block('acct-file /a.csv', 'delete-after 5d')),
    changes: ['/a.csv: delete-after 4d -> 5d [] (2 -> 2)', '/b.csv: /b.csv -> nothing [] (4 -> -)'],
  },
  {
    name: 'a section in a section',
    before: text(block('bounce-processor', block('address-list', 'domain a.example', 'domain b.example'))),
    after: text(block('bounce-processor', block('address-list', 'domain a.example', 'domain c.example'))),
    changes: ['<bounce-processor>: domain b.example -> c.example [] (4 -> 4)'],
  },
];

describe('a change of', () => {
  it.each(cases)('$name', ({ before, after, changes }) => {
    const diff = diffOf(before, after);
    expect(diff.changes.map(shown)).toEqual(changes);
    expect(diff.equal).toBe(false);
    expect(diffOf(before, before)).toMatchObject({ equal: true, changes: [], notCompared: [] });
  });
});

describe('what could not be compared', () => {
  it('is an include that could not be read, unless nothing is different at all', () => {
    const before = text('include gone.conf', domain('*', 'max-smtp-out 20'));
    const after = text('include gone.conf', domain('*', 'retry-after 10m'));
    expect(diffOf(before, after)).toMatchObject({
      equal: undefined,
      changes: [],
      notCompared: [
        { side: 'before', text: 'include gone.conf', place: { line: 1 } },
        { side: 'after', text: 'include gone.conf', place: { line: 1 } },
      ],
    });
    expect(diffOf(before, `# first\n${before}`).equal).toBe(true);
  });

  it('is a line that PowerMTA is not known to take, and only one side has', () => {
    const lines = (more: string): string => text(domain('*', 'max-smtp-out many', more));
    expect(diffOf(lines(''), lines('')).equal).toBe(true);
    expect(diffOf(lines(''), lines('frobnicate 7'))).toMatchObject({
      equal: undefined,
      notCompared: [{ side: 'after', text: 'frobnicate 7, which PowerMTA is not known to take', place: { line: 3 } }],
    });
    expect(diffOf('', text(block('frobnicator', 'a', 'b')))).toMatchObject({
      notCompared: [{ text: '<frobnicator>, which PowerMTA is not known to take' }],
    });
  });

  it('does not hide what is different', () => {
    const diff = diffOf('', text('include gone.conf', domain('*', 'max-smtp-out 3')));
    expect(diff.equal).toBe(false);
    expect(diff.notCompared.length).toBe(1);
  });
});

describe('asked for a part', () => {
  const before = text(
    vmta('a', 'max-smtp-out 3', domain('x.example', 'max-smtp-out 3')),
    vmta('b'),
    domain('*', 'retry-after 5m', 'max-smtp-out 7'),
  );
  const after = text(
    vmta('a', 'max-smtp-out 4', domain('x.example', 'max-smtp-out 4')),
    vmta('b'),
    domain('*', 'retry-after 6m', 'max-smtp-out 8'),
  );

  it.each<[string, BehaviourOptions, string[]]>([
    [
      'a domain',
      { domain: 'x.example' },
      [
        'x.example by a: max-smtp-out 3 -> 4',
        'x.example by {default},b: max-smtp-out 7 -> 8',
        'x.example by {default},b,a: retry-after 5m -> 6m',
      ],
    ],
    ['a virtual MTA', { virtualMta: 'B' }, ['others by b: max-smtp-out 7 -> 8', 'others by b: retry-after 5m -> 6m']],
    ['a setting', { setting: 'retry-after' }, ['others by {default},b,a: retry-after 5m -> 6m']],
    [
      'a queue',
      { domain: 'y.example', virtualMta: 'a', setting: 'retry-after' },
      ['y.example by a: retry-after 5m -> 6m'],
    ],
  ])('%s', (_, options, expected) => {
    const found = diffOf(before, after, options).changes.map((change) => shown(change).replace(/ \[.*/, ''));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

describe('large configurations', () => {
  const large = (vmtas: number, domains: number, rate: number, limit: number): string =>
    text(
      ...Array.from({ length: vmtas }, (_, index) =>
        vmta(
          `v${index}`,
          domain('*', `max-msg-rate ${index + rate}/h`),
          domain('d5.example', `retry-after ${index + 1}m`),
        ),
      ),
      ...Array.from({ length: domains }, (_, index) => domain(`d${index}.example`, `max-smtp-out ${index + limit}`)),
    );

  it.each([
    ['of which the top level changes everywhere', 1, 2, 1500],
    ['of which every virtual MTA changes', 2, 1, 2500],
    ['of which everything changes', 2, 2, 3500],
  ])('%s are asked as often as there are sections, about', (_, rate, limit, most) => {
    const models = [modelOf(large(200, 300, 1, 1)), modelOf(large(200, 300, rate, limit))] as const;
    const { result, count } = counted(() => behaviourDiff(...models));
    expect(result.equal).toBe(false);
    expect(count).toBeLessThan(most);
  });

  it('say so where there are too many queues that all differ', () => {
    const lines = (own: string): string =>
      text(
        ...Array.from({ length: 300 }, (_, index) =>
          vmta(`v${index}`, domain('*.example', `source-ip-max-smtp-out 10.0.${index >> 8}.${index % 256} ${own}`)),
        ),
        ...Array.from({ length: 300 }, (_, index) =>
          domain(`d${index}.example`, `source-ip-max-smtp-out 192.0.2.0/24 ${index + 1}`),
        ),
      );
    const diff = diffOf(lines('1'), lines('2'));
    expect(diff.equal).toBe(false);
    expect(diff.notCompared).toMatchObject([
      { side: undefined, text: expect.stringContaining('source-ip-max-smtp-out') },
    ]);
  });
});

it('users and listeners that all differ are not asked for in all pairs, which is said', () => {
  const lines = (most: number): string =>
    text(
      ...Array.from({ length: 120 }, (_, index) => block(`source s${index}`, `max-message-hops ${index + most}`)),
      ...Array.from({ length: 120 }, (_, index) => block(`smtp-user u${index}`, `source s${index}`)),
      ...Array.from({ length: 120 }, (_, index) => `smtp-listener 10.0.0.${index}:25 source=s${index}`),
    );
  const { equal, changes, notCompared } = diffOf(lines(1), lines(2));
  expect(equal).toBe(false);
  expect(changes.length).toBe(120);
  expect(notCompared).toMatchObject([
    { side: undefined, text: expect.stringContaining('users together with listeners') },
  ]);
});

it('as JSON has patterns for domains, and a star for all virtual MTAs', () => {
  const macro = 'domain-macro m a.example,b.example';
  const before = text(macro, vmta('v'), domain('$m', 'max-smtp-out 2'), domain('*.example.org', 'max-smtp-out 2'));
  const after = text(macro, vmta('v'), domain('$m', 'max-smtp-out 3'), domain('*.example.org', 'max-smtp-out 3'));
  expect(behaviourJson(diffOf(before, after))).toEqual({
    equal: false,
    changes: [
      {
        kind: 'queue',
        subject: { queues: [{ domains: ['a.example', 'b.example', '*.example.org'], virtualMtas: ['*'], except: [] }] },
        setting: 'max-smtp-out',
        before: '2',
        after: '3',
        witness: { domain: 'a.example', virtualMta: '{default}' },
        origins: { before: { file: 'config', line: 5, column: 1 }, after: { file: 'config', line: 5, column: 1 } },
      },
    ],
    notCompared: [],
  });
});
