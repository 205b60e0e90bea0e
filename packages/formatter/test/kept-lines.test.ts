import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '@pmtakit/formatter';
import { markedLines } from './arbitraries.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly formatted: string;
}

const cases: readonly Case[] = [
  {
    name: 'the line below pmtafmt-ignore',
    text: '<domain *>\n# pmtafmt-ignore\nmax-smtp-out     5\n  max-msg-rate   100/h\n</domain>\n',
    formatted: '<domain *>\n    # pmtafmt-ignore\nmax-smtp-out     5\n    max-msg-rate 100/h\n</domain>\n',
  },
  {
    name: 'the section below it, up to its end',
    text: '# pmtafmt-ignore\n<domain   *>\n max-smtp-out  5 # a\n\n\n  </domain> # b\nmax-smtp-out  5\n',
    formatted: '# pmtafmt-ignore\n<domain   *>\n max-smtp-out  5 # a\n\n\n  </domain> # b\n\nmax-smtp-out 5\n',
  },
  {
    name: 'what is below more comments',
    text: '  # pmtafmt-ignore\n  # prices\nmax-smtp-out  5\n',
    formatted: '# pmtafmt-ignore\n# prices\nmax-smtp-out  5\n',
  },
  {
    name: 'the line below prettier-ignore',
    text: '# prettier-ignore\nmax-smtp-out  5\nmax-smtp-out  6\n',
    formatted: '# prettier-ignore\nmax-smtp-out  5\nmax-smtp-out 6\n',
  },
  {
    name: 'a line that ends with pmtafmt-ignore',
    text: 'a-b   1\n  c-d   2 # pmtafmt-ignore: measured\ne-f   3\n',
    formatted: 'a-b 1\n  c-d   2 # pmtafmt-ignore: measured\ne-f 3\n',
  },
  {
    name: 'a tag that ends with it, and no more of the section',
    text: '<domain   *>  # pmtafmt-ignore\n a-b   1\n  </domain>   # pmtafmt-ignore\n',
    formatted: '<domain   *>  # pmtafmt-ignore\n    a-b 1\n  </domain>   # pmtafmt-ignore\n',
  },
  {
    name: 'all lines from off to on',
    text: 'a-b   1\n # pmtafmt-off\n  ip      name\n\n\n  1.2.3.4   x   \n # pmtafmt-on\na-b   1\n',
    formatted: 'a-b 1\n# pmtafmt-off\n  ip      name\n\n\n  1.2.3.4   x   \n# pmtafmt-on\na-b 1\n',
  },
  {
    name: 'all to the end of the file without on',
    text: '# pmtafmt-off\n  a-b   1\n\n\n',
    formatted: '# pmtafmt-off\n  a-b   1\n\n\n',
  },
  {
    name: 'lines across the edges of sections',
    text: '<domain *>\n# pmtafmt-off\n a-b  1\n </domain>\n <domain x>\n# pmtafmt-on\n c-d  2\n</domain>\n',
    formatted:
      '<domain *>\n    # pmtafmt-off\n a-b  1\n </domain>\n <domain x>\n    # pmtafmt-on\n    c-d 2\n</domain>\n',
  },
  {
    name: 'nothing where the mark is another word',
    text: '# pmtafmt-office\na-b   1\n# pmtafmt-ignored\na-b   1\n',
    formatted: '# pmtafmt-office\na-b 1\n# pmtafmt-ignored\na-b 1\n',
  },
  {
    name: 'nothing behind the end of the section with the mark',
    text: '<domain *>\n a-b   1\n # pmtafmt-ignore\n</domain>\na-b   1\n',
    formatted: '<domain *>\n    a-b 1\n    # pmtafmt-ignore\n</domain>\n\na-b 1\n',
  },
  {
    name: 'nothing where on has no off',
    text: '# pmtafmt-on\na-b   1\n',
    formatted: '# pmtafmt-on\na-b 1\n',
  },
  {
    name: 'marks between off and on say nothing but on',
    text: '# pmtafmt-off\n# pmtafmt-ignore\n# pmtafmt-off\n a  b\n# pmtafmt-on\na-b   1\n',
    formatted: '# pmtafmt-off\n# pmtafmt-ignore\n# pmtafmt-off\n a  b\n# pmtafmt-on\na-b 1\n',
  },
  {
    name: 'a blank line stands between kept lines and a section',
    text: '# pmtafmt-off\n a  b\n# pmtafmt-on\n<domain *>\n</domain>\n',
    formatted: '# pmtafmt-off\n a  b\n# pmtafmt-on\n\n<domain *>\n</domain>\n',
  },
  {
    name: 'the first line of a file with a byte order mark',
    text: '\uFEFF  a-b   1 # pmtafmt-ignore\na-b   1\n',
    formatted: '\uFEFF  a-b   1 # pmtafmt-ignore\na-b 1\n',
  },
  {
    name: 'line breaks become those of the file',
    text: '# pmtafmt-off\r\n a  b\r c  d\r\n# pmtafmt-on\r\n',
    formatted: '# pmtafmt-off\n a  b\n c  d\n# pmtafmt-on\n',
  },
];

describe('lines that a comment keeps', () => {
  it.each(cases)('$name', ({ text, formatted }) => {
    expect(format(text)).toBe(formatted);
    expect(format(formatted)).toBe(formatted);
  });

  it('come out as they are, whatever stands around them', () => {
    const kept = '\t a-b     1   c   # text\n\n\n <domain    x>';
    fc.assert(
      fc.property(markedLines, markedLines, (before, after) => {
        const text = `${before}\n# pmtafmt-on\n# pmtafmt-off\n${kept}\n# pmtafmt-on\n${after}`;
        expect(format(text)).toContain(`# pmtafmt-off\n${kept}\n`);
      }),
    );
  });
});
