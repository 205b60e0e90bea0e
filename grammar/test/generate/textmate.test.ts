import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../generate/load-catalogue.ts';
import { highlightedNames } from '../../generate/highlighted-names.ts';
import { printGrammar, textMateGrammar } from '../../generate/textmate.ts';

const grammarText = printGrammar(textMateGrammar(highlightedNames(loadCatalogue())));
let grammar: IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM({ data: wasm });
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(grammarText, 'pmta.json'),
  });
  const loaded = await registry.loadGrammar('source.pmta');
  if (!loaded) throw new Error('the grammar does not load');
  grammar = loaded;
});

interface Piece {
  readonly text: string;
  readonly scopes: readonly string[];
}

function pieces(text: string): Piece[] {
  let state: StateStack = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** The text of all pieces of a scope or of one below it, as they stand in the line. */
function under(text: string, scope: string): string {
  const within = ({ scopes }: Piece) => scopes.some((name) => `${name}.`.startsWith(`${scope}.`));
  return pieces(text)
    .map((piece) => (within(piece) ? piece.text : '\0'))
    .join('')
    .split(/\0+/)
    .filter((part) => part.trim() !== '')
    .join(' … ');
}

describe.each<[what: string, text: string, scope: string, expected: string]>([
  ['comment alone', '  # a comment', 'comment', '# a comment'],
  ['comment after a value', 'max-smtp-out 20 # why', 'comment', '# why'],
  ['comment glued to a value', 'max-smtp-out 20#why', 'comment', '#why'],
  ['comment glued to a keyword', 'max-smtp-out#why', 'comment', '#why'],
  ['comment after a tag', '<domain *> # all', 'comment', '# all'],
  ['comment that cuts a tag', '<domain * # all>', 'comment', '# all>'],
  ['comment that cuts a regex', 'reply /a #b/ skip-mx', 'comment', '#b/ skip-mx'],
  ['# in quotes', 'user-string "a # b" # c', 'comment', '# c'],
  ['# in quotes', 'user-string "a # b" # c', 'string.quoted', '"a # b"'],
  ['# after an open quote', 'user-string "a # b', 'comment', '# b'],

  ['known tag', '<domain example.com>', 'entity.name.tag', 'domain'],
  ['known tag in capitals', '< Virtual-MTA x>', 'entity.name.tag', 'Virtual-MTA'],
  ['closing tag', '</ virtual-mta-pool >', 'entity.name.tag', 'virtual-mta-pool'],
  ['tag argument', '<domain example.com>', 'entity.name.section', 'example.com'],
  ['tag pattern', '<domain [*.]example.com>', 'keyword.operator.wildcard', '[*.]'],
  ['tag argument that is reserved', '<source {auth}>', 'variable.language.reserved', '{auth}'],
  ['tag address', '<source 10/8>', 'constant.numeric.address', '10/8'],
  ['tag macro', '<domain mail.$tld>', 'variable.other.macro', '$tld'],
  ['quoted tag argument', '<acct-file "/a > b.csv"> # c', 'string.quoted', '"/a > b.csv"'],
  ['command with >', '<acct-file |cat >/tmp/x>', 'string.unquoted.command', '|cat >/tmp/x'],
  ['deprecated tag', '<sparkpost-analytics>', 'invalid.deprecated', 'sparkpost-analytics'],
  ['unknown tag', '<global>', 'entity', ''],
  ['directive on the line of its tag', '<domain *> max-smtp-out 5', 'keyword.other.setting', 'max-smtp-out'],
  ['section at the end of a line', 'mail-from /a b/ <pattern-list>', 'entity.name.tag', 'pattern-list'],
  ['regex before that section', 'mail-from /a b/ <pattern-list>', 'string.regexp', '/a b/'],

  ['directive', 'Max-Msg-Rate 100/h', 'keyword.other.setting', 'Max-Msg-Rate'],
  ['longer name of two', 'max-msg-rate-x 1', 'keyword', ''],
  ['name with dots', 'smtp-tls-allow-TLSv1.3 yes', 'keyword.other.setting', 'smtp-tls-allow-TLSv1.3'],
  ['only the first word is a keyword', 'log-file max-msg-rate', 'keyword.other', 'log-file'],
  ['deprecated directive', 'route [192.0.2.1]', 'invalid.deprecated', 'route'],
  ['removed directive', 'smtp-tls-allow-sslv3 no', 'invalid.deprecated', 'smtp-tls-allow-sslv3'],
  ['unknown directive', 'no-such-thing here', 'keyword', ''],
  ['unknown directive is not wrong', 'no-such-thing here', 'invalid', ''],
  ['line of a nested list', '* virtual-mta=b', 'keyword.other', '*'],

  ['regex with slash and quote', String.raw`reply /a\/b "c/ mode=backoff`, 'string.regexp', String.raw`/a\/b "c/`],
  ['regex with # in quotes', 'reply /a "#" b/ skip-mx', 'string.regexp', '/a "#" b/'],
  ['regex with tag signs', 'reply /<a> b/ skip-mx', 'string.regexp', '/<a> b/'],
  ['escapes in a regex', String.raw`reply /\x23 \d/ skip-mx`, 'constant.character.escape', String.raw`\x23 … \d`],
  ['empty regex', 'reply // bounce-queue', 'string.regexp', '//'],
  ['second argument', 'header X-Kind /^a$/ virtual-mta=x', 'string.regexp', '/^a$/'],
  ['regex in a header list', 'dkim-headers From,/^X-/,To', 'string.regexp', '/^X-/'],
  ['regex without an end', 'reply /a b', 'string.regexp', '/a b'],
  ['entry', '/over quota/ quota-issues # x', 'string.regexp', '/over quota/'],
  ['category of an entry', '/over quota/ quota-issues # x', 'support.constant.category', 'quota-issues'],
  ['comment of an entry', '/over quota/ quota-issues # x', 'comment', '# x'],
  ['path is no regex', 'log-file /var/log/pmta/', 'string.regexp', ''],
  ['path', 'log-file /var/log/pmta/', 'string.unquoted.path', '/var/log/pmta/'],
  ['Windows path', String.raw`log-file C:\pmta\log`, 'string.unquoted.path', String.raw`C:\pmta\log`],

  ['booleans', 'allow-mailmerge Yes', 'constant.language.boolean', 'Yes'],
  ['boolean inside a word', 'host-name yes.example.com', 'constant.language.boolean', ''],
  ['duration', 'bounce-after 4d12h', 'constant.numeric.duration', '4d12h'],
  ['duration list', 'retry-after 10m,1h', 'constant.numeric.duration', '10m … 1h'],
  ['rate', 'max-msg-rate 10/5min', 'constant.numeric.rate', '10/5min'],
  ['data rate', 'max-data-volume-rate 10m/h', 'constant.numeric.rate', '10m/h'],
  ['size', 'max-message-size 10M', 'constant.numeric.size', '10M'],
  ['number', 'max-smtp-out 20', 'constant.numeric', '20'],
  ['address', 'http-access 127.0.0.1 admin', 'constant.numeric.address', '127.0.0.1'],
  ['word of a set', 'http-access 127.0.0.1 admin', 'support.constant', 'admin'],
  ['short network and port', 'smtp-listener 0/0:2525', 'constant.numeric.address', '0/0'],
  ['port', 'smtp-listener 0/0:2525', 'constant.numeric.port', ':2525'],
  ['IPv6', 'smtp-source-host 2001:db8::1 m.example.com', 'constant.numeric.address', '2001:db8::1'],
  ['bracketed address', 'smtp-hosts [192.0.2.1]:25', 'constant.numeric.address', '[192.0.2.1]'],
  ['macro', 'relay-domain $mine', 'variable.other.macro', '$mine'],
  ['template variable', 'dsn-failed-subject-template Sorry ${recipient}', 'variable.other.template', '${recipient}'],
  ['numbers in free text', 'dsn-failed-subject-template after 10m', 'constant', ''],

  ['mode', 'reply /a/ mode=backoff', 'support.function.action', 'mode=backoff'],
  ['actions', 'reply /a/ skip-mx,reenable-after=4h', 'support.function.action', 'skip-mx … reenable-after'],
  ['interval of an action', 'reply /a/ disable-source-ip,reenable-after=4h', 'constant.numeric.duration', '4h'],
  ['result', 'rcpt-to /a/ virtual-mta=vmta-1', 'variable.other.reference', 'vmta-1'],
  ['listener source', 'smtp-listener 0/0:25 source=web', 'variable.other.reference', 'web'],

  ['brace', 'domain example.com {', 'invalid.illegal.brace', '{'],
  ['head before a brace', 'domain example.com {', 'invalid.illegal.brace-section', 'domain'],
  ['head of an unknown section', 'log-rotate { # x', 'invalid.illegal.brace-section', 'log-rotate'],
  ['closing brace', '  }', 'invalid.illegal.brace', '}'],
  ['brace of a variable', 'host-name ${HOST}', 'invalid', ''],
  ['template', '{{#each ips}}', 'invalid.illegal.template', '{{#each ips}}'],
  ['HTML comment', '<!-- a\nhost-name b -->\nhost-name c', 'keyword.other', 'host-name'],
])('%s: %s', (_, text, scope, expected) => {
  test(`${scope} is ${expected || 'not there'}`, () => {
    expect(under(text, scope)).toBe(expected);
  });
});

test('a line never changes the next one', () => {
  const lines = ['reply /open', 'user-string "open', '<domain open', 'mail-from /a/ <pattern-list', 'x {'];
  for (const line of lines) expect(under(`${line}\nhost-name a`, 'keyword.other.setting')).toContain('host-name');
});

test('every directive and every section of the catalogue has a colour', () => {
  const rows = loadCatalogue().flatMap((file) => file.directives);
  const named = rows.filter((row) => !row.name.startsWith('('));
  const plain = named.filter(({ name, section }) => {
    const text = section ? `<${name}>` : `${name} x`;
    const scopes = ['entity.name.tag', 'keyword.other', 'invalid.deprecated'];
    return !scopes.some((scope) => under(text, scope) === name);
  });
  expect(plain).toEqual([]);
});

test('a long line costs time in proportion to its length', () => {
  const start = performance.now();
  under(`${'a'.repeat(50_000)} ${'b,'.repeat(50_000)}`, 'keyword');
  expect(performance.now() - start).toBeLessThan(5_000);
});
