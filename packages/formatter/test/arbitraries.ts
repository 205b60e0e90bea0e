import fc from 'fast-check';

/** Lines of PowerMTA, with their words apart so that anything may stand between them. */
const lines = [
  ['host-name', 'mail.example.com'],
  ['smtp-listener', '0/0:25', 'source=submission'],
  ['http-access', '192.0.2.0/24', 'monitor,deny-logs'],
  ['domain-macro', 'isp', 'example.com,$other'],
  ['domain-key', 's1, example.com, /etc/pmta/s1.pem'],
  ['pickup', '"/var/spool/my  pickup"', '/var/spool/bad'],
  ['reply', '/slow  (down|up)/', 'mode=backoff'],
  ['header', 'X-Kind', '/^\\s*a  b$/', 'virtual-mta=v,recipient-priority=9'],
  ['mail-from', '/a\\/b  c/', 'call-to: other'],
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

const gap = fc.constantFrom(' ', ' ', '  ', '\t', ' \t ');
const indent = fc.constantFrom('', '    ', '  ', '\t', ' \t');
const comment = fc.constantFrom('', '', '', '# text', '  # text', '\t#  more text ', '   ');
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\n \n\t\n');

const line = fc
  .tuple(indent, fc.constantFrom(...lines), fc.array(gap, { minLength: 3, maxLength: 3 }), comment, lineEnd)
  .map(
    ([before, words, gaps, behind, end]) =>
      before + words.map((word, i) => (gaps[i - 1] ?? '') + word).join('') + behind + end,
  );

const commentLine = fc.tuple(indent, lineEnd).map(([before, end]) => `${before}# a line of its own${end}`);

/** Real directives and tags in any layout and order, with comments. */
export const realLines: fc.Arbitrary<string> = fc
  .array(fc.oneof({ arbitrary: line, weight: 5 }, { arbitrary: commentLine, weight: 1 }), { maxLength: 25 })
  .map((parts) => parts.join(''));
