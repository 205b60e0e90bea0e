import { catalogue, readArguments } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  type Macros,
  Model,
  defaultAssumptions,
  loadProject,
  macroAssumption,
  macrosIn,
  memoryFiles,
} from '../../src/index.ts';

function macrosOf(text: string, assumptions: Partial<Assumptions> = {}, others: Record<string, string> = {}): Macros {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({ config: text, ...others }) });
  return new Model(project, { version: '5.0', assumptions: { ...defaultAssumptions, ...assumptions } }).macros;
}

/** Every problem in one line of words. */
function problemsOf(macros: Macros): string[] {
  return macros.resolveAll().map((problem) => {
    if (problem.kind === 'cycle') return `cycle ${problem.chain.map(({ name }) => name).join(' ')}`;
    if (problem.kind === 'undefined') return `undefined ${problem.name} in ${problem.within.name}`;
    return `too-large ${problem.macro.name} ${problem.limit}`;
  });
}

const lines = (...rows: string[]): string => rows.map((row) => `domain-macro ${row}\n`).join('');

describe('Macros', () => {
  it.each<[what: string, text: string, asked: string, texts: string[]]>([
    ['a list', lines('isp a.example,b.example'), '$isp', ['a.example', 'b.example']],
    ['a list with blanks', lines('isp a.example , \tb.example'), '$isp', ['a.example', 'b.example']],
    ['a list in quotes', lines('isp "a.example,b.example"'), '$isp', ['a.example', 'b.example']],
    ['members in quotes', lines('isp "a.example","b.example"'), '$isp', ['a.example', 'b.example']],
    ['a name in quotes', lines('"isp" a.example'), '$isp', ['a.example']],
    ['capitals', 'DOMAIN-MACRO Isp A.Example\n', '$ISP', ['a.example']],
    ['a name used twice', lines('isp a.example,a.example'), '$isp', ['a.example']],
    ['a comment', 'domain-macro isp a.example # b.example\n', '$isp', ['a.example']],
    ['an ending', lines('tld com,co.uk'), 'mail.$tld', ['mail.com', 'mail.co.uk']],
    ['an ending with its dot', lines('tld .com,.org'), 'mail$tld', ['mail.com', 'mail.org']],
    ['two macros', lines('a x,y', 'b com,org'), '$a.$b', ['x.com', 'x.org', 'y.com', 'y.org']],
    ['two macros without a dot', lines('a x,y', 'b 1,2'), '$a$b', ['x1', 'x2', 'y1', 'y2']],
    ['the same texts by two ways', lines('a x,xx', 'b x,xx'), '$a$b', ['xx', 'xxx', 'xxxx']],
    [
      'a macro in a macro',
      lines('tld com,org', 'isp mail.$tld,b.example'),
      '$isp',
      ['mail.com', 'mail.org', 'b.example'],
    ],
    [
      'a macro that is defined later',
      lines('isp $more,a.example', 'more b.example'),
      '$isp',
      ['b.example', 'a.example'],
    ],
    ['a name with digits and underscores', lines('isp_2 a.example'), '*.$isp_2', ['*.a.example']],
    ['a wildcard for both', lines('isp a.example'), '[*.]$isp', ['[*.]a.example']],
    ['a $ that starts no name', lines('isp a.example'), '$isp$', ['a.example$']],
    ['no macro at all', '', 'a.example', ['a.example']],
    [
      'a list that goes on',
      'domain-macro isp a.example,\n  b.example,\n  c.example\n',
      '$isp',
      ['a.example', 'b.example', 'c.example'],
    ],
    ['a list on the next line', 'domain-macro isp\n  a.example,b.example\n', '$isp', ['a.example', 'b.example']],
    [
      'a list with a wrong member',
      lines('isp a.example,b..example,c.example'),
      '$isp',
      ['a.example', 'b..example', 'c.example'],
    ],
  ])('knows %s', (_, text, asked, texts) => {
    expect(macrosOf(text).expand(asked)).toEqual({ texts, missing: [] });
  });

  it('names what nobody defines', () => {
    const macros = macrosOf(lines('isp a.example,$gone'));
    expect(macros.expand('$isp.$none.$nil')).toEqual({ texts: [], missing: ['none', 'nil'] });
    expect(macros.expand('$isp').texts).toEqual(['a.example']);
    expect(problemsOf(macros)).toEqual(['undefined gone in isp']);
  });

  it.each<[string, Partial<Assumptions>, string[]]>([
    ['the last of two definitions', {}, ['b.example']],
    ['the first, when that is assumed', { 'repeated-lines': 'first' }, ['a.example']],
  ])('reads %s', (_, assumptions, texts) => {
    const macros = macrosOf(lines('isp a.example', 'isp b.example'), assumptions);
    expect(macros.expand('$isp').texts).toEqual(texts);
    expect(macros.all.map(({ members }) => members)).toEqual([['a.example'], ['b.example']]);
  });

  it('tells names apart by capitals, when that is assumed', () => {
    const text = lines('isp a.example', 'ISP b.example');
    expect(macrosOf(text).expand('$isp').texts).toEqual(['b.example']);
    const strict = macrosOf(text, { 'name-case': 'kept' });
    expect([strict.expand('$isp').texts, strict.expand('$ISP').texts]).toEqual([['a.example'], ['b.example']]);
    expect(strict.expand('$Isp').missing).toEqual(['Isp']);
  });

  it('cuts broken lists, when that is assumed', () => {
    const text = 'domain-macro isp a.example,\n  b.example\ndomain-macro other c.example\n';
    expect(macrosOf(text, { 'broken-lists': 'cut' }).expand('$isp').texts).toEqual(['a.example']);
    expect(macrosOf(text).all.map(macroAssumption)).toEqual(['broken-lists', undefined]);
  });

  it('keeps each broken list for itself', () => {
    const text = 'domain-macro a x.example,\n y.example\ndomain-macro b z.example,\n w.example\n';
    const macros = macrosOf(text);
    expect(macros.all.map((macro) => macros.membersOf(macro))).toEqual([
      ['x.example', 'y.example'],
      ['z.example', 'w.example'],
    ]);
  });

  it('says where a name stands, in the file it stands in', () => {
    const macros = macrosOf('include more.conf\n', {}, { 'more.conf': '\n  domain-macro  "isp" a.example\n' });
    expect(macros.all.map(({ file, span, name }) => [file.path, file.text.slice(span.start, span.end), name])).toEqual([
      ['more.conf', '"isp"', 'isp'],
    ]);
  });

  it.each(['domain-macro\n', 'domain-macro ""\n', 'domain-macro "isp a.example\n'])(
    'takes no macro from %j',
    (text) => {
      expect(macrosOf(text).all).toEqual([]);
    },
  );

  it('gives the keys of patterns', () => {
    const row = catalogue().section('domain');
    const macros = macrosOf(lines('isp a.example,b.example'));
    const keysOf = (text: string): readonly string[] => {
      const value = row && readArguments(text, { start: 0, end: text.length }, row).arguments[0]?.value;
      if (value?.kind !== 'domain-pattern') throw new Error(`${text} is no pattern`);
      return macros.patternsOf(value);
    };
    expect(keysOf('*.$isp')).toEqual(['*.a.example', '*.b.example']);
    expect(keysOf('[*.]C.example')).toEqual(['[*.]c.example']);
  });
});

describe('problems of macros', () => {
  it.each<[what: string, rows: string[], problems: string[]]>([
    ['itself', ['a $a'], ['cycle a']],
    ['itself in a part of a name', ['a x.$a'], ['cycle a']],
    ['two', ['a $b', 'b $a'], ['cycle a b']],
    ['three, of which one has names', ['a $b', 'b x.example,$c', 'c $a'], ['cycle a b c']],
    ['a loop behind a macro that is not in it', ['start $a', 'a $b', 'b $a'], ['cycle a b']],
    ['two loops', ['a $b', 'b $a', 'c $c'], ['cycle a b', 'cycle c']],
    ['two loops of which one leads to the other', ['a $a,$b', 'b $b'], ['cycle a', 'cycle b']],
    ['one loop for two that share a macro', ['a $b,$c', 'b $a', 'c $a'], ['cycle a b']],
    ['one loop where it is closed twice', ['a $b,$b', 'b $a,$a'], ['cycle a b']],
    ['a loop of one name in two cases', ['a $B', 'b $A'], ['cycle a b']],
    ['no loop in a diamond', ['a $b,$c', 'b $d', 'c $d', 'd x.example'], []],
    ['what is not defined, where it is used', ['a $x', 'b $a,$y'], ['undefined x in a', 'undefined y in b']],
  ])('tell %s', (_, rows, problems) => {
    expect(problemsOf(macrosOf(lines(...rows)))).toEqual(problems);
  });

  it('are the same however often they are asked for', () => {
    const macros = macrosOf(lines('a $b', 'b $a', 'c $x'));
    const first = problemsOf(macros);
    macros.expand('$a.$b');
    expect(problemsOf(macros)).toEqual(first);
  });

  it('leave the names that a loop does hold', () => {
    const macros = macrosOf(lines('a x.example,$b', 'b y.example,$a'));
    expect(macros.expand('$a').texts).toEqual(['x.example', 'y.example']);
  });

  it('tell a product that is too large, and only that', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => `n${index}`).join(',');
    const macros = macrosOf(lines(`a ${thousand}`, 'b $a.$a', 'c $b,x.example'));
    expect(problemsOf(macros)).toEqual(['too-large b 100000']);
    expect(macros.expand('$c').texts).toEqual(['x.example']);
    expect(macros.expand('$a').texts).toHaveLength(1000);
    expect(macros.expand('$a.$a').texts).toEqual([]);
  });
});

/** Each of these takes longer than any test may, or all memory, unless it is refused or gone through once. */
describe('hostile macros', () => {
  it('may be nested as deep as they like', () => {
    const depth = 100_000;
    const rows = Array.from({ length: depth }, (_, index) => `m${index} $m${index + 1}`);
    const macros = macrosOf(lines(...rows, `m${depth} x.example`));
    expect(macros.expand('$m0').texts).toEqual(['x.example']);
    expect(macros.problems).toEqual([]);
  });

  it('may close one loop of all of them', () => {
    const size = 100_000;
    const rows = Array.from({ length: size }, (_, index) => `m${index} $m${(index + 1) % size}`);
    const [problem, ...others] = macrosOf(lines(...rows)).resolveAll();
    expect(others).toEqual([]);
    expect(problem?.kind === 'cycle' && problem.chain.length).toBe(size);
  });

  it('may lead back at every step', () => {
    const size = 20_000;
    const rows = Array.from({ length: size }, (_, index) => `m${index} $m${index >> 1},$m${(index + 1) % size}`);
    const problems = macrosOf(lines(...rows)).resolveAll();
    const places = problems.map((problem) => (problem.kind === 'cycle' ? problem.chain.length : 0));
    expect(places.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(size);
  });

  it('may use a hundred thousand others', () => {
    const size = 100_000;
    const rows = Array.from({ length: size }, (_, index) => `m${index} n${index}.example`);
    const all = rows.map((_, index) => `$m${index}`).join(',');
    expect(macrosOf(lines(`all ${all}`, ...rows)).expand('$all').texts).toHaveLength(size);
  });

  it.each<[string, string[]]>([
    ['products of products', ['a x,y', ...chainOf(40, (index) => `$m${index}.$m${index}`, '$a')]],
    ['one name that doubles', ['a x', ...chainOf(60, (index) => `$m${index}$m${index}`, '$a')]],
    ['a list of lists', [`big ${names(50_000)}`, `all ${'$big,'.repeat(50_000)}x`]],
    [
      'many copies of a list',
      [`big ${names(90_000)}`, ...Array.from({ length: 2000 }, (_, index) => `c${index} $big,x`)],
    ],
    [
      'a long name of a list',
      [`big ${names(90_000)}`, ...Array.from({ length: 300 }, (_, i) => `c${i} $big${'$one'.repeat(900)}`), 'one x'],
    ],
  ])('are refused as %s', (_, rows) => {
    expect(problemsOf(macrosOf(lines(...rows))).some((problem) => problem.startsWith('too-large'))).toBe(true);
  });

  function names(count: number): string {
    return Array.from({ length: count }, (_, index) => `n${index}`).join(',');
  }

  function chainOf(length: number, list: (index: number) => string, first: string): string[] {
    return [`m0 ${first}`, ...Array.from({ length }, (_, index) => `m${index + 1} ${list(index)}`)];
  }

  it('are broken in ten thousand places', () => {
    const text = 'domain-macro m a.example,\n  b.example\n'.repeat(10_000);
    expect(macrosOf(text).all.every(({ members }) => members.length === 2)).toBe(true);
  });

  it('come out as a plain model has them', () => {
    const label = fc.constantFrom('x', 'y', 'z.example');
    const use = fc.constantFrom('$a', '$b', '$c', '$none');
    const member = fc.array(fc.oneof(label, use), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
    const list = fc.array(member, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.record({ a: list, b: list, c: list }), (table) => {
        // Each list may use only lists with a later name, so that no loop is possible.
        const later = (name: string, members: string[]): string[] =>
          members.map((text) => text.replaceAll(/\$([abc])\b/g, (whole, used: string) => (used > name ? whole : 'w')));
        const rows = { a: later('a', table.a), b: later('b', table.b), c: later('c', table.c) };
        const text = Object.entries(rows).map(([name, members]) => `domain-macro ${name} ${members.join(',')}\n`);
        const macros = macrosOf(text.join(''));
        for (const name of ['a', 'b', 'c']) expect(macros.expand(`$${name}`).texts).toEqual([...plain(name, rows)]);
      }),
    );
  });

  function plain(name: string, rows: Readonly<Record<string, readonly string[]>>): Set<string> {
    const texts = (rows[name] ?? []).flatMap((member) =>
      macrosIn(member).length === 0 ? [member] : fill(member, rows),
    );
    return new Set(texts);
  }

  /** Fills the first macro in, then the next. */
  function fill(text: string, rows: Readonly<Record<string, readonly string[]>>): string[] {
    const [whole, start = '', name = '', end = ''] = /^([^$]*)\$(\w+)(.*)$/.exec(text) ?? [];
    if (whole === undefined) return [text];
    return [...plain(name, rows)].flatMap((choice) => fill(end, rows).map((rest) => start + choice + rest));
  }
});

describe('macrosIn', () => {
  it.each<[string, string[]]>([
    ['$a.$b', ['a', 'b']],
    ['*.$isp_1$tld', ['isp_1', 'tld']],
    ['$a-b', ['a']],
    ['$ $.', []],
    ['${a}', []],
    ['a.example', []],
  ])('finds in %j the names %j', (text, names) => expect(macrosIn(text)).toEqual(names));
});
