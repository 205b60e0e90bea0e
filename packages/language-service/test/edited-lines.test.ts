/** Edits of lines: what is kept of a configuration is what a new one would hold. */
import fc from 'fast-check';
import { type LintResult, looksAtItems, rules } from '@pmtakit/linter';
import { type Model, type Setting, type Settings, clientOf } from '@pmtakit/semantics';
import { expect, it } from 'vitest';
import { semanticTokens } from '../src/index.ts';
import { sessionOver } from './session-over.ts';

/** Lines that others depend on. */
const telling = fc.constantFrom(
  'virtual-mta a',
  'virtual-mta b',
  'virtual-mta missing',
  'domain-macro m one.example,',
  'domain-macro m two.example',
  'one.example,two.example',
  'three.example',
  'smtp-listener 192.0.2.9:25 source=partner',
  'source partner',
  'pattern-list rules',
);

/** Lines that set something, or nothing. */
const plain = fc.constantFrom(
  'max-smtp-out 5',
  'max-smtp-out 20',
  '  max-msg-rate 100/h',
  'max-msg-rate bad',
  'backoff-max-msg-rate 9/h # a few',
  'retry-after 10m',
  'smtp-source-host 192.0.2.1 a.example.com',
  'queue-to local.queue',
  'always-allow-relaying yes',
  'always-allow-relaying no',
  'default-virtual-mta a',
  'default-virtual-mta p',
  'mail-from /x/ virtual-mta=a',
  'domain-key k,one.example,/keys/k.pem',
  'mx one.rollup',
  'smtp-server-timezone UTC',
  'unknown-word 1',
  '# only words',
  '',
  'include more.conf',
  'http-access 192.0.2.0/24 admin',
);

const START = {
  config: `domain-macro m one.example,two.example
domain-macro broken one.example,
three.example,
four.example
smtp-listener 0/0:25
include more.conf
<source 192.0.2.0/24>
  always-allow-relaying yes
</source>
<source partner>
  max-message-size 5m
</source>
<smtp-user u>
  password secret-word
  source partner
</smtp-user>
<virtual-mta a>
  max-smtp-out 7
  <domain one.example>
    max-msg-rate 5/h
  </domain>
</virtual-mta>
<virtual-mta b>
  include inner.conf
  smtp-source-host 192.0.2.2 b.example.com
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta a
  virtual-mta b
  <domain $m>
    retry-after 5m
  </domain>
</virtual-mta-pool>
<pattern-list rules>
  mail-from /x/ virtual-mta=b
</pattern-list>
<domain *>
  include inner.conf
</domain>
<domain $m>
  max-smtp-out 3
</domain>
<domain $broken>
  max-smtp-out 1
</domain>
`,
  'more.conf': '<domain two.example>\n  max-smtp-out 2\n</domain>\nhttp-access 127.0.0.1 admin\n',
  'inner.conf': 'max-smtp-out 9\nretry-after 1h\n',
};

/** Each takes four edits or so. */
const runs = Number(process.env['EDIT_RUNS'] ?? 100);

interface LineEdit {
  readonly path: keyof typeof START;
  /** Which line, as a part of all. */
  readonly at: number;
  /** How many lines go. */
  readonly gone: number;
  readonly added: readonly string[];
  /** Whether only a character of the line goes, as when somebody types. */
  readonly isKey: boolean;
}

const edits: fc.Arbitrary<LineEdit> = fc.record({
  path: fc.constantFrom('config', 'config', 'more.conf', 'inner.conf'),
  at: fc.nat(999).map((thousandths) => thousandths / 1000),
  gone: fc.nat(2),
  added: fc.array(fc.oneof(telling, plain), { maxLength: 3 }),
  isKey: fc.boolean(),
});

function edited(text: string, { at, gone, added, isKey }: LineEdit): string {
  const all = text.split('\n');
  const index = Math.floor(at * all.length);
  if (isKey) all[index] = `${all[index]?.slice(0, -1)}${added[0]?.slice(-1) ?? ''}`;
  else all.splice(index, isTag(all.slice(index, index + gone)) ? 0 : gone, ...added);
  return all.join('\n');
}

function isTag(some: readonly string[]): boolean {
  return some.some((line) => line.includes('<'));
}

const view = { encoding: 'utf-16', uriOf: (name: string) => name } as const;

function settingText({ name, text, line, shadowed }: Setting): string {
  const places = [line, ...shadowed].map((one) => one && `${one.place.file}:${one.place.line}:${one.text}`);
  return `${name} ${text} ${places.join(' ')}`;
}

function settingsText(settings: Settings): string[] {
  return settings.written.flatMap((name) => settings.of(name)).map(settingText);
}

const clients = ['192.0.2.7', '198.51.100.1'].flatMap((address) => [
  clientOf({ address }),
  clientOf({ address, listener: '192.0.2.9:25' }),
  clientOf({ address, user: 'u' }),
]);
const domains = ['one.example', 'two.example', 'three.example', 'other.example'];

/** All that is known of a configuration, as words. */
function meaningOf(model: Model): unknown {
  const { symbols, macros, vmtas, sources, whole } = model;
  const virtualMtas = [...vmtas.names, 'nobody'];
  return {
    server: settingsText(model.server),
    virtualMtas: virtualMtas.map((name) => [name, settingsText(model.virtualMta(name))]),
    queues: virtualMtas.map((virtualMta) => domains.map((domain) => settingsText(model.queue({ domain, virtualMta })))),
    clients: clients.map((client) => settingsText(model.source(client))),
    patterns: virtualMtas.map((name) => model.queues.tablesOf(name).map(({ keys }) => [...keys])),
    pools: [...vmtas.pools].map(({ name }) => [name, vmtas.membersOf(name)]),
    listeners: sources.listeners.map(({ line, source }) => [line.place, source?.name]),
    macros: macros.all.map((macro) => [macro.name, macro.span.start, macros.membersOf(macro)]),
    problems: macros.resolveAll().map(({ kind }) => kind),
    definitions: symbols.definitions.map(({ kind, name, file, span }) => [kind, name, file.path, span.start, span.end]),
    references: symbols.references.map(({ to, name, file, span }) => [to, name, file.path, span.start, span.end]),
    uses: vmtas.names.map((name) => symbols.used('virtual-mta', name).map(({ item }) => item.place)),
    blocks: [...whole.blocks()].map(({ name, argument, place }) => [name, argument, place]),
    includes: model.project.includes.map(({ file, span, target }) => [file.path, span.start, span.end, target]),
  };
}

/** Into a file that one section holds two times. */
const includedTwice: LineEdit[] = [
  { path: 'config', at: 0, gone: 0, added: ['include more.conf'], isKey: false },
  { path: 'more.conf', at: 0.6, gone: 0, added: ['max-smtp-out 5'], isKey: false },
];

it('a configuration that takes edits of lines means what a new one does', () => {
  let [patches, loads] = [0, 0];
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 8 }), (changes) => {
      const files: Record<string, string> = { ...START };
      const session = sessionOver(files);
      for (const [path, text] of Object.entries(files)) session.edit(path, text);
      meaningOf(session.open('config').model);
      for (const change of changes) {
        const text = edited(files[change.path] ?? '', change);
        files[change.path] = text;
        session.edit(change.path, text);
        const [own, fresh] = [session.open(change.path), sessionOver(files).open(change.path)];
        expect(meaningOf(own.model)).toEqual(meaningOf(fresh.model));
        expect(semanticTokens({ ...own, ...view })).toEqual(semanticTokens({ ...fresh, ...view }));
      }
      patches += session.work.patches;
      loads += session.work.loads;
      const fresh = sessionOver(files);
      expect(JSON.stringify(session.lint('config'))).toBe(JSON.stringify(fresh.lint('config')));
    }),
    { numRuns: runs, examples: [[includedTwice]] },
  );
  expect(patches).toBeGreaterThan(loads / 2);
});

/** What rules say that look at single lines and sections, but for those that tell a file once what it holds often. */
function ownFindings(results: readonly LintResult[]): string[] {
  return results.flatMap(({ source, diagnostics }) =>
    diagnostics
      .filter(({ rule, messageId }) => isOfItems.has(rule) && !isToldOnce(rule, messageId))
      .map((one) => `${source.path} ${JSON.stringify(one)}`),
  );
}

const isOfItems = new Set(rules.filter(looksAtItems).map(({ id }) => id));

function isToldOnce(rule: string, message: string): boolean {
  return rules.find(({ id }) => id === rule)?.messages[message]?.once === true;
}

it('what single lines say is known at once, and what else was said stays within the text', () => {
  let asked = 0;
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), (changes) => {
      const files: Record<string, string> = { ...START };
      const session = sessionOver(files);
      for (const [path, text] of Object.entries(files)) session.edit(path, text);
      session.lint('config');
      for (const change of changes) {
        const text = edited(files[change.path] ?? '', change);
        files[change.path] = text;
        session.edit(change.path, text);
        const soFar = session.findingsSoFar('config');
        if (!soFar) return;
        asked++;
        expect(ownFindings(soFar.results)).toEqual(ownFindings(sessionOver(files).lint('config')));
        for (const { source, diagnostics } of soFar.results) {
          expect(source.text).toBe(files[source.path]);
          for (const { span } of diagnostics) expect(span.end).toBeLessThanOrEqual(source.text.length);
        }
      }
    }),
    { numRuns: runs },
  );
  expect(asked).toBeGreaterThan(runs / 2);
});
