import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Baseline, type KnownFinding, BaselineError, parseBaseline, printBaseline } from '../../src/index.ts';
import { ordered } from '../../src/baseline/baseline-of.ts';

const finding = (more: Partial<KnownFinding> = {}): KnownFinding => ({
  ...{ rule: 'bad-value', messageId: 'interval', text: 'retry-after soon', count: 1 },
  ...more,
});

const sample: Baseline = ordered([
  ['conf/b.conf', [finding({ text: 'x "y" \\ z' }), finding(), finding(), finding({ rule: 'a-rule' })]],
  ['conf/a.conf', [finding()]],
]);

const text = `{
  "version": 1,
  "files": {
    "conf/a.conf": [
      { "rule": "bad-value", "message": "interval", "text": "retry-after soon", "count": 1 }
    ],
    "conf/b.conf": [
      { "rule": "a-rule", "message": "interval", "text": "retry-after soon", "count": 1 },
      { "rule": "bad-value", "message": "interval", "text": "retry-after soon", "count": 2 },
      { "rule": "bad-value", "message": "interval", "text": "x \\"y\\" \\\\ z", "count": 1 }
    ]
  }
}
`;

describe('the file of a baseline', () => {
  it('has one finding on a line, in order', () => expect(printBaseline(sample)).toBe(text));

  it('is read again', () => expect(parseBaseline(text, 'b.json')).toEqual(sample));

  it('may be empty', () => {
    const empty = '{\n  "version": 1,\n  "files": {}\n}\n';
    expect(printBaseline({ files: new Map() })).toBe(empty);
    expect(parseBaseline(empty, 'b.json')).toEqual({ files: new Map() });
  });

  it('may have a byte order mark and CRLF', () => {
    expect(parseBaseline(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'b.json')).toEqual(sample);
  });

  it('may hold a finding twice after a merge, which counts together', () => {
    const twice = text.replace(/( +\{ "rule": "a-rule".*\n)/, '$1$1');
    expect(parseBaseline(twice, 'b.json').files.get('conf/b.conf')?.[0]).toEqual(finding({ rule: 'a-rule', count: 2 }));
  });

  it('keeps any baseline', () => {
    const word = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('__proto__', 'constructor', '\uD800', '\u2028'));
    const known = fc.record({
      rule: word,
      messageId: word,
      text: fc.string({ unit: 'binary' }),
      count: fc.integer({ min: 1, max: 1e6 }),
    });
    const files = fc.array(fc.tuple(word, fc.array(known, { maxLength: 5 })), { maxLength: 5 });
    fc.assert(
      fc.property(files, (some) => {
        const baseline = ordered(some);
        const printed = printBaseline(baseline);
        expect(parseBaseline(printed, 'b.json')).toEqual(baseline);
        expect(printBaseline(parseBaseline(printed, 'b.json'))).toBe(printed);
      }),
    );
  });
});

const inFile = (finding: string): string => `{"version":1,"files":{"a.conf":[${finding}]}}`;

describe('a broken file', () => {
  it.each([
    ['nothing', '', 'is no JSON: '],
    ['a conflict', text.replace('    "conf/b', '<<<<<<< HEAD\n    "conf/b'), 'is no JSON: '],
    ['a list', '[]', 'expected an object, not a list'],
    ['no version', '{}', 'the key version is missing'],
    ['a later version', '{"version":2,"entries":[]}', 'version: only 1 is known, a newer pmtalint may know more'],
    ['a version in words', '{"version":"1"}', 'version: only 1 is known'],
    ['no files', '{"version":1}', 'the key files is missing'],
    ['another key', '{"version":1,"files":{},"file":1}', 'file: no such key; did you mean files?'],
    ['a list of files', '{"version":1,"files":[]}', 'files: expected an object, not a list'],
    ['no list', '{"version":1,"files":{"a.conf":{}}}', 'files["a.conf"]: expected a list, not an object'],
    ['a number', inFile('7'), 'files["a.conf"][0]: expected an object, not 7'],
    ['a missing key', inFile('{"rule":"a","message":"b","text":"c"}'), 'files["a.conf"][0]: the key count is missing'],
    [
      'no count',
      inFile('{"rule":"a","message":"b","text":"c","count":0}'),
      'files["a.conf"][0].count: expected a whole',
    ],
    [
      'a wrong count',
      inFile('{"rule":"a","message":"b","text":"c","count":1.5}'),
      'files["a.conf"][0].count: expected a',
    ],
    [
      'a wrong text',
      inFile('{"rule":"a","message":"b","text":1,"count":1}'),
      'files["a.conf"][0].text: expected a text',
    ],
    [
      'a wrong rule',
      inFile('{"rule":"","message":"b","text":"c","count":1}'),
      'files["a.conf"][0].rule: expected a text',
    ],
  ])('with %s is refused with its name, the place and what to do', (_, broken, problem) => {
    const read = () => parseBaseline(broken, 'conf/baseline.json');
    expect(read).toThrow(BaselineError);
    expect(read).toThrow(`conf/baseline.json: ${problem}`);
    expect(read).toThrow('; restore it from version control, or write it anew with --update-baseline');
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', '{"version":1,"files":'), (json, before) => {
        try {
          parseBaseline(before + json + (before && '}'), 'b.json');
        } catch (error) {
          expect(error).toBeInstanceOf(BaselineError);
        }
      }),
    );
  });

  it('is told by a reader of JSON that knows places', () => {
    const parse = () => {
      throw new SyntaxError('line 3');
    };
    expect(() => parseBaseline('', 'b.json', parse)).toThrow('b.json: is no JSON: line 3; ');
  });
});
