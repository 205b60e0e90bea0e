import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';

const ERROR = 'no-such-name 1\n';
const WARNING = '<domain *>\n  max-smtp-out 5\n  max-smtp-out 6\n</domain>\n';
const INFO = '<domain *>\n  max-smtp-out 5\n  max-smtp-out 5\n</domain>\n';
const HINT = '<bounce-category-patterns>\n/(?R)/ other\n</bounce-category-patterns>\n';

const codeOf = (input: string, ...args: string[]): number | null => run('pmtalint', args, { input }).code;

describe('the exit code', () => {
  it.each<[number, string, string[]]>([
    [1, ERROR, []],
    [1, WARNING, []],
    [0, INFO, []],
    [0, HINT, []],
    [0, WARNING, ['--fail-on=error']],
    [1, INFO, ['--fail-on=info']],
    [0, HINT, ['--fail-on=info']],
    [1, HINT, ['--fail-on=hint']],
    [0, ERROR, ['--fail-on=never']],
    [0, WARNING, ['--max-warnings=1']],
    [1, WARNING + WARNING, ['--max-warnings=1']],
    [1, WARNING + WARNING, ['--max-warnings=1', '--fail-on=error']],
    [1, ERROR, ['--max-warnings=9']],
    [2, ERROR, ['--max-warnings=many']],
    [2, ERROR, ['--fail-on=bad']],
    [0, ERROR, ['--rule', 'unknown-directive=off']],
    [0, ERROR, ['--rule', 'unknown-directive=info']],
    [0, ERROR, ['--preset=none']],
    [2, ERROR, ['--rule', 'unknown-directiv=off']],
  ])('is %d for %j with %j', (code, input, args) => expect(codeOf(input, ...args)).toBe(code));

  it('takes what the configuration file says, and the command line first', () => {
    const config = JSON.stringify({ lint: { failOn: 'never' } });
    const cwd = folderWith({ 'pmtakit.config.json': config, 'a.conf': ERROR });
    expect(run('pmtalint', ['a.conf'], { cwd }).code).toBe(0);
    expect(run('pmtalint', ['--fail-on=error', 'a.conf'], { cwd }).code).toBe(1);
  });
});

describe('data of mailbox providers', () => {
  const file = (content: object): Record<string, string> => ({
    'a.conf': '<domain gmail.com>\n  max-smtp-out 18\n</domain>\n',
    'pmtakit.config.json': JSON.stringify({ lint: { preset: 'strict', providers: 'own.json' } }),
    'own.json': JSON.stringify(content),
  });
  const source = { US: { name: 'agreed', read: '2026-12' } };
  const google = {
    id: 'google',
    name: 'Google',
    domains: ['gmail.com'],
    mx: [],
    connections: { value: 20, confidence: 'H', source: 'US' },
  };
  const rulesIn = (files: Record<string, string>): string[] => {
    const { stdout } = run('pmtalint', ['-f', 'compact', 'a.conf'], { cwd: folderWith(files) });
    return [...stdout.matchAll(/\[([\w-]+)\]$/gm)].map(([, rule = '']) => rule);
  };

  it("of one's own is put over what comes with pmtalint", () => {
    const { 'pmtakit.config.json': _config, ...without } = file({});
    const strict = { ...without, 'pmtakit.config.json': JSON.stringify({ lint: { preset: 'strict' } }) };
    expect(rulesIn(strict)).toContain('conn-over-provider');
    expect(rulesIn(file({ asOf: '2026-12', sources: source, providers: [google] }))).not.toContain(
      'conn-over-provider',
    );
  });

  it('that is wrong ends with 2 and its file and place', () => {
    const cwd = folderWith(file({ asOf: 'today', sources: source, providers: [] }));
    const { code, stderr } = run('pmtalint', ['a.conf'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^pmtalint: own\.json: .*asOf.*month such as 2026-11/);
  });
});

describe('what goes with a report', () => {
  it('is only errors with --quiet, and the code stays', () => {
    expect(run('pmtalint', ['--quiet'], { input: WARNING + ERROR })).toMatchObject({
      code: 1,
      stdout: '<stdin>:5:1: error no-such-name is no PowerMTA directive. [unknown-directive]\n1 error in 1 file\n',
    });
    expect(run('pmtalint', ['--quiet'], { input: WARNING })).toMatchObject({
      code: 1,
      stdout: 'no findings in 1 file\n',
    });
  });

  it('counts the findings of each rule with --stats', () => {
    const { stderr } = run('pmtalint', ['--stats'], { input: ERROR + ERROR + WARNING });
    expect(stderr).toBe('pmtalint: 2  unknown-directive\npmtalint: 1  duplicate-directive\n');
  });

  it('times every rule that is asked with --timing', () => {
    const { stderr } = run('pmtalint', ['--timing', '--preset=none', '--rule=unknown-directive=on'], { input: ERROR });
    expect(stderr).toMatch(/^pmtalint: \d+\.\d ms {2}unknown-directive\npmtalint: \d+\.\d ms in all rules\n$/);
  });

  it('is the list of rules and the page of one, without a configuration', () => {
    const { code, stdout } = run('pmtalint', ['explain', 'duplicate-directive']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^duplicate-directive\n\n/);
    expect(run('pmtalint', ['rules', '--format=json']).stdout).toContain('"id": "duplicate-directive"');
    expect(run('pmtalint', ['explain', 'duplicate-directiv']).stderr).toContain('did you mean duplicate-directive?');
  });

  it('is the configuration of a file with --print-config', () => {
    const { code, stdout } = run('pmtalint', ['--print-config', 'a.conf', '--rule', 'bad-value=off']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ lint: { preset: 'recommended', rules: { 'bad-value': 'off' } } });
  });
});
