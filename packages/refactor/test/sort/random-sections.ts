/** Sections with everything in them that sorting has to do with: comments, blank lines, and lines that stay. */
import fc from 'fast-check';

const settings = [
  'max-smtp-out 5',
  'max-smtp-out 9',
  'MAX-SMTP-OUT 7',
  'max-msg-rate 5/s',
  'max-msg-per-hour 100',
  'retry-after 10m,30m',
  'bounce-after 2d',
  'backoff-retry-after 1h',
  'smtp-hosts [192.0.2.1]',
  'route [192.0.2.2]',
  'queue-to a.queue',
  'source-ip-max-smtp-out 10/8 3',
  'source-ip-max-smtp-out 0/0 2',
  'max-smtp-out-per-source-ip 4',
  'use-starttls yes',
  'dkim-sign yes',
  'log-tls no',
];

const commentLines = [
  '# words',
  '## more words',
  '# words',
  '#max-smtp-out 3',
  '# retry-after 5m  # words',
  '# pmtalint-disable-next-line bad-value -- words',
  '# pmtafmt-ignore',
];

const staying = [
  'include /gone.conf',
  'nonsense 5',
  'max-smtp-out many',
  'retry-after',
  'log-tls yes # pmtafmt-ignore',
  '# pmtalint-disable bad-value -- words',
  'dkim-sign no # pmtalint-enable',
  'smtp-hosts a.example.com,',
  'b.example.com,c.example.com',
  '{{ template }}',
  '# pmtafmt-off',
  '# pmtafmt-on',
  '</source>',
  'domain-key s,x.com,/k max-smtp-out 5',
];

const endings = ['', '', '', '   # at its end', ' '];

const line = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(fc.constantFrom(...settings), fc.constantFrom(...endings)).map((parts) => parts.join('')),
  },
  { weight: 3, arbitrary: fc.constantFrom(...commentLines) },
  { weight: 3, arbitrary: fc.constantFrom('', '', '', ' \t') },
  { weight: 1, arbitrary: fc.constantFrom(...staying) },
);

const indent = fc.constantFrom('', '  ', '\t');
const lines = fc.array(
  fc.tuple(indent, line).map(([before, text]) => (text.trim() === '' ? text : before + text)),
  {
    maxLength: 14,
  },
);

/** Where a section ends without a closing tag, another one may do it, or nothing. */
const domain = fc
  .tuple(fc.constantFrom('*', 'example.com', 'example.net'), lines, fc.constantFrom('</domain>', '</domain>', ''))
  .map(([tag, own, close]) => [`<domain ${tag}>`, ...own, ...(close === '' ? [] : [close])])
  .filter((all) => all.length > 1);

const vmtaLine = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('max-smtp-out 5', 'domain-key z,*,/k', 'domain-key a,x.com,/k', '', '# words'),
  },
  { weight: 2, arbitrary: fc.constantFrom('smtp-source-host 192.0.2.1 a.example.com', 'cold-virtual-mta b') },
);

const virtualMta = fc
  .array(
    fc.oneof(
      vmtaLine.map((one) => [one]),
      domain.map((all) => [...all.filter((one) => !one.startsWith('</')), '</domain>']),
    ),
    {
      maxLength: 6,
    },
  )
  .map((items) => ['<virtual-mta a>', ...items.flat(), '</virtual-mta>']);

/** Lines of a file, with blank lines and comments between the sections. */
export const randomLines: fc.Arbitrary<string[]> = fc
  .array(
    fc.oneof(domain, virtualMta, fc.constantFrom([''], ['# words'], ['max-smtp-out 3'], ['http-access 0/0 none'])),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.flat());
