/** The syntax files of Vim, Emacs, Kate and Sublime Text, in programs that read them. */
import { describe, expect, it } from 'vitest';
import { type Kind, highlighters } from './highlighters.ts';

/** A line, a part of it, and what that part is. */
const cases: readonly (readonly [line: string, part: string, kind: Kind])[] = [
  ['# a comment', 'comment', 'comment'],
  ['host-name mail.example.com # why', 'why', 'comment'],
  ['host-name mail.example.com # why', 'host-name', 'directive'],
  ['host-name mail.example.com # why', 'mail', 'plain'],
  ['Max-SMTP-Out 5', 'Max-SMTP-Out', 'directive'],
  ['password blue#sky', 'sky', 'comment'],
  ['password blue#sky', 'blue', 'plain'],
  ['dsn-failed-subject-template "a # b" after 10m', 'a # b', 'string'],
  ['dsn-failed-subject-template "open # b', '# b', 'comment'],
  ['<virtual-mta news> # c', 'virtual-mta', 'section'],
  ['<virtual-mta news> # c', '# c', 'comment'],
  ['    <domain [*.]example.com>', 'domain', 'section'],
  ['    </domain>', 'domain', 'section'],
  ['</virtual-mta>', 'virtual-mta', 'section'],
  ['        max-smtp-out 20', 'max-smtp-out', 'directive'],
  ['        max-smtp-out 20', '20', 'number'],
  ['        retry-after 10m,1h', '10m', 'number'],
  ['        max-message-size 10M', '10M', 'number'],
  ['        max-msg-rate 100/h', '100/h', 'number'],
  ['always-allow-relaying yes', 'yes', 'word'],
  ['http-access 127.0.0.1 admin', '127.0.0.1', 'number'],
  ['http-access 127.0.0.1 admin', 'admin', 'word'],
  ['smtp-listener 0/0:25', '0/0', 'number'],
  ['relay-domain $hotmail', '$hotmail', 'macro'],
  ['reply /too many "x#y" z/ mode=backoff,skip-mx', 'too many', 'regex'],
  ['reply /too many "x#y" z/ mode=backoff,skip-mx', 'mode=backoff', 'action'],
  ['reply /too many "x#y" z/ mode=backoff,skip-mx', 'skip-mx', 'action'],
  ['reply /too many (#5.1)/ mode=backoff', '#5.1', 'comment'],
  ['mail-from /@a.com$/ <pattern-list>', '@a', 'regex'],
  ['mail-from /@a.com$/ <pattern-list>', 'pattern-list', 'section'],
  ['/over quota/ quota-issues # x', 'over quota', 'regex'],
  ['/over quota/ quota-issues # x', 'quota-issues', 'word'],
  ['/over quota/ quota-issues # x', '# x', 'comment'],
  ['route [192.0.2.1]', 'route', 'old'],
  ['no-such-thing 20', 'no-such-thing', 'plain'],
  ['{{#each ips}}', 'each', 'foreign'],
  ['reply /an open regex', 'open', 'regex'],
  ['host-name behind.it', 'host-name', 'directive'],
  ['<domain an.open.tag', 'domain', 'section'],
  ['host-name behind.it', 'host-name', 'directive'],
];

describe.each(highlighters)('$name', ({ name, isHere, colours, of }) => {
  const told = isHere ? 'colours' : `is skipped without ${name}`;
  describe.skipIf(!isHere)(`${told}`, { timeout: 60_000 }, () => {
    let found: string[][] = [];
    it('reads the file', () => {
      found = colours(cases.map(([line]) => `${line}\n`).join(''));
      expect(found.length).toBeGreaterThanOrEqual(cases.length);
    });

    it.each(cases.map((row, index) => [...row, index] as const))('%s: %s is %s', (line, part, kind, index) => {
      const start = line.indexOf(part);
      const seen = new Set(found[index]?.slice(start, start + part.length));
      for (const colour of seen) expect(of[kind]).toContain(colour);
      expect(seen.size).toBeGreaterThan(0);
    });
  });
});
