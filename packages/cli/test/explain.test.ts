import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, inShell, run, shell } from './command-line.ts';
import { config, lineOf } from './configurations.ts';

function explain(args: readonly string[], text = config) {
  return run('pmtakit', ['explain', ...args], { cwd: folderWith({ config: text }) });
}

function text(args: readonly string[], configuration = config): string {
  const { code, stdout, stderr } = explain(args, configuration);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

/** The words behind "because", in their order. */
function reasons(args: readonly string[], configuration: string): string[] {
  return [...text(args, configuration).matchAll(/, because (.*)$/gm)].map(([, reason = '']) => reason);
}

describe('pmtakit explain tells', () => {
  it('the value, its line, what it shadows and why, and what that rests on', () => {
    const at = (start: string): number => lineOf(config, start);
    const [own, pool, top, macro] = [
      at('max-msg-rate 100'),
      at('max-msg-rate 200'),
      at('max-msg-rate 400'),
      at('max-msg-rate 300'),
    ];
    expect(text(['example.com', 'max-msg-rate', '--vmta', 'us'])).toBe(`max-msg-rate 100/h
    config:${own}:9, in <domain *> in <virtual-mta us>
    ${own} |         max-msg-rate 100/h
  not 200/h, because <virtual-mta us> comes before <virtual-mta-pool both>
    config:${pool}:9, in <domain example.com> in <virtual-mta-pool both>
    ${pool} |         max-msg-rate 200/h
  not 400/h, because <virtual-mta us> comes before the top level
    config:${top}:5, in <domain example.com>
    ${top} |     max-msg-rate 400/h
  not 300/h, because <virtual-mta us> comes before the top level
    config:${macro}:5, in <domain $big>
    ${macro} |     max-msg-rate 300/h
  It rests on an assumption: whether a wide pattern in a virtual MTA beats a narrow one outside of it.
    resolution=scope-first is assumed
    resolution=specificity-first would give 200/h
`);
  });

  it('a default with what is known of it', () => {
    expect(text(['example.com', 'bounce-after'])).toBe('bounce-after 4d12h\n  the default, since no line sets it\n');
    expect(text(['example.com', 'smtp-hosts'])).toBe('smtp-hosts is not set\n  no line sets it\n');
    expect(text(['example.com', 'backoff-max-msg-rate', '--vmta', 'eu'])).toBe(
      'backoff-max-msg-rate 200/h\n  the default, since no line sets it (the value of max-msg-rate)\n',
    );
  });

  it('of a name that both a queue and a virtual MTA have, both', () => {
    expect(text(['example.com', 'max-smtp-out', '--vmta', 'eu'])).toBe(`max-smtp-out 20
  the default, since no line sets it

max-smtp-out unlimited (of the virtual MTA as a whole)
  the default, since no line sets it (taken from a show settings sample)
`);
  });

  it('everything that lines set, without defaults', () => {
    const heads = text(['example.com', '--vmta', 'us'])
      .split('\n\n')
      .map((block) => block.split('\n')[0]);
    expect(heads).toEqual([
      'auth-password ****',
      'max-msg-rate 100/h',
      'max-smtp-out 4',
      'retry-after 10m,20m',
      'source-ip-max-smtp-out 192.0.2.0/24 3',
      'source-ip-max-smtp-out 192.0.2.11 1',
      'use-starttls true',
      'cold-virtual-mta fresh (of the virtual MTA as a whole)',
      'host-name mail.example.com (of the virtual MTA as a whole)',
      'max-smtp-msg-rate 1000/h (of the virtual MTA as a whole)',
      'smtp-source-host 192.0.2.11 us.example.com (of the virtual MTA as a whole)',
    ]);
  });

  it('that no line sets anything', () => {
    expect(text(['a.example'], '# nothing\n')).toBe('no line sets anything for a.example/{default}\n');
  });

  it('of an old name what it stands for', () => {
    const line = lineOf(config, 'max-msg-per-hour');
    expect(text(['old.example.org', 'MAX-MSG-RATE'])).toBe(
      `max-msg-rate 500/h\n    config:${line}:5, in <domain old.example.org>\n    ${line} |     max-msg-per-hour 500\n`,
    );
  });

  it('where mail is moved, on standard error', () => {
    const { stdout, stderr, code } = explain(['example.net', '--vmta', 'us', 'queue-to']);
    expect(stderr).toContain('pmtakit: mail for example.net/us ends up in shared.queue/eu: ');
    expect(stdout).toContain('queue-to shared.queue\n');
    expect(code).toBe(0);
  });

  it('no password, neither as a value nor in the source', () => {
    const shown = text(['example.com', '--vmta', 'us', 'auth-password']);
    expect(shown).toMatch(/^auth-password \*\*\*\*\n/);
    expect(shown).toMatch(/ \| +auth-password \*+\n$/);
  });

  it('no control characters', () => {
    const configuration = '<domain a.example>\nsmtp-pattern-list "\u001B[31m"\n</domain>\n';
    expect(text(['a.example'], configuration).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

const domain = (pattern: string, rate: number): string => `<domain ${pattern}>\n  max-msg-rate ${rate}/h\n</domain>\n`;
const inVmta = (text: string): string => `<virtual-mta v>\n${text}</virtual-mta>\n`;

describe('pmtakit explain says why a line does not count', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a wider pattern',
      domain('*', 1) + domain('a.example', 2),
      [],
      ['<domain a.example> is narrower than <domain *>'],
    ],
    [
      'the wider of two suffixes',
      domain('*.example', 1) + domain('*.b.example', 2),
      [],
      ['<domain *.b.example> is narrower than <domain *.example>'],
    ],
    [
      'the top level below a virtual MTA',
      domain('a.b.example', 1) + inVmta(domain('*', 2)),
      [],
      ['<virtual-mta v> comes before the top level'],
    ],
    [
      'the virtual MTA when the narrower pattern is to win',
      domain('a.b.example', 1) + inVmta(domain('*', 2)),
      ['--assume', 'resolution=specificity-first'],
      ['<domain a.b.example> is narrower than <domain *>'],
    ],
    [
      'the top level with the same pattern, whatever is to win',
      domain('a.b.example', 1) + inVmta(domain('a.b.example', 2)),
      ['--assume', 'resolution=specificity-first'],
      ['<virtual-mta v> comes before the top level'],
    ],
    [
      'a section that comes before an equal one',
      domain('a.b.example', 1) + domain('a.b.example', 2),
      [],
      ['of equal sections the later counts'],
    ],
    [
      'one that comes after it, where the earlier wins',
      domain('a.b.example', 1) + domain('a.b.example', 2),
      ['--assume', 'duplicate-blocks=merge-earlier-wins'],
      ['of equal sections the earlier counts'],
    ],
    [
      'a line that comes again',
      '<domain a.b.example>\nmax-msg-rate 1/h\nmax-msg-rate 2/h\n</domain>\n',
      [],
      ['of equal directives in one section the last counts'],
    ],
    [
      'a macro',
      `domain-macro m a.b.example,c.example\n${domain('$m', 1)}${domain('a.b.example', 2)}`,
      [],
      ['a section that names a domain itself comes before one with a macro'],
    ],
    [
      'all of them, the next one first',
      domain('*', 1) + domain('a.b.example', 2) + inVmta(domain('*', 3) + domain('*.example', 4)),
      [],
      [
        '<domain *.example> is narrower than <domain *>',
        '<virtual-mta v> comes before the top level',
        '<virtual-mta v> comes before the top level',
      ],
    ],
  ])('%s', (_, configuration, args, wanted) => {
    const target =
      configuration.includes('a.b.example') || configuration.includes('*.b.') ? 'a.b.example' : 'a.example';
    const all = configuration.includes('virtual-mta') ? configuration : configuration + inVmta('');
    expect(reasons([target, 'max-msg-rate', '--vmta', 'v', ...args], all)).toEqual(wanted);
  });

  it.each<[string, string, string[]]>([
    [
      'that of the pool',
      '<virtual-mta v>\nmax-smtp-msg-rate 1/h\n</virtual-mta>\n<virtual-mta-pool p>\nvirtual-mta v\nmax-smtp-msg-rate 2/h\n</virtual-mta-pool>\n',
      ['<virtual-mta v> comes before <virtual-mta-pool p>'],
    ],
    [
      'that of an equal section',
      '<virtual-mta v>\nmax-smtp-msg-rate 1/h\n</virtual-mta>\n<virtual-mta V>\nmax-smtp-msg-rate 2/h\n</virtual-mta>\n',
      ['of equal sections the later counts'],
    ],
    [
      'the earlier line',
      '<virtual-mta v>\nmax-smtp-msg-rate 1/h\nmax-smtp-msg-rate 2/h\n</virtual-mta>\n',
      ['of equal directives in one section the last counts'],
    ],
  ])('of a virtual MTA: %s', (_, configuration, wanted) => {
    expect(reasons(['a.example', 'max-smtp-msg-rate', '--vmta', 'v'], configuration)).toEqual(wanted);
  });
});

describe('pmtakit explain --json', () => {
  it('has all of it', () => {
    const { stdout } = explain(['example.com', 'max-smtp-out', '--vmta', 'us', '--json']);
    const line = lineOf(config, 'max-smtp-out 4');
    expect(JSON.parse(stdout)).toEqual({
      queue: { domain: 'example.com', virtualMta: 'us' },
      settings: [
        {
          subject: 'queue',
          name: 'max-smtp-out',
          value: '4',
          isDefault: false,
          origin: { file: 'config', line, column: 9 },
          shadowed: [
            {
              value: '3',
              file: 'config',
              line: line - 1,
              column: 9,
              reason: 'of equal directives in one section the last counts',
            },
          ],
          assumptions: [
            {
              name: 'repeated-lines',
              answer: 'last',
              summary: 'which of two equal directives in one section counts',
              otherwise: [{ answer: 'first', value: '3' }],
            },
          ],
        },
        {
          subject: 'virtual-mta',
          name: 'max-smtp-out',
          value: 'unlimited',
          isDefault: true,
          origin: null,
          shadowed: [],
          assumptions: [],
        },
      ],
      movedTo: null,
    });
  });

  it('names only the answers that change something', () => {
    const configuration = domain('a.example', 1) + domain('a.example', 2);
    const { settings } = JSON.parse(explain(['a.example', 'max-msg-rate', '--json'], configuration).stdout);
    expect(settings[0].assumptions).toMatchObject([
      {
        name: 'duplicate-blocks',
        answer: 'merge-later-wins',
        otherwise: [
          { answer: 'merge-earlier-wins', value: '1/h' },
          { answer: 'earlier-only', value: '1/h' },
        ],
      },
    ]);
  });

  it('has an empty list where no line sets anything', () => {
    expect(JSON.parse(explain(['a.example', '--json'], '').stdout)).toMatchObject({ settings: [], movedTo: null });
  });
});

describe('pmtakit explain refuses', () => {
  it.each<[string, string[], string]>([
    [
      'a name with a slip',
      ['example.com', 'max-smtp-outt'],
      'max-smtp-outt is no PowerMTA directive; did you mean max-smtp-out?',
    ],
    ['a name like none', ['example.com', 'qqqqqq'], 'qqqqqq is no PowerMTA directive'],
    ['an old name', ['example.com', 'max-msg-per-hour'], 'max-msg-per-hour is an old name; ask for max-msg-rate'],
    [
      'a directive of other places',
      ['example.com', 'smtp-listener'],
      'smtp-listener is no setting of a queue or a virtual MTA; it stands at the top level',
    ],
    [
      'a directive of other sections',
      ['example.com', 'password'],
      'password is no setting of a queue or a virtual MTA; it stands in <smtp-user>',
    ],
    [
      'what the release does not know',
      ['example.com', 'use-dane', '--pmta-version', '4.5'],
      'PowerMTA 4.5 does not know use-dane',
    ],
    [
      'an unknown virtual MTA',
      ['example.com', '--vmta', 'nope'],
      'no virtual MTA is called nope; there are {default}, us, eu, fresh',
    ],
    ['two virtual MTAs', ['example.com/us', '--vmta', 'eu'], 'example.com/us names a virtual MTA already'],
    ['a pattern', ['*.example.com'], '*.example.com is no domain; name one, such as example.com'],
    ['no domain', [], "missing required argument 'domain'\nTry pmtakit --help."],
  ])('%s', (_, args, message) => {
    expect(explain(args)).toMatchObject({ code: 2, stdout: '', stderr: `pmtakit: ${message}\n` });
  });

  it('an unknown name among many, and lists a few', () => {
    const vmtas = Array.from({ length: 20 }, (_, index) => `<virtual-mta vmta-${index}>\n</virtual-mta>\n`).join('');
    expect(explain(['a.example', '--vmta', 'qqqqqqqq'], vmtas).stderr).toBe(
      'pmtakit: no virtual MTA is called qqqqqqqq; there are {default}, vmta-0, vmta-1, vmta-2, vmta-3, vmta-4, vmta-5, vmta-6 and 13 more\n',
    );
  });
});

describe('pmtakit explain on a terminal', () => {
  const ESCAPE = '\u001B[';
  const hasScript = hasProgram('script');
  const long = `<domain a.example>\n    smtp-hosts ${'mx.example.com,'.repeat(20)}mx.example.net\n</domain>\n`;

  it.each<[string, boolean, string[], Record<string, string>]>([
    ['none in a pipe', false, [], {}],
    ['some when told so', true, ['--color', 'always'], { NO_COLOR: '1' }],
    ['none when told so', false, ['--color', 'never'], { FORCE_COLOR: '1' }],
    ['some by FORCE_COLOR', true, [], { FORCE_COLOR: '1' }],
    ['none in JSON', false, ['--color', 'always', '--json'], {}],
  ])('has colours: %s', (_, coloured, args, env) => {
    const { stdout } = run('pmtakit', ['explain', 'example.com', ...args], { cwd: folderWith({ config }), env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });

  it('cuts the source in a pipe where a wide terminal would end', () => {
    const [, , source = ''] = text(['a.example', 'smtp-hosts'], long).split('\n');
    expect(source).toHaveLength(120);
    expect(source.endsWith('…')).toBe(true);
  });

  it.runIf(hasScript).each([[40], [10]])('of %i columns cuts the source there', (columns) => {
    const line = `stty cols ${columns}; ${inShell('pmtakit')} explain a.example smtp-hosts --color never`;
    const { stdout } = shell(`script -qc '${line}' /dev/null`, {
      cwd: folderWith({ config: long }),
      env: { TERM: 'xterm' },
    });
    const source = stdout.split('\r\n').find((one) => one.includes(' | ')) ?? '';
    // Some of the line stays however narrow it is.
    expect(source).toHaveLength(Math.max(columns, '    2 | '.length + 20));
    expect(source.endsWith('…')).toBe(true);
  });
});
