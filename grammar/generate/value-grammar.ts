/**
 * What each value type takes: one rule in the notation of expression.ts, a sentence, and examples. The examples are
 * texts of a whole argument, read with `spec`; tests hold them against the parsers in src/values.
 */
import type { ArgumentSpec, ValueTypeName } from '../src/catalogue/rows.ts';
import type { HandWrittenRule } from './structure-grammar.ts';

export interface ValueGrammar extends HandWrittenRule {
  /** What else a writer should know. */
  readonly details?: readonly string[];
  /** The options the examples are read with, beyond the type. */
  readonly spec?: Omit<ArgumentSpec, 'type'>;
  readonly good: readonly string[];
  /** Texts that are wrong as such, whatever stands around them. Empty when every text is right. */
  readonly bad: readonly string[];
}

export const valueGrammar: Readonly<Record<ValueTypeName, ValueGrammar>> = {
  'api-key': {
    rule: 'key-character+',
    note: 'A secret of a given length, which no output of these tools ever shows.',
    details: ['The key of `<signals>` is 40 hexadecimal digits; the others are 32 to 128 characters.'],
    spec: { min: 32, max: 128, secret: true },
    good: ['ExampleKey_ExampleKey_ExampleKey_1'],
    bad: ['short', 'a-dash-is-not-one-of-the-characters'],
  },
  boolean: {
    rule: '"yes" | "no" | "true" | "false"',
    note: 'A switch, in one of four words.',
    details: ['`on`, `off`, `1` and `0` are words of other programs.'],
    good: ['yes', 'No', 'true', 'false'],
    bad: ['on', '1', 'enabled'],
  },
  cidr: {
    rule: '( ipv4-prefix | ipv6 ) ( "/" number )?',
    note: 'A block of addresses; a single address is a block of one.',
    details: ['Bytes at the end may be left out: `10/8` is 10.0.0.0/8, and `0/0` is every address.'],
    good: ['192.0.2.0/24', '10/8', '0/0', '192.0.2.7', '2001:db8::/32', '::1'],
    bad: ['192.0.2.0/33', '300.0.2.0/24', 'localhost'],
  },
  'daily-list': {
    rule: 'per-day ( "," per-day )*',
    note: 'How many messages on the first day, the second and so on; the last number stays.',
    good: ['50/day', '100/d,200/d,400/d'],
    bad: ['100/h', '100,200'],
  },
  'data-rate': {
    rule: '"unlimited" | "0" | number size-unit? "/" number? time-unit',
    note: 'So many bytes in an interval. `0` means no limit too.',
    details: ['A number without a size unit counts bytes.'],
    good: ['10m/h', '500k/5min', '1g/day', 'unlimited', '0'],
    bad: ['10m', '10mb/h', 'fast'],
  },
  'domain-key': {
    rule: 'selector "," ( "*" | domain ) "," file',
    note: 'A DKIM key: its selector, the domain it signs for and the file that holds it.',
    details: [
      'Blanks may follow the commas.',
      'The first key that fits is used, so a key for `*` has to be the last one.',
      'Later 5.0 releases take a key from a Vault server as well.',
    ],
    good: ['s1,example.com,/etc/pmta/s1.pem', 's1, *, /etc/pmta/s1.pem'],
    bad: ['s1,example.com', '/etc/pmta/s1.pem'],
  },
  'domain-pattern': {
    rule: '"*" | ( "*." | "[*.]" )? macro-domain | "[" cidr "]" | reserved',
    note: 'Which domains are meant. The closest match wins, not the first.',
    details: [
      '`example.com` is that domain only, `*.example.com` its subdomains, and `[*.]example.com` both.',
      '`[192.0.2.0/24]` stands for recipients at such an address instead of a domain.',
      '`$name` stands for each member of that `domain-macro`.',
    ],
    good: ['*', 'example.com', '*.example.com', '[*.]example.com', '[192.0.2.0/24]', '$isp', 'mail.$tld', '{bounce}'],
    bad: ['*example.com', '[192.0.2.0/24', '[*]example.com'],
  },
  duration: {
    rule: '( number interval-unit )+ | number | "never"',
    note: 'A length of time in weeks, days, hours, minutes and seconds.',
    details: [
      'There is no blank between the parts.',
      'A number alone counts seconds, but nothing documents that: write the unit.',
      'Where `never` is possible, the syntax line says so.',
    ],
    spec: { never: true },
    good: ['30s', '10m', '4d12h', '1w2d12h', 'never'],
    bad: ['10min', '1.5h', 'soon'],
  },
  'duration-list': {
    rule: 'duration ( "," duration )*',
    note: 'One length of time for each try; the last one is used again and again.',
    good: ['1h', '10m,30m,1h'],
    bad: ['10m,soon', '10min,1h'],
  },
  email: {
    rule: 'local-part "@" domain',
    note: 'One mail address.',
    good: ['user@example.com', 'first.last+tag@mail.example.com'],
    bad: ['user', 'user@', 'user@mail..example.com'],
  },
  'email-list': {
    rule: 'email ( "," email )*',
    note: 'Mail addresses with commas between them.',
    good: ['a@example.com', 'a@example.com,b@example.com'],
    bad: ['a@example.com,b', 'a@example.com,,b@example.com'],
  },
  enum: {
    rule: 'word',
    note: 'One of the words that the syntax line of the directive lists, in any case.',
    spec: { members: ['simple', 'relaxed'] },
    good: ['simple', 'Relaxed'],
    bad: ['strict', 'yes'],
  },
  'field-list': {
    rule: '"!"? ( "*" | field ) ( "," "!"? ( "*" | field ) )*',
    note: 'Fields of an accounting record, in the order in which they are written.',
    details: [
      '`*` stands for all fields, and `!` before a field leaves it out.',
      '`header_Subject` adds a header of the message, `arf_Source-IP` a field of a complaint report.',
    ],
    good: ['*', '*,!jobId', 'timeLogged,rcpt,header_Subject'],
    bad: ['rcpt,,orig', '!', 'recipient'],
  },
  'header-list': {
    rule: 'header-name ( "," header-name )* | header-or-regex ( "," header-or-regex )*',
    note: 'Names of message headers; for DKIM also expressions that match names.',
    spec: { regex: true },
    good: ['Subject', 'From,To,Subject', 'From,/^X-/'],
    bad: ['From,,To', 'From,/^X-'],
  },
  host: {
    rule: 'domain',
    note: 'The name of a host or domain.',
    good: ['mail.example.com', 'localhost'],
    bad: ['mail..example.com', 'mail.example.com:25'],
  },
  'host-list': {
    rule: 'preference ( ";" preference )*',
    note: 'Where mail is delivered to, by preference.',
    details: [
      'Hosts after a comma are used alike, hosts after a semicolon only when those before it fail.',
      'An address stands in brackets, and `lookup-mx:` asks for the mail servers of another domain.',
    ],
    good: [
      'mx1.example.com,mx2.example.com',
      'mx1.example.com;backup.example.com:2525',
      '[192.0.2.1]:2525',
      '[IPv6:2001:db8::1]',
      'lookup-mx:example.com',
    ],
    bad: ['mx1.example.com:99999', '[192.0.2.1', 'mx1.example.com,,mx2.example.com'],
  },
  'host-port': {
    rule: '( ipv4 | "[" ipv6 "]" | domain ) ( ":" number )?',
    note: 'An address or a name with a port.',
    details: [
      'An IPv6 address with a port stands in square brackets.',
      'The port may be left out only where the syntax line says so.',
    ],
    good: ['192.0.2.1:3128', '[2001:db8::1]:3128', 'proxy.example.com:3128'],
    bad: ['192.0.2.1', 'proxy.example.com:0', ':3128'],
  },
  identity: {
    rule: '( local-part? "@" )? domain',
    note: 'Who signs: an address, all of a domain, or the domain.',
    good: ['user@example.com', '@example.com', 'example.com'],
    bad: ['@', 'user@'],
  },
  integer: {
    rule: 'number | "unlimited"',
    note: 'A whole number, in some places with bounds or the word `unlimited`.',
    spec: { min: 0, max: 100, unlimited: true },
    good: ['0', '20', 'unlimited'],
    bad: ['1.5', '101', 'many'],
  },
  ip: {
    rule: 'ipv4 | ipv6',
    note: 'One address, in full.',
    good: ['192.0.2.1', '2001:db8::1'],
    bad: ['192.0.2', '192.0.2.0/24', 'mail.example.com'],
  },
  'listen-address': {
    rule: '( cidr | "[" ipv6 "]" ) ":" number',
    note: 'The addresses and the port to listen on.',
    details: ['`0/0:25` means all addresses of the host.'],
    good: ['0/0:25', '192.0.2.1:587', '192.0.2.0/28:2525', '[2001:db8::1]:25'],
    bad: ['25', '192.0.2.1', '0/0:99999'],
  },
  'macro-members': {
    rule: 'macro-member ( "," macro-member )*',
    note: 'What a macro stands for: domains or parts of domains, on one line.',
    details: ['A member may name another macro, but not in a circle.'],
    good: ['example.com,example.org', '.com,.co.uk', '$isp,example.net'],
    bad: ['example.com,,example.org'],
  },
  name: {
    rule: 'word',
    note: 'A name that the line gives to something.',
    good: ['vmta-1', 'user@example.com'],
    bad: ['""'],
  },
  path: {
    rule: 'word',
    note: 'A file or directory. Quote it when it holds blanks.',
    good: ['/var/spool/pmta', '"/var/log/my mail/acct.csv"', 'C:\\pmta\\spool'],
    bad: [],
  },
  'path-or-command': {
    rule: 'path | "|" command-line',
    note: 'A file to write, or a program that takes the records on its standard input.',
    good: ['/var/log/pmta/acct.csv', '|/opt/load', '"|/opt/load --verbose"'],
    bad: ['|'],
  },
  'pattern-result': {
    rule: 'result ( "," result )*',
    note: 'What a matching line of a pattern list decides.',
    good: ['virtual-mta=vmta-1', 'virtual-mta=vmta-1,recipient-priority=70', 'call-to: other-list'],
    bad: ['vmta-1', 'recipient-priority=high', 'vmta=vmta-1'],
  },
  'queue-filter': {
    rule: 'filtered-queue ( "," filtered-queue )*',
    note: 'Queues whose records are written, or left out with `!`.',
    details: [
      'Without a VirtualMTA the queue of mail without one is meant.',
      'Names in braces cannot stand here, and a list of only `!` members matches nothing.',
    ],
    good: ['example.com', '*.example.com/vmta-1', '!example.org/*,*/*'],
    bad: ['!', '{bounce}', 'example.com,,example.org'],
  },
  'queue-name': {
    rule: 'domain | reserved',
    note: 'The name of a queue, which need not be a real domain.',
    details: ['A queue that `mx` lines collect domains in has to end in `.rollup`.'],
    spec: { suffix: '.rollup' },
    good: ['example.rollup', 'mail.example.rollup'],
    bad: ['example', 'example.queue'],
  },
  rate: {
    rule: '"unlimited" | "0" | number "/" number? time-unit',
    note: 'So many times in an interval. `0` means no limit too.',
    details: ['Since 5.0 the interval may have a number: `10/5min`.'],
    good: ['100/h', '20000/day', '10/5min', 'unlimited', '0'],
    bad: ['100', '0/h', '100/fortnight', 'fast'],
  },
  'record-types': {
    rule: 'record-type ( "," record-type )*',
    note: 'Kinds of accounting records, by letter or by name.',
    good: ['d', 'd,b', 'delivery,bounce'],
    bad: ['x', 'd,x'],
  },
  reference: {
    rule: 'word ( "," word )*',
    note: 'The name of something that another line or section defines; a list only where the syntax line says so.',
    spec: { to: ['virtual-mta', 'virtual-mta-pool'] },
    good: ['vmta-1', 'pool-a'],
    bad: [],
  },
  regex: {
    rule: '"/" ( "\\" <any character> | <any character but slash and hash sign> )* "/"',
    note: 'A Perl-compatible regular expression between slashes.',
    details: [
      'A slash in it is written `\\/`, and `//` matches everything.',
      'A hash sign would start a comment: write `\\x23`.',
      'SMTP replies are matched in any case unless the expression starts with `(?-i)`.',
    ],
    good: ['/^421 too many/', '/over\\/quota/', '//'],
    bad: ['/^421', '421', '/(421/'],
  },
  'reply-actions': {
    rule: 'reply-action ( "," reply-action )*',
    note: 'What is done when a reply matches.',
    details: [
      'Not both modes in one rule, and not `skip-mx` together with `bounce-queue`.',
      '`reenable-after=` follows `disable-source-ip`, and `backoff-to-normal-after=` follows `mode=backoff`.',
    ],
    good: ['mode=backoff', 'skip-mx', 'disable-source-ip,reenable-after=4h', 'bounce-queue'],
    bad: ['mode=temp', 'backoff', 'disable-source-ip,reenable-after=soon'],
  },
  'rewrite-address': {
    rule: '"<>" | ( "*" | local-part ) "@" ( "*" | domain )',
    note: 'An address, or both sides of one with `*` for what may be anything or stays as it is.',
    good: ['user@example.com', '*@example.com', 'user@*', '<>'],
    bad: ['user', '@'],
  },
  'signals-action': {
    rule: '"enable-signals" ( "," "subaccount=" number )? | "disable-signals"',
    note: 'Whether events are sent, and for which subaccount.',
    good: ['enable-signals', 'enable-signals,subaccount=3', 'disable-signals'],
    bad: ['on', 'enable-signals,subaccount=x'],
  },
  'signals-switch': {
    rule: 'boolean ( "," "subaccount=" number )?',
    note: 'A switch that may name a subaccount when it is on.',
    good: ['true', 'yes,subaccount=3', 'false'],
    bad: ['maybe', 'no,subaccount=3', 'true,subaccount=x'],
  },
  size: {
    rule: 'number size-unit? | "unlimited"',
    note: 'A number of bytes, kilobytes, megabytes, gigabytes or terabytes.',
    details: ['A number without a unit is possible only for `max-message-size`, where it is deprecated, and as `0`.'],
    spec: { unlimited: true },
    good: ['50M', '100k', '2g', 'unlimited'],
    bad: ['50MB', '1.5g', 'big'],
  },
  'source-tag': {
    rule: 'cidr | reserved | word',
    note: 'Addresses of clients, or a name that a listener or an account refers to.',
    details: ['`localhost` is a name here, not an address.'],
    good: ['192.0.2.0/24', '10/8', '{auth}', 'newsletter'],
    bad: [],
  },
  string: {
    rule: 'word',
    note: 'One word, or several in double quotes.',
    good: ['word', '"two words"'],
    bad: [],
  },
  text: {
    rule: '<the rest of the line up to a comment>',
    note: 'All that is left of the line. Double quotes around it are taken off.',
    good: ['two words', '"/bin/program $to"'],
    bad: [],
  },
  url: {
    rule: '( "http" | "https" ) "://" ( ip | domain ) ( ":" number )? ( "/" <path> )?',
    note: 'A web address with its scheme.',
    good: ['https://example.com/hook', 'http://127.0.0.1:8080/'],
    bad: ['example.com/hook', 'https://'],
  },
};

export const valueParts: Readonly<Record<string, HandWrittenRule>> = {
  word: { rule: 'quoted | <any characters but blanks>', note: 'One argument without a finer form.' },
  quoted: {
    rule: `'"' ( "\\" <any character> | <any character but a double quote> )* '"'`,
    note: 'A quoted string on one line. A backslash protects a quote, a blank, `$` and itself.',
  },
  number: { rule: '[0-9]+', note: 'A whole number without a sign.' },
  'interval-unit': { rule: '"w" | "d" | "h" | "m" | "s"', note: 'Weeks, days, hours, minutes or seconds.' },
  'time-unit': {
    rule: '"d" | "day" | "h" | "hr" | "m" | "min" | "s" | "sec"',
    note: 'The interval of a rate: a day, an hour, a minute or a second.',
  },
  'size-unit': {
    rule: '"b" | "k" | "m" | "g" | "t"',
    note: 'Bytes, kilobytes, megabytes, gigabytes or terabytes; in any case.',
  },
  'per-day': { rule: 'number "/" ( "d" | "day" )', note: 'So many on one day.' },
  'key-character': { rule: '[A-Za-z0-9_]', note: 'A character of a key.' },
  ipv4: { rule: 'number "." number "." number "." number', note: 'Four bytes from 0 to 255.' },
  'ipv4-prefix': {
    rule: 'number ( "." number ( "." number ( "." number )? )? )?',
    note: 'The first one to four bytes of an address.',
  },
  ipv6: { rule: '( hex-digit+ | ":" )+ ipv4?', note: 'Up to eight groups; `::` stands for groups of zeros, once.' },
  'hex-digit': { rule: '[0-9A-Fa-f]', note: 'A hexadecimal digit.' },
  label: { rule: '[^ .,;:/@"]+', note: 'One part of a domain; letters of any language.' },
  domain: { rule: 'label ( "." label )* "."?', note: 'A domain or host name.' },
  'local-part': { rule: '[^ ,@"]+', note: 'What stands before the `@` of an address.' },
  macro: { rule: '"$" [A-Za-z0-9_]+', note: 'A name that a `domain-macro` line defines.' },
  'macro-domain': { rule: '( label | macro ) ( "." ( label | macro ) )*', note: 'A domain in which macros may stand.' },
  'macro-member': { rule: '"."? macro-domain', note: 'One domain, or the end of one.' },
  reserved: { rule: '"{" [A-Za-z-]+ "}"', note: 'A name that PowerMTA itself gives, such as `{default}` or `{auth}`.' },
  selector: { rule: 'label ( "." label )*', note: 'The name of a key in DNS.' },
  file: { rule: 'path', note: 'Where a private key is stored.' },
  field: { rule: '( "header_" | "arf_" )? [A-Za-z0-9-]+', note: 'A field of accounting records.' },
  'record-type': {
    rule:
      '"d" | "delivery" | "b" | "bounce" | "t" | "transient" | "tq" | "transient-queue" | "r" | "receipt" | ' +
      '"f" | "feedback-loop" | "rb" | "remote-bounce" | "rs" | "remote-status"',
    note: 'A kind of accounting record, by letter or by name.',
  },
  'header-name': { rule: '[^ :,/]+', note: 'The name of a message header, without a colon.' },
  'header-or-regex': { rule: 'header-name | regex', note: 'A header, or an expression for several.' },
  preference: { rule: 'destination ( "," destination )*', note: 'Hosts that are used alike.' },
  destination: {
    rule: '( domain | ipv4 | "[" ipv4 "]" | "[IPv6:" ipv6 "]" ) ( ":" number )? | "lookup-mx:" domain',
    note: 'One host to deliver to.',
  },
  'command-line': { rule: '<a program with its arguments>', note: 'What to start.' },
  result: {
    rule: '"virtual-mta=" word | "recipient-priority=" number | "call-to:" word',
    note: 'A VirtualMTA, a priority, or another list to ask.',
  },
  'filtered-queue': {
    rule: '"!"? domain-pattern ( "/" ( "*" | word ) )?',
    note: 'A queue by its domain and VirtualMTA.',
  },
  'reply-action': {
    rule:
      '"mode=normal" | "mode=backoff" | "skip-mx" | "bounce-queue" | "bounce-rcpt" | "disable-source-ip" | ' +
      '"reenable-after=" duration | "defer-queue" | "backoff-to-normal-after=" duration',
    note: 'One action.',
  },
};
