import { describe, it } from 'vitest';
import { SERVER, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('default-vmta-missing', { uncovered: 'warning', none: 'warning' });
const others = { chosen: 'default-virtual-mta a\n' };
const withFiles = testRule('default-vmta-missing', { uncovered: 'warning', none: 'warning' }, { others });
const on = (...text: readonly string[]): string => SERVER + vmta('a') + text.join('');
const list = (...lines: readonly string[]): string => section('pattern-list l', ...lines);
const SOME = list('mail-from /@example\\.com$/ virtual-mta=a');
const RELAY = 'always-allow-relaying yes';
const user = (...lines: readonly string[]): string => section('smtp-user u', 'password x', ...lines);

describe('default-vmta-missing', () => {
  it.each<[string, string, readonly string[]]>([
    ['a list for one sender', on(SOME, source('0/0', RELAY, 'pattern-list ⟦l⟧')), ['uncovered']],
    [
      'a list for one recipient',
      on(list('rcpt-to /@example/ virtual-mta=a'), source('0/0', RELAY, 'pattern-list ⟦l⟧')),
      ['uncovered'],
    ],
    [
      'a list for one header',
      on(list('header X-A // virtual-mta=a'), source('0/0', RELAY, 'PATTERN-LIST ⟦l⟧')),
      ['uncovered'],
    ],
    ['a list for the machine itself', on(SOME, source('127.0.0.1', RELAY, 'pattern-list ⟦l⟧')), ['uncovered']],
    ['nothing at all', on(`⟦<source 192.0.2.0/24>⟧\n${RELAY}\n</source>\n`), ['none']],
    ['nothing for a private network', on(`⟦<source 10/8>⟧\n${RELAY}\n</source>\n`), ['none']],
    ['a user without a source', on(`⟦<source {auth}>⟧\n${RELAY}\n</source>\n`, user()), ['none']],
    ['a user with a source', on(`⟦<source {s}>⟧\n${RELAY}\n</source>\n`, user('source {s}')), ['none']],
    [
      'one of two networks',
      on(`⟦<source 192.0.2.0/24>⟧\n${RELAY}\n</source>\n`, source('192.0.2.1', 'default-virtual-mta a')),
      ['none'],
    ],
  ])('finds %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['a default', on(source('0/0', RELAY, 'default-virtual-mta a'))],
    ['a default of a wider source', on(source('0/0', 'default-virtual-mta a'), source('192.0.2.0/24', RELAY))],
    ['a default by address', on(source('0/0', RELAY, 'default-virtual-mta by-smtp-source-ip'))],
    ['a default that a user gets', on(source('0/0', 'default-virtual-mta a'), source('{auth}', RELAY), user())],
    ['a list that takes everything', on(list('mail-from // virtual-mta=a'), source('0/0', RELAY, 'pattern-list l'))],
    ['a list that takes every sender', on(list('mail-from /@/ virtual-mta=a'), source('0/0', RELAY, 'pattern-list l'))],
    [
      'a list that may take everything',
      on(list('mail-from /^[^ ]+@[\\w.-]+$/ virtual-mta=a'), source('0/0', RELAY, 'pattern-list l')),
    ],
    ['a list that calls another', on(list('mail-from /@example/ call-to:m'), source('0/0', RELAY, 'pattern-list l'))],
    ['a list that is not defined', on(source('0/0', RELAY, 'pattern-list nobody'))],
    ['a header that chooses', on(source('0/0', RELAY, 'process-x-virtual-mta yes'))],
    ['a variable that chooses', on(source('0/0', RELAY, 'allow-mailmerge yes'))],
    ['a server without virtual MTAs', SERVER + source('0/0', RELAY)],
    ['an address for such mail', on('smtp-source-host 192.0.2.1 mail.example.com\n', source('192.0.2.0/24', RELAY))],
    ['a virtual MTA for such mail', on(vmta('{default}'), source('192.0.2.0/24', RELAY))],
    ['the machine itself', on(source('127.0.0.1', RELAY), source('::1', RELAY))],
    ['a source that does not relay', on(source('0/0'))],
    ['a source that takes no mail', on(source('192.0.2.0/24', RELAY, 'smtp-service no'))],
    ['a source that wants a login', on(source('0/0', RELAY, 'require-auth yes'))],
    [
      'users whose listener may choose',
      on('smtp-listener 0/0:25 source=in\n', source('in', 'default-virtual-mta a'), source('{auth}', RELAY), user()),
    ],
    ['a part of a configuration', vmta('a') + source('192.0.2.0/24', RELAY)],
    ['an include that is out of reach', on(source('192.0.2.0/24', RELAY, 'include /etc/pmta/unknown'))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(on(source('192.0.2.0/24', RELAY, 'include chosen')));
    withFiles.finds(on(`⟦<source 192.0.2.0/24>⟧\n${RELAY}\n</source>\n`), ['none']);
  });

  it('names the list and points at it', () => {
    const sample = on(SOME, source('0/0', RELAY, 'pattern-list l'));
    rule.says(sample, 'Mail that no line of l takes');
    rule.pointsAt(sample, [['<pattern-list l>', 'this list']]);
  });

  it('offers no fix', () => rule.hasNoFix(on(source('192.0.2.0/24', RELAY))));
});
