import fc from 'fast-check';

/** Lines of PowerMTA, with their words apart so that anything may stand between them. */
const wholeLines = [
  ['host-name', 'mail.example.com'],
  ['smtp-listener', '0/0:25', 'source=submission'],
  ['http-access', '192.0.2.0/24', 'monitor,deny-logs'],
  ['domain-macro', 'isp', 'example.com,$other'],
  ['domain-key', 's1, example.com, /etc/pmta/s1.pem'],
  ['pickup', '"/var/spool/my  pickup"', '/var/spool/bad'],
  ['reply', '/slow  (down|up)/', 'mode=backoff'],
  ['header', 'X-Kind', '/^\\s*a  b$/', 'virtual-mta=v,recipient-priority=9'],
  ['mail-from', '/a\\/b  c/', 'call-to: other'],
  ['mail-from', '/d/', '<pattern-list>'],
  ['*', 'virtual-mta=v'],
  ['smtp-source-host', '192.0.2.1', 'v.example.com'],
  ['backoff-to-normal-after-delivery', 'yes'],
  ['http-tls-tlsv1.3-ciphersuites', 'TLS_AES_256_GCM_SHA384'],
  ['max-smtp-out', '20'],
  ['max-smtp-out'],
  ['command', '"/bin/x --from \\"$from\\"  --to $to"'],
  ['unknown-directive', 'a', 'b'],
  ['record-fields', 'd', 'timeLogged, rcpt'],
  ['/over  quota/', 'quota-issues'],
  ['<domain', '*>'],
  ['<virtual-mta', 'v>'],
  ['<smtp-pattern-list', 'p>'],
  ['<pattern-list', 'l>'],
  ['<bounce-category-patterns', '>'],
  ['<acct-file', '|/bin/x  --csv >'],
  ['</domain>'],
  ['</virtual-mta>'],
  ['</smtp-pattern-list>'],
  ['</pattern-list>'],
  ['</bounce-category-patterns>'],
];

/** What is left of lines that were broken in two, the brace dialect, and other damage. */
const brokenLines = [
  ['domain-macro', 'm', 'a.com,b.com,'],
  ['c.com,d.com,'],
  ['e.com,', 'f.com'],
  ['reply', '/open (a|'],
  ['b)', 'c/', 'mode=backoff'],
  ['rest', 'of a text'],
  ['/another  open'],
  ['//'],
  ['domain', '*', '{'],
  ['domain', '*{'],
  ['{'],
  ['}'],
  ['<domain', 'x'],
  ['<domain'],
  ['</domain', 'x>'],
  ['</domian', '>'],
  ['</domain'],
  ['<!--', 'a', 'b'],
  ['-->'],
  ['{{', 'x', '}}'],
  ['>', 'a'],
  ['"open', 'quote'],
  ['\u00a0', 'x\u00a0'],
  ['</domain\u00a0>'],
  ['\uFEFF', 'x'],
];

/** Comments that ask the formatter to leave lines as they are. */
const marks = [
  ['# pmtafmt-off'],
  ['# pmtafmt-on'],
  ['# pmtafmt-ignore: a table'],
  ['# prettier-ignore'],
  ['max-smtp-out', '20 # pmtafmt-ignore'],
  ['<domain', 'x> # pmtafmt-ignore'],
  ['</domain>', '# pmtafmt-ignore'],
];

const gap = fc.constantFrom(' ', ' ', '  ', '\t', ' \t ');
const indent = fc.constantFrom('', '    ', '  ', '\t', ' \t');
const comment = fc.constantFrom('', '', '', '# text', '  # text', '\t#  more/ text ', '   ');
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\n \n\t\n');

/** Lines of PowerMTA, real ones only, in any layout and order, with comments. */
export const realLines: fc.Arbitrary<string> = textOf(wholeLines, lineEnd);

/** The same with damage among them, and with several things on a line. */
export const damagedLines: fc.Arbitrary<string> = textOf(
  [...wholeLines, ...brokenLines],
  fc.oneof({ arbitrary: lineEnd, weight: 8 }, { arbitrary: fc.constantFrom(' ', '', '\r', '\f\n'), weight: 1 }),
);

/** The same with lines among them that are to stay as they are. */
export const markedLines: fc.Arbitrary<string> = textOf([...wholeLines, ...brokenLines, ...marks, ...marks], lineEnd);

function textOf(lines: readonly string[][], end: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const gaps = fc.array(gap, { minLength: 3, maxLength: 3 });
  const line = fc.tuple(indent, fc.constantFrom(...lines, ['# a line of its own']), gaps, comment, end).map(write);
  return fc.array(line, { maxLength: 25 }).map((parts) => parts.join(''));
}

function write([before, words, gaps, behind, end]: readonly [string, string[], string[], string, string]): string {
  return before + words.map((word, index) => (gaps[index - 1] ?? '') + word).join('') + behind + end;
}

/** Pieces that change much about how a text is read. */
const pieces = [
  '<',
  '>',
  '</',
  '/',
  '#',
  '"',
  '{',
  '}',
  '\n',
  '\r',
  '\t',
  ' ',
  '  ',
  ',',
  '<!--',
  '-->',
  '</domain>',
  'x',
];

/** A text with some of its characters taken out, put in, written twice or moved. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const length = fc.integer({ min: 0, max: 30 });
  const change = fc.tuple(place, length, fc.constantFrom('cut', 'double', 'move'), fc.constantFrom('', ...pieces));
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(mutate, text));
}

function mutate(text: string, [place, length, kind, piece]: readonly [number, number, string, string]): string {
  const start = Math.floor(place * text.length);
  const part = text.slice(start, start + length);
  const rest = text.slice(start + length);
  if (kind === 'cut') return text.slice(0, start) + piece + rest;
  if (kind === 'double') return text.slice(0, start) + part + piece + part + rest;
  return rest + piece + text.slice(0, start) + part;
}
