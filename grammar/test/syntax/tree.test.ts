import { describe, expect, it } from 'vitest';
import { outline } from './outline.ts';

/** name, text, outline */
type Row = [string, string, string[]];

const lineForms: Row[] = [
  ['a directive', 'run-as-root no', ['run-as-root = no']],
  ['a directive without a value', 'host-name', ['host-name']],
  ['names in any case', 'Run-As-Root NO', ['run-as-root = NO']],
  ['a comment behind a value', 'a 1 # why', ['a = 1  # why']],
  ['a comment glued to a value', 'password a#b', ['password = a  #b']],
  ['a comment that swallows the value', 'http-access #YOUR_IP admin', ['http-access  #YOUR_IP admin']],
  ['a comment on its own line', '  # text', ['# text']],
  ['a # in double quotes', 'user-string "a # b" # c', ['user-string = "a # b"  # c']],
  ['a # behind a quote that never ends', 'user-string "a # b', ['user-string = "a  # b']],
  ['a quote inside a word', 'reply /"a#b"/ skip-mx', ['reply = /"a  #b"/ skip-mx']],
  ['blanks and tabs around', '\ta \t 1  2\t', ['a = 1  2']],
  ['an entry without a keyword', '/no such user/ bad-mailbox', ['entry /no such user/ bad-mailbox']],
  ['a catch-all entry', '// other', ['entry // other']],
  ['the entry of a nested list', '* virtual-mta=a', ['* = virtual-mta=a']],
  ['a path that looks like a pattern', 'log-file /var/log/pmta/', ['log-file = /var/log/pmta/']],
  ['a pattern with tags, blanks and quotes', 'reply /<a b> "c", d/ skip-mx', ['reply = /<a b> "c", d/ skip-mx']],
  ['template text with a #', '{{#each ips}}', ['foreign {{#each ips}}']],
  ['PHP', '<?php echo 1 ?>', ['foreign <?php echo 1 ?>']],
  ['a variable of a shell', 'host-name ${HOST}', ['host-name = ${HOST}']],
  ['a mark that starts no word', '> quoted mail', ['foreign > quoted mail']],
];

const tags: Row[] = [
  ['a tag with a value', '<domain [*.]example.com>\n</domain>', ['<domain [*.]example.com>']],
  ['a reserved name', '<source {auth}>\n</source>', ['<source {auth}>']],
  ['a network', '<source 10/8>\n</source>', ['<source 10/8>']],
  ['a macro', '<domain $isp.$tld>\n</domain>', ['<domain $isp.$tld>']],
  ['blanks in tags', '< domain  x >\n</ domain >', ['<domain x>']],
  ['a comment after a tag', '<domain x> # why\n</domain> # end', ['<domain x>  # why']],
  [
    'a command with a redirection',
    '<acct-file |/opt/x --a >/dev/null>\n</acct-file>',
    ['<acct-file |/opt/x --a >/dev/null>'],
  ],
  ['a quoted path', '<acct-file "C:\\my logs\\a>b.csv">\n</acct-file>', ['<acct-file "C:\\my logs\\a>b.csv">']],
  ['the flat and the section form of a name', 'spool /x\n<spool /x>\n</spool>', ['spool = /x', '<spool /x>']],
  ['a tag without >', '<domain x\n a 1\n</domain\nb 2', ['<domain x>', '  a = 1', 'b = 2']],
  [
    'a list at the end of a line',
    'mail-from /a/ <pattern-list>\n* x=y\n</pattern-list>\nb 1',
    ['mail-from = /a/', '  <pattern-list>', '    * = x=y', 'b = 1'],
  ],
  ['a directive behind its tag', '<virtual-mta a>host-name b\n</virtual-mta>', ['<virtual-mta a>', '  host-name = b']],
  ['a tag without > behind a directive, at the end', 'a 1 <domain\f', ['a = 1', '<domain> unclosed']],
  ['a closing tag behind a directive', '<domain a>\nb 1 </domain>\nc 2', ['<domain a>', '  b = 1', 'c = 2']],
  ['two tags on a line', '<domain a>\n</domain><domain b>\nc 1\n</domain>', ['<domain a>', '<domain b>', '  c = 1']],
  [
    'an address is no tag',
    'custom-dsn-from-header Post <post@example.com>',
    ['custom-dsn-from-header = Post <post@example.com>'],
  ],
];

const braces: Row[] = [
  ['a section with braces', 'domain x {\n a 1\n}\nb 2', ['{domain x}', '  a = 1', 'b = 2']],
  [
    'inside a tag',
    '<virtual-mta v>\ndomain x {\n a 1\n}\nb 2\n</virtual-mta>',
    ['<virtual-mta v>', '  {domain x}', '    a = 1', '  b = 2'],
  ],
  ['a glued brace', 'source{\n a 1\n}', ['{source}', '  a = 1']],
  ['a brace on the next line', 'domain x\n{\n a 1\n}', ['{domain x}', '  a = 1']],
  ['a comment behind braces', 'domain x { # why\n} # end\na 1', ['{domain x}  # why', 'a = 1']],
  ['a brace too many', 'a 1\n}\nb 2', ['a = 1', 'stray }', 'b = 2']],
  ['a brace without a head', '{\na 1\n}', ['foreign {', 'a = 1', 'stray }']],
  ['braces closed by a tag', 'domain x {\n a 1\n</domain>\nb 2', ['{domain x}', '  a = 1', 'b = 2']],
];

const damage: Row[] = [
  [
    'a section never closed, before one that cannot be in it',
    '<domain a>\nb 1\n<source c>\nd 2\n</source>\ne 3',
    ['<domain a> unclosed', '  b = 1', '<source c>', '  d = 2', 'e = 3'],
  ],
  ['a section never closed at the end', '<domain a>\nb 1', ['<domain a> unclosed', '  b = 1']],
  [
    'an inner section never closed',
    '<virtual-mta a>\n<domain b>\nc 1\n</virtual-mta>\nd 2',
    ['<virtual-mta a>', '  <domain b> unclosed', '    c = 1', 'd = 2'],
  ],
  ['a stray closing tag', 'a 1\n</domain>\nb 2', ['a = 1', 'stray </domain>', 'b = 2']],
  ['a misspelt closing tag', '<domain a>\nb 1\n</domian>\nc 2', ['<domain a> /domian', '  b = 1', 'c = 2']],
  [
    'a related closing tag',
    '<virtual-mta-pool a>\nb 1\n</virtual-mta>\nc 2',
    ['<virtual-mta-pool a> /virtual-mta', '  b = 1', 'c = 2'],
  ],
  [
    'a section where none may be',
    '<domain a>\n<source b>\nc 1\n</source>\n</domain>\nd 2',
    ['<domain a>', '  <source b>', '    c = 1', 'd = 2'],
  ],
  [
    'a closing tag far too late',
    `<domain a>\n<source b>\n</source>\n${'x 1\n'.repeat(30)}</domain>`,
    ['<domain a> unclosed', '<source b>', ...Array.from({ length: 30 }, () => 'x = 1'), 'stray </domain>'],
  ],
  ['unknown sections nest as they stand', '<a>\n<b>\nc 1\n</b>\n</a>', ['<a>', '  <b>', '    c = 1']],
  [
    'names that every object has',
    '<constructor>\n<domain x>\n</domain>\n</constructor>\n</toString>',
    ['<constructor>', '  <domain x>', 'stray </toString>'],
  ],
  [
    'half a section',
    'a 1\n</virtual-mta>\n<virtual-mta b>\nc 2',
    ['a = 1', 'stray </virtual-mta>', '<virtual-mta b> unclosed', '  c = 2'],
  ],
  [
    'HTML comments over lines',
    'a 1\n<!-- <domain x>\nb -->\nc 2',
    ['a = 1', 'foreign <!-- <domain x>\nb -->', 'c = 2'],
  ],
  ['an HTML comment without an end costs its line', 'a 1\n<!-- x\nb 2', ['a = 1', 'foreign <!-- x', 'b = 2']],
];

describe('tree', () => {
  describe.each([
    ['lines', lineForms],
    ['tags', tags],
    ['braces', braces],
    ['damage', damage],
  ])('%s', (_, rows) => {
    it.each(rows)('%s', (_name, text, expected) => {
      expect(outline(text)).toEqual(expected);
    });

    it.each(rows)('%s, with CRLF', (_name, text, expected) => {
      const crlf = expected.map((line) => line.replaceAll('\n', '\r\n'));
      expect(outline(text.replaceAll('\n', '\r\n'))).toEqual(crlf);
    });
  });
});
