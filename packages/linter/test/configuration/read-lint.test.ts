/** What a configuration file says of rules, and what is told of mistakes in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  type FolderOf,
  JsonPlace,
  levelOf,
  mergedLint,
  readLint,
  readRuleFlag,
  rules,
  settingsByFile,
} from '../../src/index.ts';

/** Everything that begins with `home/` is below the folder. */
const folder: FolderOf = {
  pathOf: (place) => `home/${place.text()}`,
  below: (path) => (path.startsWith('home/') ? path.slice('home/'.length) : undefined),
};

const read = (value: unknown) => readLint(new JsonPlace(value, 'lint'), folder);

function settingsOf(...values: unknown[]) {
  const [first = {}, ...more] = values;
  return settingsByFile(more.map(read).reduce(mergedLint, read(first)).layers);
}

function problemOf(value: unknown): string {
  try {
    read(value);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
}

function ruleOf(id: string) {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

const strict = ruleOf('bounce-after-long');

describe('lint', () => {
  it('asks for the recommended rules when it says nothing', () => {
    expect(settingsOf({})('a')).toEqual({ preset: 'recommended', rules: new Map() });
  });

  it('says preset and levels', () => {
    const settings = settingsOf({
      preset: 'strict',
      rules: { 'bad-value': 'off', 'bounce-after-long': ['error', { longest: '5d' }], 'wrong-scope': ['info'] },
    })('a');
    expect(settings.preset).toBe('strict');
    expect(levelOf(settings, ruleOf('bad-value'))).toBe('off');
    expect(settings.rules.get('bounce-after-long')).toEqual({ level: 'error', options: new Map([['longest', '5d']]) });
    expect(settings.rules.get('wrong-scope')).toEqual({ level: 'info', options: new Map() });
    expect(levelOf(settings, ruleOf('unknown-directive'))).toBe('on');
  });

  it('says what is a failure, how many warnings are too many, and where the baseline is', () => {
    const { layers: _, ...rest } = read({ failOn: 'warning', maxWarnings: 0, baseline: 'b.json' });
    expect(rest).toEqual({ failOn: 'warning', maxWarnings: 0, baseline: 'home/b.json' });
    expect(read({})).toEqual({ layers: [{ rules: new Map() }] });
  });
});

describe('overrides', () => {
  const lint = {
    rules: { 'bad-value': 'info' },
    overrides: [
      { files: ['old/**', '*.inc'], preset: 'none', rules: { 'bad-value': 'off' } },
      { files: ['old/new/**'], preset: 'all', rules: { 'wrong-scope': 'hint' } },
    ],
  };

  it.each([
    ['home/config', 'recommended', 'info', 'on'],
    ['home/a.inc', 'none', 'off', 'off'],
    ['home/d/a.inc', 'recommended', 'info', 'on'],
    ['home/old/new/a', 'all', 'off', 'hint'],
    ['elsewhere/old/a', 'recommended', 'info', 'on'],
  ])('for %s', (path, preset, badValue, wrongScope) => {
    const settings = settingsOf(lint)(path);
    expect(settings.preset).toBe(preset);
    expect(levelOf(settings, ruleOf('bad-value'))).toBe(badValue);
    expect(levelOf(settings, ruleOf('wrong-scope'))).toBe(wrongScope);
  });

  it('give files that have the same ones the same settings', () => {
    const settings = settingsOf(lint);
    expect(settings('home/old/a')).toBe(settings('home/b.inc'));
    expect(settings('home/config')).not.toBe(settings('home/b.inc'));
  });
});

describe('a later file', () => {
  const base = { preset: 'all', rules: { 'bounce-after-long': ['warning', { longest: '5d' }], 'bad-value': 'off' } };

  it('wins rule by rule, and keeps what it does not say', () => {
    const settings = settingsOf(base, { rules: { 'bad-value': 'hint' } })('a');
    expect(settings.preset).toBe('all');
    expect(levelOf(settings, ruleOf('bad-value'))).toBe('hint');
    expect(levelOf(settings, strict)).toBe('warning');
  });

  it('keeps the options when it says a level alone, and replaces them in a list', () => {
    const options = (said: unknown) =>
      settingsOf(base, { rules: { 'bounce-after-long': said } })('a').rules.get('bounce-after-long');
    expect(options('error')).toEqual({ level: 'error', options: new Map([['longest', '5d']]) });
    expect(options(['error'])).toEqual({ level: 'error', options: new Map() });
    expect(options(['on', { longest: '9d' }])).toEqual({ level: 'on', options: new Map([['longest', '9d']]) });
  });

  it('wins over the overrides of an earlier one', () => {
    const early = { overrides: [{ files: ['**'], rules: { 'bad-value': 'off' } }] };
    expect(levelOf(settingsOf(early, { rules: { 'bad-value': 'error' } })('home/a'), ruleOf('bad-value'))).toBe(
      'error',
    );
  });

  it('wins with its other keys', () => {
    expect(mergedLint(read({ failOn: 'error', maxWarnings: 3 }), read({ maxWarnings: 4 }))).toMatchObject({
      failOn: 'error',
      maxWarnings: 4,
    });
  });
});

describe('a mistake', () => {
  it.each<[string, unknown, string]>([
    ['a list', [], 'lint: expected an object, not a list'],
    [
      'an unknown key',
      { rule: {} },
      'lint.rule: no such key; did you mean rules? there are preset, rules, overrides, failOn, maxWarnings, baseline',
    ],
    [
      'an unknown preset',
      { preset: 'strcit' },
      'lint.preset: strcit is no preset; did you mean strict? there are recommended, strict, all, none',
    ],
    ['a preset that is a switch', { preset: true }, 'lint.preset: expected a text, not true'],
    [
      'an unknown rule',
      { rules: { 'bad-valeu': 'off' } },
      'lint.rules.bad-valeu: no such rule; did you mean bad-value? pmtalint rules lists them',
    ],
    ['a rule of every object', { rules: { constructor: 'off' } }, 'lint.rules.constructor: no such rule; '],
    [
      'an unknown level',
      { rules: { 'bad-value': 'eror' } },
      'lint.rules.bad-value: eror is no level; did you mean error? there are off, on, error, warning, info, hint',
    ],
    [
      'a number as level',
      { rules: { 'bad-value': 2 } },
      'lint.rules.bad-value: expected a level or [level, { option: value }], not 2',
    ],
    [
      'an empty list as level',
      { rules: { 'bad-value': [] } },
      'lint.rules.bad-value: expected [level] or [level, { option: value }]',
    ],
    [
      'an unknown level in a list',
      { rules: { 'bad-value': ['x', {}] } },
      'lint.rules.bad-value[0]: x is no level; there are off,',
    ],
    [
      'an option of a rule that has none',
      { rules: { 'bad-value': ['on', { longest: 1 }] } },
      'lint.rules.bad-value[1].longest: the rule has no options',
    ],
    [
      'an unknown option',
      { rules: { 'bounce-after-long': ['on', { longst: '7d' }] } },
      'lint.rules.bounce-after-long[1].longst: no such option; did you mean longest? there are longest',
    ],
    [
      'a wrong value of an option',
      { rules: { 'bounce-after-long': ['on', { longest: 'week' }] } },
      'lint.rules.bounce-after-long[1].longest: expected a time such as 30m, 4h or 7d, not "week"',
    ],
    [
      'options that are no object',
      { rules: { 'bounce-after-long': ['on', 'longest'] } },
      'lint.rules.bounce-after-long[1]: expected an object, not "longest"',
    ],
    ['overrides that are no list', { overrides: {} }, 'lint.overrides: expected a list, not an object'],
    [
      'an override without files',
      { overrides: [{ preset: 'all' }] },
      'lint.overrides[0]: files is missing: the list of patterns that it is about',
    ],
    ['an override of no files', { overrides: [{ files: [] }] }, 'lint.overrides[0].files: is an empty list'],
    ['a pattern that is none', { overrides: [{ files: ['a', 3] }] }, 'lint.overrides[0].files[1]: expected a pattern'],
    [
      'a pattern that leads out',
      { overrides: [{ files: ['../x'] }] },
      'lint.overrides[0].files[0]: leads out of the folder from which it counts; write a pattern such as conf.d/*.conf',
    ],
    [
      'a broken pattern',
      { overrides: [{ files: ['{a'] }] },
      'lint.overrides[0].files[0]: Missing closing: "}" - use "\\\\}" to match literal characters',
    ],
    [
      'a key of the file in an override',
      { overrides: [{ files: ['a'], failOn: 'error' }] },
      'lint.overrides[0].failOn: no such key; there are files, preset, rules',
    ],
    [
      'an unknown severity',
      { failOn: 'fatal' },
      'lint.failOn: fatal is no severity; there are error, warning, info, hint, never',
    ],
    ['a negative number', { maxWarnings: -1 }, 'lint.maxWarnings: expected a whole number, not -1'],
    ['a NUL in a name', { baseline: 'a\0b' }, 'lint.baseline: holds a NUL character'],
    ['a key with a blank', { 'a b': 1 }, 'lint["a b"]: no such key; there are '],
    ['a key that moves the cursor', { 'a\u001B[2Jb\u009B': 1 }, 'lint["a\uFFFD[2Jb\uFFFD"]: no such key; there are '],
  ])('%s is told with its place', (_, value, message) => {
    expect(problemOf(value).slice(0, message.length)).toBe(message);
  });

  it('of any kind is told by a key, or there is none', () => {
    const word = fc.constantFrom('preset', 'rules', 'overrides', 'files', 'bad-value', 'bounce-after-long', 'longest');
    const leaf = fc.oneof(fc.constantFrom('on', 'off', 'all', '7d', '**', '__proto__'), fc.jsonValue({ maxDepth: 1 }));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(word, fc.string()), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(problemOf(value)).toMatch(/^(?:no problem$|lint[.:[])/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('--rule', () => {
  it('is a rule and its level', () => {
    expect(readRuleFlag('bad-value=off')).toEqual(['bad-value', { level: 'off' }]);
  });

  it.each([
    ['bad-value', '--rule: expected ID=LEVEL, not "bad-value"'],
    ['=off', '--rule: expected ID=LEVEL, not "=off"'],
    ['bad-valu=off', '--rule bad-valu: no such rule; did you mean bad-value? pmtalint rules lists them'],
    ['bad-value=', '--rule bad-value: expected a text, not ""'],
    ['bad-value=of', '--rule bad-value: of is no level; there are off, on, error, warning, info, hint'],
  ])('%s is refused', (flag, message) => {
    expect(() => readRuleFlag(flag)).toThrow(new ConfigurationError(message));
  });
});
