/** Every decision about the layout, as small pairs of before and after. They are explained in docs/style.md. */
import { describe, expect, it } from 'vitest';
import { type FormatOptions, format } from '@pmtakit/formatter';

/** Lines before and after; `same` when nothing changes. */
interface Sample {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function sample(name: string, before: readonly string[], after: readonly string[]): Sample {
  return { name, before, after };
}

function same(name: string, ...lines: readonly string[]): Sample {
  return { name, before: lines, after: lines };
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function checkSamples(samples: readonly Sample[], options: Partial<FormatOptions> = {}): void {
  it.each(samples)('$name', ({ before, after }) => {
    expect(format(textOf(before), options)).toBe(textOf(after));
    expect(format(textOf(after), options)).toBe(textOf(after));
  });
}

describe('indent', () => {
  checkSamples([
    sample(
      'four blanks for each section',
      ['<domain *>', 'max-smtp-out 5', '</domain>'],
      ['<domain *>', '    max-smtp-out 5', '</domain>'],
    ),
    sample(
      'tabs become blanks',
      ['<domain *>', '\t\tmax-smtp-out 5', '\t</domain>'],
      ['<domain *>', '    max-smtp-out 5', '</domain>'],
    ),
    sample(
      'lines of the top level start at its edge',
      ['   host-name a.example.com', '\t# text'],
      ['host-name a.example.com', '# text'],
    ),
    sample(
      'sections in sections',
      ['<virtual-mta a>', '<domain *>', 'max-smtp-out 5', '# text', '</domain>', '</virtual-mta>'],
      [
        '<virtual-mta a>',
        '    <domain *>',
        '        max-smtp-out 5',
        '        # text',
        '    </domain>',
        '</virtual-mta>',
      ],
    ),
    sample(
      'a section that is never closed reaches to the end',
      ['<virtual-mta a>', 'max-smtp-out 5'],
      ['<virtual-mta a>', '    max-smtp-out 5'],
    ),
  ]);
});

describe('indent of two', () => {
  checkSamples([sample('as asked for', ['<a>', 'b-c 1', '</a>'], ['<a>', '  b-c 1', '</a>'])], {
    indent: 2,
  });
});

describe('indent of deep sections', () => {
  it('stops growing at the sixteenth level', () => {
    const deepest = format('<a>\n'.repeat(40)).split('\n').at(-2);
    expect(deepest).toBe(`${' '.repeat(64)}<a>`);
  });
});

describe('columns of values', () => {
  checkSamples([
    sample(
      'neighbours share a column',
      ['max-smtp-out 5', 'bounce-after   2d', 'type\tsmtp'],
      ['max-smtp-out 5', 'bounce-after 2d', 'type         smtp'],
    ),
    same('a blank line ends a run', 'max-smtp-out 5', '', 'type smtp'),
    same('a comment on a line of its own ends a run', 'max-smtp-out 5', '# text', 'type smtp'),
    same(
      'a tag ends a run',
      '<virtual-mta a>',
      '    max-smtp-out 5',
      '    <domain *>',
      '    </domain>',
      '    type smtp',
      '</virtual-mta>',
    ),
    sample(
      'a line that ends with a section ends a run',
      [
        '<pattern-list a>',
        'rcpt-to /a/ virtual-mta=a',
        'mail-from /b/ <pattern-list>',
        '* virtual-mta=b',
        '</pattern-list>',
        '</pattern-list>',
      ],
      [
        '<pattern-list a>',
        '    rcpt-to /a/ virtual-mta=a',
        '    mail-from /b/ <pattern-list>',
        '        * virtual-mta=b',
        '    </pattern-list>',
        '</pattern-list>',
      ],
    ),
    same('a line with something else on it ends a run', 'type smtp </domain>', 'max-smtp-out 5'),
    same(
      'a word that is no name of a directive ends a run',
      'type smtp',
      'EOF',
      'max-smtp-out 5',
      'echo "a  b"',
      'type smtp',
    ),
    sample(
      'names of more than forty characters do not push the others',
      ['http-tls-tlsv1.3-ciphersuites-of-the-future-one a', 'type smtp', 'max-smtp-out 5'],
      ['http-tls-tlsv1.3-ciphersuites-of-the-future-one a', 'type         smtp', 'max-smtp-out 5'],
    ),
    sample(
      'a name without a value does not push the others, and does not end the run',
      ['backoff-to-normal-after', 'type smtp', 'max-smtp-out', 'log-file /a'],
      ['backoff-to-normal-after', 'type     smtp', 'max-smtp-out', 'log-file /a'],
    ),
    sample('names keep their case', ['Type smtp', 'MAX-SMTP-OUT 5'], ['Type         smtp', 'MAX-SMTP-OUT 5']),
    sample(
      'names that are only misspelt belong to the run',
      ['max-smtp-outs 5', 'type smtp'],
      ['max-smtp-outs 5', 'type          smtp'],
    ),
  ]);
});

describe('without columns', () => {
  checkSamples(
    [
      sample(
        'one blank, two before comments',
        ['type   smtp # a', 'max-smtp-out  5   # b'],
        ['type smtp  # a', 'max-smtp-out 5  # b'],
      ),
    ],
    { align: false },
  );
});

describe('comments at the end of lines', () => {
  checkSamples([
    sample('two blanks before a lone one', ['type smtp # a'], ['type smtp  # a']),
    sample(
      'neighbours share a column',
      ['type smtp # a', 'max-smtp-out 5 # b'],
      ['type         smtp  # a', 'max-smtp-out 5     # b'],
    ),
    sample(
      'a line without one parts them',
      ['max-smtp-out 5 # a', 'retry-after 10m,20m', 'type smtp # b'],
      ['max-smtp-out 5  # a', 'retry-after  10m,20m', 'type         smtp  # b'],
    ),
    same('one that is glued to its value stays so', 'password a#b', 'source   a'),
    sample(
      'a glued one has no column',
      ['password long-password#b', 'source a # c'],
      ['password long-password#b', 'source   a  # c'],
    ),
    sample(
      'one that may be the rest of a pattern stays where it is',
      ['reply /a   #5/ skip-mx', '<bounce-category-patterns>', '/a #b/ other', '</bounce-category-patterns>'],
      ['reply /a   #5/ skip-mx', '', '<bounce-category-patterns>', '    /a #b/ other', '</bounce-category-patterns>'],
    ),
    sample(
      'lines of more than eighty characters do not push the others',
      [`domain-macro a ${'example.com,'.repeat(6)}b.com # a`, 'domain-macro b c.com # b'],
      [`domain-macro a ${'example.com,'.repeat(6)}b.com  # a`, 'domain-macro b c.com  # b'],
    ),
    sample('behind tags', ['<domain *>   # a', '</domain># b'], ['<domain *>  # a', '</domain># b']),
    sample('its own blanks stay, those at its end go', ['#  a   b  \t'], ['#  a   b']),
  ]);
});

describe('blank lines', () => {
  checkSamples([
    sample('several become one', ['type smtp', '', ' ', '\t', 'max-smtp-out 5'], ['type smtp', '', 'max-smtp-out 5']),
    sample('none at the start and the end of the text', ['', '', 'type smtp', '', ''], ['type smtp']),
    sample(
      'none after an opening and before a closing tag',
      ['<domain *>', '', 'type smtp', '', '</domain>'],
      ['<domain *>', '    type smtp', '</domain>'],
    ),
    sample('none in an empty section', ['<domain *>', '', '</domain>'], ['<domain *>', '</domain>']),
    sample(
      'one around sections of the top level',
      ['type smtp', '<domain *>', '</domain>', '<domain a>', '</domain>', 'max-smtp-out 5'],
      ['type smtp', '', '<domain *>', '</domain>', '', '<domain a>', '</domain>', '', 'max-smtp-out 5'],
    ),
    same(
      'as the writer wants between sections in a section',
      '<a>',
      '    <domain *>',
      '    </domain>',
      '    <domain a>',
      '    </domain>',
      '',
      '    <domain b>',
      '    </domain>',
      '</a>',
    ),
    same('none between a comment and its section', '# text', '# more', '<domain *>', '</domain>'),
    sample(
      'one before the comment of a section',
      ['type smtp', '# text', '# more', '<domain *>', '</domain>'],
      ['type smtp', '', '# text', '# more', '<domain *>', '</domain>'],
    ),
    same(
      'a comment with a blank line behind it is none of a section',
      'type smtp',
      '# text',
      '',
      '<domain *>',
      '</domain>',
    ),
    same('a comment behind a line is none of a section', 'type smtp  # text', '', '<domain *>', '</domain>'),
  ]);
});

describe('tags', () => {
  checkSamples([
    sample('single blanks inside', ['< domain  x >', '</ domain >'], ['<domain x>', '</domain>']),
    sample('tabs', ['<\tdomain\tx\t>', '</domain\t>'], ['<domain x>', '</domain>']),
    sample(
      'blanks in an argument stay',
      ['<acct-file |/a  --b >', '</acct-file>'],
      ['<acct-file |/a  --b>', '</acct-file>'],
    ),
    same('an argument glued to the name stays glued, for it is another tag', '<domain*>', '</domain>'),
    sample('without an end', ['< domain  x', '</ domain'], ['<domain x', '</domain']),
    same('names keep their case', '<Domain X>', '</DOMAIN>'),
    same('arguments of a closing tag stay', '<domain x>', '</domain x>'),
    same('other white space is text', '<domain x>', '</domain\u00a0>'),
  ]);
});

describe('values', () => {
  checkSamples([
    sample('one blank between them', ['http-access \t10/8    admin'], ['http-access 10/8 admin']),
    sample('named ones too', ['smtp-listener 0/0:25   source=a'], ['smtp-listener 0/0:25 source=a']),
    sample(
      'blanks in a pattern stay',
      ['<smtp-pattern-list a>', 'reply /a  b/   skip-mx', '</smtp-pattern-list>'],
      ['<smtp-pattern-list a>', '    reply /a  b/ skip-mx', '</smtp-pattern-list>'],
    ),
    same('those of directives in the wrong place stay', 'reply /a  b/   skip-mx'),
    sample('blanks in quotes stay', ['pickup "/a  b"   /c'], ['pickup "/a  b" /c']),
    same('blanks in a list of parts stay', 'domain-key a,  example.com,  /a.pem'),
    same('blanks in a text stay', 'command /a  --b   c'),
    same('those of unknown directives stay', 'no-such-directive a   b'),
    same('those of known directives in unknown sections stay', '<a>', '    http-access 10/8   admin', '</a>'),
    same('wrong ones stay', 'http-access 10/99   admin'),
    same('too many stay', 'http-access 10/8   admin   b'),
    sample(
      'lines without a keyword',
      ['<bounce-category-patterns>', '/a  b/     other', '</bounce-category-patterns>'],
      ['<bounce-category-patterns>', '    /a  b/ other', '</bounce-category-patterns>'],
    ),
    same('a value glued to the name stays glued', 'max-smtp-out<5   x'),
  ]);
});

describe('what nobody understands stays as it is', () => {
  checkSamples([
    sample(
      'lines of other languages, with their indent',
      ['<domain *>', '{{  x }}  ', '\t{%  y %}', '  > a   b  # text', '</domain>'],
      ['<domain *>', '{{  x }}', '\t{%  y %}', '  > a   b  # text', '</domain>'],
    ),
    same('HTML comments', '  <!-- a', '\t  b   c', ' -->'),
    same('closing tags that close nothing', '  </domain>', '    </a>  # text'),
    sample(
      'the rest of a list that was broken in two',
      ['domain-macro  m  a.com,', '               b.com, c.com,', '        d.com', '   type smtp'],
      ['domain-macro m  a.com,', '               b.com, c.com,', '        d.com', 'type smtp'],
    ),
    same('the rest of a pattern', 'reply /a', '    much   b|', '\tc/ skip-mx', 'type smtp'),
    same(
      'the rest of a pattern without a keyword',
      '<bounce-category-patterns>',
      '    /a',
      '      b/   other',
      '</bounce-category-patterns>',
    ),
    sample(
      'but not the line after it, and none after a blank line',
      ['reply /a', '  type smtp', 'reply /b', '', '  rest c/'],
      ['reply /a', 'type  smtp', 'reply /b', '', 'rest c/'],
    ),
    same('a path is no broken pattern', 'log-file /a', 'much b'),
  ]);
});

describe('things that share a line stay together', () => {
  checkSamples([
    sample(
      'a directive behind a tag',
      ['<domain *>   type  smtp # a', 'max-smtp-out 5', '</domain>'],
      ['<domain *>   type  smtp  # a', '    max-smtp-out 5', '</domain>'],
    ),
    sample(
      'a tag behind a directive',
      ['<domain *>', 'type  smtp  </domain>'],
      ['<domain *>', '    type smtp  </domain>'],
    ),
    same('tags', '<domain a></domain>  <domain b> </domain>  # text'),
    sample(
      'a list at the end of a line',
      [
        '<pattern-list a>',
        'mail-from   /a  b/   < pattern-list > # text',
        '* virtual-mta=b',
        '</pattern-list>',
        '</pattern-list>',
      ],
      [
        '<pattern-list a>',
        '    mail-from /a  b/ <pattern-list>  # text',
        '        * virtual-mta=b',
        '    </pattern-list>',
        '</pattern-list>',
      ],
    ),
    same('a tag without an end', 'mail-from /a/ <pattern-list  # text', '    * virtual-mta=b', '</pattern-list>'),
  ]);
});

describe('braces', () => {
  checkSamples([
    sample(
      'stay, with the layout of tags',
      ['type smtp', 'domain  *  { # a', 'max-smtp-out   5', '', '  } # b', 'type smtp'],
      ['type smtp', '', 'domain * {  # a', '    max-smtp-out 5', '}  # b', '', 'type smtp'],
    ),
    sample(
      'a brace on a line of its own stays there',
      ['<virtual-mta a>', 'domain  *', '', '{', 'max-smtp-out 5', '}', '</virtual-mta>'],
      ['<virtual-mta a>', '    domain *', '    {', '        max-smtp-out 5', '    }', '</virtual-mta>'],
    ),
    same('a glued brace stays glued', 'domain *{', '}'),
    same('a brace that closes nothing', '  }', 'type smtp'),
  ]);
});

describe('the whole text', () => {
  it.each([
    ['empty text stays empty', '', ''],
    ['blank text becomes empty', ' \n\t\n\r\n', ''],
    ['only a byte order mark', '\uFEFF', '\uFEFF'],
    ['a byte order mark stays', '\uFEFF  type smtp', '\uFEFFtype smtp\n'],
    ['only comments', '  # a\n\n\n\t# b', '# a\n\n# b\n'],
    ['a line break at the end', 'type smtp', 'type smtp\n'],
    [
      'no blanks at the ends of lines',
      'type smtp \t\n<domain *> \n</domain>\t\n',
      'type smtp\n\n<domain *>\n</domain>\n',
    ],
    ['CRLF', 'type smtp\r\n\r\n\r\nretry-after 1h\r\n', 'type smtp\n\nretry-after 1h\n'],
    ['a lone CR is a line break', 'type smtp\rretry-after 1h\r', 'type        smtp\nretry-after 1h\n'],
    ['form feeds are blank space', '\ftype\vsmtp\f\n\f\nretry-after 1h', 'type smtp\n\nretry-after 1h\n'],
    ['NUL is text', 'type \0\n\0', 'type \0\n\0\n'],
    ['a word like a byte order mark does not become one', '\n\uFEFF x\n', ' \uFEFF x\n'],
  ])('%s', (_, before, after) => {
    expect(format(before)).toBe(after);
    expect(format(after)).toBe(after);
  });

  it('has line breaks as asked for', () => {
    const text = '<domain *>\ntype smtp\r\n</domain>\n';
    expect(format(text, { endOfLine: 'lf' })).toBe('<domain *>\n    type smtp\n</domain>\n');
    expect(format(text, { endOfLine: 'crlf' })).toBe('<domain *>\r\n    type smtp\r\n</domain>\r\n');
  });

  it.each([
    ['a\r\nb\r\nc\n', '\r\n'],
    ['a\r\nb\nc\n', '\n'],
    ['a\r\nb\n', '\r\n'],
    ['a', '\n'],
    ['a\rb', '\n'],
  ])('auto: %j has the breaks that most lines have', (text, lineBreak) => {
    expect(format(text, { endOfLine: 'auto' })).toMatch(lineBreak === '\n' ? /^[^\r]*$/ : /^(?:[^\r\n]*\r\n)*$/);
  });

  it('never moves a line', () => {
    const text = 'z-z 1\na-a 2\n\nm-m 3\n';
    expect(format(text)).toBe(text);
  });
});
