import { type Span, catalogue, takes } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  type Definition,
  Model,
  type SymbolKind,
  type Symbols,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  symbolKinds,
} from '../../src/index.ts';
import { readMarks } from '../expect-findings.ts';

function symbolsOf(
  text: string,
  others: Readonly<Record<string, string>> = {},
  assumptions: Partial<Assumptions> = {},
): Symbols {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({ config: text, ...others }) });
  return new Model(project, { version: '5.0', assumptions: { ...defaultAssumptions, ...assumptions } }).symbols;
}

function placeOf({ span: { start, end } }: Pick<Definition, 'span'>): Span {
  return { start, end };
}

/** What is defined in a text, with `⟦...⟧` round each name: `kind name` of each mark. */
function expectDefined(marked: string, names: readonly string[]): void {
  const { text, spans } = readMarks(marked);
  const { definitions } = symbolsOf(text);
  expect(definitions.map(({ kind, name }) => `${kind} ${name}`)).toEqual(names);
  expect(definitions.map(({ span }) => text.slice(span.start, span.end))).toEqual(
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  expect(definitions.map(placeOf)).toEqual(spans);
}

/** The same for what is used: `kinds name`. */
function expectUsed(marked: string, names: readonly string[], assumptions: Partial<Assumptions> = {}): void {
  const { text, spans } = readMarks(marked);
  const { references } = symbolsOf(text, {}, assumptions);
  expect(references.map(({ to, name }) => `${to.join('|')} ${name}`)).toEqual(names);
  expect(references.map(placeOf)).toEqual(spans);
}

const inside = (section: string, ...rows: string[]): string => {
  const [name = ''] = section.split(' ');
  return `<${section}>\n${rows.join('\n')}\n</${name}>\n`;
};

describe('definitions', () => {
  it.each<[SymbolKind, string, string]>([
    ['virtual-mta', '<virtual-mta ⟦a⟧>\n</virtual-mta>\n', 'a'],
    ['virtual-mta-pool', '<virtual-mta-pool ⟦a⟧>\n</virtual-mta-pool>\n', 'a'],
    ['source', '<source ⟦{a}⟧>\n</source>\n', '{a}'],
    ['source', '<source ⟦localhost⟧>\n</source>\n', 'localhost'],
    ['smtp-user', '<smtp-user ⟦a@example.com⟧>\n</smtp-user>\n', 'a@example.com'],
    ['pattern-list', '<pattern-list ⟦a⟧>\n</pattern-list>\n', 'a'],
    ['smtp-pattern-list', '<smtp-pattern-list ⟦a⟧>\n</smtp-pattern-list>\n', 'a'],
    ['address-list', '<address-list ⟦a⟧>\n</address-list>\n', 'a'],
    ['address-list', '<suppression-list ⟦a⟧>\n</suppression-list>\n', 'a'],
    ['domain-key-list', '<domain-key-list ⟦a⟧>\n</domain-key-list>\n', 'a'],
    ['domain-key', 'domain-key ⟦s1, example.com, /etc/pmta/s1.pem⟧\n', 's1,example.com'],
    ['proxy', '<proxy ⟦a⟧>\n</proxy>\n', 'a'],
    ['rewrite-list', '<rewrite-list ⟦a⟧>\n</rewrite-list>\n', 'a'],
    ['source-group', '<source-group ⟦a⟧>\n</source-group>\n', 'a'],
    ['signals-filter', '<signals-filter ⟦a⟧>\n</signals-filter>\n', 'a'],
    ['domain-macro', 'domain-macro ⟦a⟧ example.com\n', 'a'],
    ['rollup', '<mx-rollup-list>\nmx mx.example.com ⟦A.rollup⟧\n</mx-rollup-list>\n', 'a.rollup'],
  ])('of kind %s stand in %j', (kind, text, name) => expectDefined(text, [`${kind} ${name}`]));

  it('there is one for every kind of symbol', () => {
    const sections = catalogue().rows.filter(({ section, arguments: [first] }) => section && first?.type === 'name');
    const kinds: readonly string[] = symbolKinds;
    const names = sections.map(({ name }) => name).filter((name) => name !== 'suppression-list');
    expect(names.filter((name) => !kinds.includes(name))).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['in quotes', '<virtual-mta ⟦"a b"⟧>\n</virtual-mta>\n', ['virtual-mta a b']],
    ['in capitals', '<VIRTUAL-MTA ⟦Mail1⟧>\n</VIRTUAL-MTA>\n', ['virtual-mta Mail1']],
    ['behind blanks and before a comment', '<virtual-mta \t⟦a⟧ > # b\n</virtual-mta>\n', ['virtual-mta a']],
    ['in a section that is not closed', '<virtual-mta ⟦a⟧>\n', ['virtual-mta a']],
    ['twice', '<proxy ⟦a⟧>\n</proxy>\n<proxy ⟦a⟧>\n</proxy>\n', ['proxy a', 'proxy a']],
    ['of a macro whose list is wrong', 'domain-macro ⟦a⟧ b..example\n', ['domain-macro a']],
    ['of a macro whose list is on the next line', 'domain-macro ⟦a⟧\n  b.example\n', ['domain-macro a']],
    [
      'of a key of a virtual MTA',
      inside('virtual-mta ⟦a⟧', 'domain-key ⟦s,*,/k⟧'),
      ['virtual-mta a', 'domain-key s,*'],
    ],
  ])('are found %s', (_, text, names) => expectDefined(text, names));

  it.each([
    ['a source for addresses', '<source 192.0.2.0/24>\n</source>\n'],
    ['a tag without a name', '<virtual-mta>\n</virtual-mta>\n'],
    ['a list without a name', inside('bounce-processor', '<address-list>', '</address-list>')],
    ['a section at a wrong place', inside('domain *', '<virtual-mta a>', '</virtual-mta>')],
    ['a key with two parts', 'domain-key s1,example.com\n'],
    ['a queue that is no rollup', inside('mx-rollup-list', 'mx mx.example.com a')],
  ])('are not made by %s', (_, text) => expectDefined(text, []));
});

describe('references', () => {
  const vmtas = 'virtual-mta|virtual-mta-pool';

  it.each<[string, string, string[]]>([
    ['default-virtual-mta', inside('source 0/0', 'default-virtual-mta ⟦a⟧'), [`${vmtas} a`]],
    ['reroute-to-virtual-mta', inside('domain *', 'reroute-to-virtual-mta ⟦a⟧'), [`${vmtas} a`]],
    ['backoff-reroute-to-virtual-mta', inside('domain *', 'backoff-reroute-to-virtual-mta ⟦"a b"⟧'), [`${vmtas} a b`]],
    ['a member of a pool', inside('virtual-mta-pool p', 'virtual-mta ⟦a⟧'), ['virtual-mta a']],
    ['cold-virtual-mta', inside('virtual-mta v', 'cold-virtual-mta ⟦a⟧'), ['virtual-mta a']],
    ['invalid-virtual-mta-fallback', 'invalid-virtual-mta-fallback ⟦a⟧\n', ['virtual-mta a']],
    ['smtp-pattern-list', inside('domain *', 'smtp-pattern-list ⟦a⟧'), ['smtp-pattern-list a']],
    ['smtp-listener', 'smtp-listener 0/0:25 source=⟦a⟧\n', ['source a']],
    ['smtp-listener in capitals', 'smtp-listener 0/0:25 SOURCE=⟦{A}⟧\n', ['source {A}']],
    ['<smtp-listener>', inside('smtp-listener 0/0:25', 'source ⟦a⟧'), ['source a']],
    ['<smtp-user>', inside('smtp-user u', 'source ⟦{a}⟧'), ['source {a}']],
    ['pattern-list', inside('source 0/0', 'pattern-list ⟦a⟧'), ['pattern-list a']],
    ['source-group', inside('source 0/0', 'source-group ⟦a⟧'), ['source-group a']],
    ['rewrite-list', inside('virtual-mta v', 'rewrite-list ⟦a⟧'), ['rewrite-list a']],
    ['suppression-lists', inside('source 0/0', 'suppression-lists ⟦a⟧, ⟦b⟧'), ['address-list a', 'address-list b']],
    ['use-proxy', 'use-proxy ⟦a⟧,⟦b⟧\n', ['proxy a', 'proxy b']],
    ['enable-signals', 'enable-signals ⟦a⟧\n', ['signals-filter a']],
    [
      'a pattern list',
      inside(
        'pattern-list l',
        'mail-from /x/ virtual-mta=⟦a⟧,call-to: ⟦b⟧',
        'header Subject /$x/ recipient-priority=3',
      ),
      [`${vmtas} a`, 'pattern-list b'],
    ],
    [
      'a list in a pattern list',
      inside('pattern-list l', 'rcpt-to /x/ <pattern-list>', '* virtual-mta=⟦a⟧', '</pattern-list>'),
      [`${vmtas} a`],
    ],
    [
      'queue-filter',
      inside('acct-file a.csv', 'queue-filter !example.com/⟦a⟧, */⟦b⟧, */*, example.net, example.org/{default}'),
      ['virtual-mta a', 'virtual-mta b'],
    ],
    ['the tag of a rollup queue', '<domain ⟦A.rollup⟧>\n</domain>\n', ['rollup a.rollup']],
  ])('of %s', (_, text, names) => expectUsed(text, names));

  it.each<[string, string, string[]]>([
    ['a tag', '<domain ⟦$a⟧>\n</domain>\n', ['a']],
    ['a tag in quotes', '<domain "⟦$a⟧">\n</domain>\n', ['a']],
    ['a tag with an ending', '<domain *.mail.⟦$a⟧>\n</domain>\n', ['a']],
    ['a tag with two', '<domain ⟦$a⟧.⟦$b_2⟧>\n</domain>\n', ['a', 'b_2']],
    ['a tag of a virtual MTA', inside('virtual-mta v', '<domain [*.]⟦$a⟧>', '</domain>'), ['a']],
    ['a tag of a rollup queue', '<domain ⟦$a⟧.rollup>\n</domain>\n', ['a']],
    ['a macro', 'domain-macro m ⟦$a⟧,x.example,⟦$b⟧.⟦$c⟧\n', ['a', 'b', 'c']],
    ['a macro with a wrong member', 'domain-macro m ⟦$a⟧,x..example,⟦$b⟧\n', ['a', 'b']],
    ['a macro that goes on', 'domain-macro m ⟦$a⟧,\n  ⟦$b⟧,\n  x.example,⟦$c⟧\n', ['a', 'b', 'c']],
    ['a macro on the next line', 'domain-macro m\n  ⟦$a⟧.example\n', ['a']],
    ['relay-domain', 'relay-domain ⟦$a⟧\n', ['a']],
    ['mx-connection-limit', 'mx-connection-limit *.⟦$a⟧ 5\n', ['a']],
    ['an address list', inside('address-list l', 'domain ⟦$a⟧'), ['a']],
    ['a rewrite list', inside('rewrite-list l', 'from-domain ⟦$a⟧ example.com'), ['a']],
    ['a filter for queues', inside('acct-file a.csv', 'queue-filter !⟦$a⟧/*'), ['a']],
    ['a key', 'domain-key s1,⟦$a⟧,/etc/pmta/s1.pem\n', ['a']],
  ])('to macros stand in %s', (_, text, names) => {
    expectUsed(
      text,
      names.map((name) => `domain-macro ${name}`),
    );
  });

  it.each([
    ['variables of commands', inside('domain *', 'command "/bin/x $from $to"', 'file-destination /x/$user')],
    ['templates of keys', 'domain-key s1,example.com,{vault}:/v1/${selector}:KEY\n'],
    ['headers', inside('pattern-list l', 'header $x /y/ recipient-priority=3')],
    ['a $ alone', 'relay-domain a.example$\n'],
    ['a value that was taken back', inside('domain *', 'reroute-to-virtual-mta ""', 'smtp-pattern-list ""')],
    ['words with a meaning of their own', inside('source 0/0', 'default-virtual-mta by-smtp-source-ip')],
    ['switches', 'enable-signals true\n'],
    ['a name that is missing', inside('source 0/0', 'default-virtual-mta', 'suppression-lists a,,b')],
    ['a directive at a wrong place', inside('source 0/0', 'smtp-pattern-list a')],
    ['comments', '# default-virtual-mta a\n<source 0/0> # $a\n</source>\n'],
  ])('are not made by %s', (_, text) => expectUsed(text, []));

  it('stop at the end of the line, when broken lists are cut', () => {
    expectUsed('domain-macro m ⟦$a⟧,\n  $b\n', ['domain-macro a'], { 'broken-lists': 'cut' });
  });

  it('are found for every row of the catalogue that takes one', () => {
    const rows = catalogue().rows.filter(
      (row) => !row.section && (takes(row, 'reference') || takes(row, 'pattern-result')),
    );
    const silent = rows.filter((row) => row.scopes.some((scope) => symbolsIn(scope, row.name).length === 0));
    expect(rows.length).toBeGreaterThan(15);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  /** What a line of this name may use, in a section of its scope. */
  function symbolsIn(scope: string, name: string): readonly string[] {
    const forms = ['zz', '0/0:25 source=zz', 'Subject /x/ virtual-mta=zz', '/x/ virtual-mta=zz', 'virtual-mta=zz'];
    const rows = forms.map((form) => `${name} ${form}`);
    const outer = catalogue().section(scope)?.arguments[0]?.type === 'listen-address' ? '0/0:25' : 'x';
    const text = scope === 'global' ? rows.join('\n') : inside(`${scope} ${outer}`, ...rows);
    return symbolsOf(text)
      .references.map((reference) => reference.name)
      .filter((used) => used === 'zz');
  }
});

describe('Symbols', () => {
  const text = [
    inside('virtual-mta a'),
    inside('virtual-mta-pool b', 'virtual-mta a', 'virtual-mta A'),
    inside('source 0/0', 'default-virtual-mta b'),
    inside('source {s}', 'default-virtual-mta a', 'suppression-lists b'),
  ].join('');

  it('finds definitions by references, and references by definitions', () => {
    const symbols = symbolsOf(text);
    const [first, ...others] = symbols.used('virtual-mta', 'a');
    expect(first && symbols.resolve(first)).toEqual(symbols.defined('virtual-mta', 'a'));
    expect(others).toHaveLength(2);
    const [pool] = symbols.used('virtual-mta-pool', 'b');
    expect(pool && symbols.resolve(pool).map(({ kind }) => kind)).toEqual(['virtual-mta-pool']);
  });

  it('keeps kinds apart', () => {
    const symbols = symbolsOf(text);
    const [list] = symbols.used('address-list', 'b');
    expect(list && symbols.resolve(list)).toEqual([]);
    expect(symbols.defined('virtual-mta', 'b')).toEqual([]);
    expect(symbols.used('source', 'a')).toEqual([]);
  });

  it('names each name once, as it is written first', () => {
    const symbols = symbolsOf(`${text}${inside('virtual-mta c')}${inside('virtual-mta a')}`);
    expect(symbols.names('virtual-mta')).toEqual(['a', 'c']);
    expect(symbols.names('proxy')).toEqual([]);
    expect(symbols.defined('virtual-mta', 'a')).toHaveLength(2);
  });

  it('tells names apart by capitals, when that is assumed', () => {
    expect(symbolsOf(text).used('virtual-mta', 'A')).toHaveLength(3);
    const strict = symbolsOf(text, {}, { 'name-case': 'kept' });
    expect(strict.used('virtual-mta', 'A')).toHaveLength(1);
    expect(strict.defined('virtual-mta', 'A')).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])('takes the name %s as any other', (name) => {
    const symbols = symbolsOf(inside('source 0/0', `pattern-list ${name}`));
    expect(symbols.used('pattern-list', name)).toHaveLength(1);
    expect(symbols.defined('pattern-list', name)).toEqual([]);
  });

  it('goes through all files in the order in which PowerMTA reads them', () => {
    const main = 'include one.conf\n<virtual-mta v>\ninclude two.conf\n</virtual-mta>\n';
    const others = {
      'one.conf': '<proxy p>\n</proxy>\n',
      'two.conf': 'use-proxy p\ninclude three.conf\n',
      'three.conf': 'domain-key s,*,/k\n',
    };
    const { definitions, references } = symbolsOf(main, others);
    expect(definitions.map(({ name, file }) => `${name} ${file.path}`)).toEqual([
      'p one.conf',
      'v config',
      's,* three.conf',
    ]);
    expect(references.map(({ name, file }) => `${name} ${file.path}`)).toEqual(['p two.conf']);
  });

  it('counts a file twice that is included twice', () => {
    const { definitions } = symbolsOf('include a.conf\ninclude a.conf\n', { 'a.conf': 'domain-macro m x.example\n' });
    expect(definitions.map(({ item }) => item.order)).toHaveLength(2);
    expect(new Set(definitions.map(({ item }) => item)).size).toBe(2);
  });

  it('takes a line with more names than a call has arguments', () => {
    const { references } = symbolsOf(`domain-macro m ${'$a,'.repeat(300_000)}$b\n`);
    expect(references).toHaveLength(300_001);
  });
});
