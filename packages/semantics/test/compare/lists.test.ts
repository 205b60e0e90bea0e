/** Lists are what they hold, in their order; their names do not count. */
import { describe, expect, it } from 'vitest';
import { allDifferences, block, text, verdict } from './compare-texts.ts';

const source = (list: string): string => block('source 0/0', `pattern-list ${list}`);
const list = (name: string, ...lines: readonly string[]): string => block(`pattern-list ${name}`, ...lines);

describe('a list with another name', () => {
  it.each([
    ['pattern-list', 'source 0/0', 'pattern-list NAME', 'rcpt-to /x/ virtual-mta=a', 'rcpt-to /x/ virtual-mta=b'],
    ['smtp-pattern-list', 'domain *', 'smtp-pattern-list NAME', 'reply /x/ skip-mx', 'reply /y/ skip-mx'],
    ['address-list', 'source 0/0', 'suppression-lists NAME', 'domain example.com', 'domain *.example.com'],
    ['suppression-list', 'source 0/0', 'suppression-lists NAME', 'address /x/', 'address /y/'],
    [
      'rewrite-list',
      'virtual-mta a',
      'rewrite-list NAME',
      'mail-from *@example.com *@example.net',
      'mail-from *@example.com *@example.org',
    ],
    ['proxy', 'virtual-mta a', 'use-proxy NAME', 'server 192.0.2.1:80', 'server 192.0.2.2:80'],
    [
      'signals-filter',
      'virtual-mta a',
      'enable-signals NAME',
      'sender-or-from * enable-signals',
      'sender-or-from * disable-signals',
    ],
  ])('%s is the same while it holds the same', (kind, user, use, line, other) => {
    const texts = (name: string, content: string): string =>
      text(block(`${kind} ${name}`, content), block(user, use.replace('NAME', name)));
    expect(verdict(texts('one', line), texts('two', line))).toBe('equal');
    expect(verdict(texts('one', line), texts('one', other))).not.toBe('equal');
    expect(verdict(texts('one', line), text(block(user, use.replace('NAME', 'one'))))).not.toBe('equal');
  });

  it('is another group of clients, with limits of its own', () => {
    const texts = (name: string, most: number): string =>
      text(block(`source-group ${name}`, `max-smtp-in ${most}`), block('source 0/0', `source-group ${name}`));
    expect(verdict(texts('g', 5), texts('g', 5))).toBe('equal');
    expect(verdict(texts('g', 5), texts('h', 5))).toBe('source 0.0.0.0: source-group g -> h (5 -> 5)');
    expect(verdict(texts('g', 5), texts('g', 6))).toBe('source 0.0.0.0: source-group g -> g (5 -> 5)');
  });

  it('is another list of keys, which headers of messages name', () => {
    const texts = (name: string, key: string): string => text(block(`domain-key-list ${name}`, `domain-key ${key}`));
    expect(verdict(texts('k', 's1,*,/k'), texts('k', 's1, *, /k'))).toBe('equal');
    expect(verdict(texts('k', 's1,*,/k'), texts('l', 's1,*,/k'))).toBe('<domain-key-list k>: k -> nothing (1 -> -)');
    expect(verdict(texts('k', 's1,*,/k'), texts('k', 's2,*,/k'))).toBe(
      '<domain-key-list k>: domain-key s1,*,/k -> s2,*,/k (2 -> 2)',
    );
  });
});

describe('the order of lines', () => {
  it.each([
    ['pattern-list', 'mail-from /a/ virtual-mta=a', 'rcpt-to /b/ virtual-mta=b'],
    ['smtp-pattern-list', 'reply /a/ mode=backoff', 'reply /b/ mode=normal'],
    ['rewrite-list', 'mail-from *@example.com *@example.net', 'from-domain example.com example.org'],
  ])('of a %s counts', (kind, first, second) => {
    const uses: Readonly<Record<string, string>> = {
      'pattern-list': block('source 0/0', 'pattern-list l'),
      'smtp-pattern-list': block('domain *', 'smtp-pattern-list l'),
      'rewrite-list': block('source 0/0', 'rewrite-list l'),
    };
    const before = text(block(`${kind} l`, first, second), uses[kind] ?? '');
    const after = text(block(`${kind} l`, second, first), uses[kind] ?? '');
    expect(verdict(before, before)).toBe('equal');
    expect(verdict(before, after)).not.toBe('equal');
  });

  it.each([
    ['http-access', 'http-access 192.0.2.0/24 admin', 'http-access 0/0 none', false],
    ['domain-key', 'domain-key a,example.com,/a', 'domain-key b,*,/b', false],
    ['host-name', 'host-name a.example.com', 'host-name b.example.com', false],
    ['relay-domain', 'relay-domain example.com', 'relay-domain example.net', true],
    ['relay-address', 'relay-address a@example.com', 'relay-address /b/', true],
    ['smtp-listener', 'smtp-listener 192.0.2.1:25', 'smtp-listener 0/0:587', true],
  ])('of %s on the top level', (_, first, second, isSame) => {
    expect(verdict(text(first, second), text(second, first)) === 'equal').toBe(isSame);
    expect(verdict(text(first, second), text(first))).not.toBe('equal');
  });

  it.each([
    ['bounce-category-patterns', '/a/ one', '/b/ two'],
    ['mx-rollup-list', 'mx *.example.com a.rollup', 'mx *.example.net b.rollup'],
    ['aliases', 'alias a b@example.com', 'alias c d@example.com'],
  ])('in <%s> counts', (section, first, second) => {
    expect(verdict(text(block(section, first, second)), text(block(section, first, second)))).toBe('equal');
    expect(verdict(text(block(section, first, second)), text(block(section, second, first)))).not.toBe('equal');
  });

  it.each([
    ['domain *', 'max-smtp-out 2', 'retry-after 5m'],
    ['source 0/0', 'smtp-service no', 'max-message-size 1M'],
    ['virtual-mta a', 'max-smtp-out 5', 'smtp-source-host 192.0.2.1 a.example.com'],
    ['acct-file /a.csv', 'records d', 'max-size 5M'],
    ['smtp-user joe', 'password x', 'authentication-method system'],
    ['transmissions-api', 'log-requests yes', 'log-data yes'],
    ['source {transmissions-api}', 'smtp-service yes', 'process-x-job yes'],
  ])('in <%s> does not', (tag, first, second) => {
    expect(verdict(text(block(tag, first, second)), text(block(tag, second, first)))).toBe('equal');
  });
});

describe('lines that never decide', () => {
  it.each([
    ['pattern-list', 'rcpt-to // virtual-mta=a', 'mail-from /b/ virtual-mta=b'],
    ['pattern-list', 'header X-Job /a/ virtual-mta=a', 'header x-job /a/ virtual-mta=b'],
    ['smtp-pattern-list', 'reply /busy/ mode=backoff', 'reply /BUSY/ mode=normal'],
    ['smtp-pattern-list', 'reply // skip-mx', 'reply /x/ bounce-queue'],
  ])('of a %s: behind %s, %s', (kind, first, second) => {
    const use = kind === 'pattern-list' ? block('source 0/0', 'pattern-list l') : block('domain *', `${kind} l`);
    expect(verdict(text(block(`${kind} l`, first, second), use), text(block(`${kind} l`, first), use))).toBe('equal');
    expect(verdict(text(block(`${kind} l`, first, second), use), text(block(`${kind} l`, second), use))).not.toBe(
      'equal',
    );
  });

  it.each([
    ['http-access 192.0.2.0/24 none', 'http-access 192.0.2.7 admin'],
    ['domain-key a,example.com,/a', 'domain-key b,sub.example.com,/b'],
    ['domain-key a,*,/a', 'domain-key b,example.com,/b'],
  ])('%s before %s', (first, second) => {
    expect(verdict(text(first, second), text(first))).toBe('equal');
    expect(verdict(text(second, first), text(first))).not.toBe('equal');
  });

  it('are found over the border of virtual MTAs', () => {
    const all = block('virtual-mta-pool p', 'virtual-mta a', 'domain-key b,example.com,/b');
    const none = block('virtual-mta-pool p', 'virtual-mta a');
    expect(
      verdict(
        text(block('virtual-mta a', 'domain-key a,*,/a'), all),
        text(block('virtual-mta a', 'domain-key a,*,/a'), none),
      ),
    ).toBe('equal');
    expect(verdict(text(block('virtual-mta a'), all), text(block('virtual-mta a'), none))).toBe(
      'virtual-mta a: domain-key b,example.com,/b -> nothing (5 -> -)',
    );
  });
});

describe('lists in lists', () => {
  const inner = text('mail-from /a/ <pattern-list>', 'rcpt-to /c/ virtual-mta=c', '</pattern-list>').trimEnd();

  it('end where they end', () => {
    const outside = text(list('l', inner, 'rcpt-to /b/ virtual-mta=b'), source('l'));
    const inside = text(
      list(
        'l',
        'mail-from /a/ <pattern-list>',
        'rcpt-to /c/ virtual-mta=c',
        'rcpt-to /b/ virtual-mta=b',
        '</pattern-list>',
      ),
      source('l'),
    );
    expect(verdict(outside, inside)).not.toBe('equal');
  });

  it('are compared by what they hold', () => {
    const before = text(list('l', inner), source('l'));
    expect(verdict(before, before.replace('rcpt-to /c/', 'rcpt-to  /c/'))).toBe('equal');
    expect(verdict(before, before.replace('=c', '=d'))).not.toBe('equal');
  });

  it('that are called are, too', () => {
    const before = text(
      list('called', 'rcpt-to /b/ virtual-mta=b'),
      list('l', 'mail-from /a/ call-to:called'),
      source('l'),
    );
    expect(verdict(before, before.replaceAll('called', 'asked'))).toBe('equal');
    expect(verdict(before, before.replace('=b', '=c'))).toBe('source 0.0.0.0: pattern-list l -> l (8 -> 8)');
  });

  it('may call each other in a circle', () => {
    const circle = (decision: string): string =>
      text(
        list('one', 'rcpt-to /a/ call-to:two', `rcpt-to /b/ virtual-mta=${decision}`),
        list('two', 'mail-from /c/ call-to:one', 'mail-from /d/ virtual-mta=d'),
        source('one'),
        block('source {auth}', 'pattern-list two'),
        block('smtp-user joe', 'password x'),
      );
    expect(verdict(circle('x'), circle('x'))).toBe('equal');
    expect(allDifferences(circle('x'), circle('y')).length).toBeGreaterThan(0);
  });

  it('are told from the ones that only look so far away', () => {
    const chain = (last: string): string =>
      text(
        list('a', '* call-to:b'),
        list('b', '* call-to:c'),
        list('c', `* virtual-mta=${last}`),
        list('d', '* call-to:a', '* call-to:b'),
        source('d'),
      );
    expect(verdict(chain('x'), chain('x'))).toBe('equal');
    expect(verdict(chain('x'), chain('y'))).not.toBe('equal');
  });
});

describe('sections of which nothing is known', () => {
  it.each(['suppression-list x', 'new-section x'])('<%s> is compared by its text', (tag) => {
    const texts = (line: string): string => text(block(tag, line), block('source 0/0', 'suppression-lists x'));
    expect(verdict(texts('anything  goes'), texts('anything  goes'))).toBe('equal');
    expect(verdict(texts('anything goes'), texts('nothing goes'))).not.toBe('equal');
  });
});

describe('macros in lists and lines', () => {
  it.each([
    ['relay-domain $m', 'relay-domain example.com\nrelay-domain example.net', 'relay-domain example.com'],
    ['mx-connection-limit example.$t 5', 'mx-connection-limit example.com 5', 'mx-connection-limit example.net 5'],
    ['domain-key a,$one,/k', 'domain-key a,example.com,/k', 'domain-key a,example.net,/k'],
  ])('%s', (line, same, other) => {
    const macros = 'domain-macro m example.com,example.net\ndomain-macro t com\ndomain-macro one example.com';
    expect(verdict(text(macros, line), text(same))).toBe('equal');
    expect(verdict(text(macros, line), text(other))).not.toBe('equal');
    expect(verdict(text(macros, line), text(macros.replaceAll('com', 'org'), line))).not.toBe('equal');
  });

  it.each([
    ['acct-file /a.csv', 'queue-filter $m/a'],
    ['mx-rollup-list', 'mx *.$m a.rollup'],
  ])('in <%s> %s', (tag, line) => {
    const before = text('domain-macro m example.com', block(tag, line));
    expect(verdict(before, before.replace('$m', 'example.com'))).toBe('equal');
    expect(verdict(before, before.replace('m example.com', 'm example.net'))).not.toBe('equal');
  });
});
