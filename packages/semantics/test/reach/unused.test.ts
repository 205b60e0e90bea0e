/** Things with a name that nothing refers to. */
import { describe, expect, it } from 'vitest';
import { assuming, block, text } from '../compare/compare-texts.ts';
import { deadIn } from './dead-in.ts';

describe('names', () => {
  it.each([
    ['source', 'smtp-service yes', block('smtp-user joe', 'source x')],
    ['source', 'smtp-service yes', 'smtp-listener 0/0:25 source=x'],
    ['source', 'smtp-service yes', block('smtp-listener 0/0:25', 'source x')],
    ['pattern-list', 'rcpt-to /x/ virtual-mta=a', block('source 0/0', 'pattern-list x')],
    [
      'pattern-list',
      'rcpt-to /x/ virtual-mta=a',
      text(block('source 0/0', 'pattern-list m'), block('pattern-list m', '* call-to:x')),
    ],
    ['smtp-pattern-list', 'reply /x/ skip-mx', block('domain *', 'smtp-pattern-list x')],
    ['proxy', 'server 192.0.2.1:80', 'use-proxy x'],
    ['proxy', 'server 192.0.2.1:80', block('virtual-mta a', 'use-proxy y,x')],
    ['rewrite-list', 'from-domain example.com example.net', block('source 0/0', 'rewrite-list x')],
    ['source-group', 'max-smtp-in 5', block('source 0/0', 'source-group x')],
    ['signals-filter', 'sender-or-from * enable-signals', 'enable-signals x'],
  ])('a %s with %s is unused without %s', (kind, line, use) => {
    const definition = block(`${kind} x`, line);
    expect(deadIn(text(definition))).toEqual(['1 unused']);
    expect(deadIn(text(definition, use))).toEqual([]);
    expect(deadIn(text(definition, use.replaceAll(/\bx\b/g, 'z')))).toEqual(['1 unused']);
    expect(deadIn(text(definition, use.replaceAll(/\bx\b/g, 'X')))).toEqual([]);
    expect(deadIn(text(definition, use.replaceAll(/\bx\b/g, 'X')), assuming({ 'name-case': 'kept' }))).toEqual([
      '1 unused',
    ]);
    expect(deadIn(text('include gone', definition))).toEqual([]);
  });

  it.each([
    ['domain *', block('domain $x', 'max-smtp-out 5')],
    ['another macro', text('domain-macro y a.$x', block('domain $y', 'max-smtp-out 5'))],
    ['a key', 'domain-key a,$x,/k'],
    ['a filter', block('acct-file /a.csv', 'queue-filter $x/*')],
    ['relay-domain', 'relay-domain $x'],
  ])('a macro is used by %s', (_, use) => {
    expect(deadIn(text('domain-macro x example.com', use))).toEqual([]);
    expect(deadIn(text('domain-macro x example.com', use.replaceAll('$x', 'example.net')))).toEqual(['1 unused']);
  });

  it.each(['{auth}', '{pickup}', '{transmissions-api}', '0/0', '192.0.2.1'])(
    'a source %s is asked for by itself',
    (name) => {
      expect(deadIn(text(block(`source ${name}`, 'smtp-service yes')))).toEqual([]);
    },
  );

  it.each(['virtual-mta-pool', 'acct-file', 'smtp-user', 'address-list', 'domain-key-list', 'spool'])(
    'a %s needs nothing',
    (kind) => {
      expect(deadIn(text(block(`${kind} x`)))).toEqual([]);
    },
  );
});

describe('virtual MTAs', () => {
  const sends = (...lines: readonly string[]): string => block('source 0/0', 'always-allow-relaying yes', ...lines);

  it.each([
    ['that nothing leads to', [sends('default-virtual-mta a')], ['3 unused']],
    ['in a configuration without clients', [], []],
    [
      'that a list leads to',
      [sends('default-virtual-mta a', 'pattern-list l'), block('pattern-list l', '* virtual-mta=b')],
      [],
    ],
    [
      'that a pool leads to',
      [sends('default-virtual-mta p'), block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b')],
      [],
    ],
    ['that a reroute leads to', [sends('default-virtual-mta a'), block('domain *', 'reroute-to-virtual-mta b')], []],
    ['that clients may choose', [sends('default-virtual-mta a', 'process-x-virtual-mta yes')], []],
    ['that a missing file may lead to', ['include gone', sends('default-virtual-mta a')], []],
  ])('%s', (_, lines, dead) => {
    expect(deadIn(text(block('virtual-mta a'), block('virtual-mta b'), ...lines))).toEqual(dead);
  });
});
