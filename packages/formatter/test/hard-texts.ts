/** Texts of about a megabyte that a formatter with a quadratic step in it would never get through. */
const many = 100_000;

export const hardTexts: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'a run of one hundred thousand lines', text: 'max-smtp-out 5 # five\n'.repeat(many) },
  { name: 'comments above a section', text: `${'# text\n'.repeat(many)}<domain *>\n</domain>\n` },
  { name: 'many comments above many sections', text: '# text\n# text\n<domain *>\n</domain>\n'.repeat(many / 4) },
  { name: 'sections in sections', text: '<a>\n'.repeat(many) },
  { name: 'sections side by side that are never closed', text: '<domain a>\n'.repeat(many) },
  { name: 'tags on one line', text: '<domain a> </domain> '.repeat(many / 2) },
  { name: 'braces', text: 'domain a {\n'.repeat(many) + '}\n'.repeat(many) },
  { name: 'closing tags', text: '</domain>\n'.repeat(many) },
  { name: 'one long line', text: `domain-macro m ${'example.com,'.repeat(many)}x` },
  { name: 'one long wrapped list', text: `domain-macro m a.com,\n${'example.com,\n'.repeat(many)}` },
  { name: 'one pattern without an end', text: `reply /${'a|\nb'.repeat(many)}\n` },
  { name: 'slashes', text: `reply ${'/ '.repeat(many)}\n` },
  { name: 'blanks inside a line', text: `a-b x${' '.repeat(1_000_000)}y\n` },
  { name: 'blanks at line ends', text: `max-smtp-out 5${' '.repeat(1000)}\n`.repeat(1000) },
  { name: 'blanks before a comment', text: `${' '.repeat(1_000_000)}# text` },
  { name: 'blank lines', text: `a-b 1${'\n'.repeat(1_000_000)}a-b 2` },
  { name: 'carriage returns', text: '\r'.repeat(1_000_000) },
  { name: 'hashes', text: 'a-b #\n'.repeat(many) },
  { name: 'quotes', text: `a-b ${'" '.repeat(many)}\n` },
  { name: 'template lines', text: '{{ x }} \n'.repeat(many) },
  { name: 'an HTML comment', text: `<!--${' x\r\n'.repeat(many)}-->` },
];
