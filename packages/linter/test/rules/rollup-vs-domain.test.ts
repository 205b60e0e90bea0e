import { describe, it } from 'vitest';
import { domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('rollup-vs-domain', { moved: 'warning' });
const list = (...lines: readonly string[]): string => section('mx-rollup-list', ...lines);
const google = list('mx *.google.com google.rollup');
const macro = 'domain-macro google gmail.com,googlemail.com\n';
const tag = (name: string, ...lines: readonly string[]): string =>
  `⟦<domain ${name}>⟧\n${lines.join('\n')}\n</domain>\n`;
const found = google + tag('gmail.com', 'max-smtp-out 5');

describe('rollup-vs-domain', () => {
  it.each([
    ['of a domain', found],
    ['in another case', google + tag('GMAIL.com', 'max-smtp-out 5')],
    ['of a macro', google + macro + tag('$google', 'max-smtp-out 5')],
    ['of a domain under one country', list('mx *.yahoodns.net yahoo.rollup') + tag('yahoo.fr', 'max-smtp-out 5')],
    ['by a pattern of the name itself', list('mx [*.]google.com google.rollup') + tag('gmail.com', 'max-smtp-out 5')],
    [
      'by a macro',
      'domain-macro mx *.google.com,*.googlemail.com\n' +
        list('mx $mx google.rollup') +
        tag('gmail.com', 'max-smtp-out 5'),
    ],
    ['in a virtual MTA', google + vmta('a', tag('gmail.com', 'max-smtp-out 5'))],
    ['in a pool', google + vmta('a') + pool('p', 'virtual-mta a', tag('gmail.com', 'max-smtp-out 5'))],
    [
      'although a virtual MTA has settings of its own',
      google + vmta('a', domain('*', 'max-smtp-out 2')) + vmta('b') + tag('gmail.com', 'max-smtp-out 5'),
    ],
    ['by addresses', list('mx *.google.com google.rollup rollup-by-ip') + tag('gmail.com', 'max-smtp-out 5')],
  ])('finds settings %s', (_, sample) => rule.finds(sample, ['moved']));

  it.each([
    ['the queue of the rollup', google + domain('google.rollup', 'max-smtp-out 5')],
    ['a domain without settings', google + domain('gmail.com')],
    ['a domain that opts out', google + domain('gmail.com', 'max-smtp-out 5', 'disable-mx-rollup yes')],
    ['domains that all opt out', google + domain('*', 'disable-mx-rollup yes') + domain('gmail.com', 'max-smtp-out 5')],
    ['a domain that opts out alone', google + domain('gmail.com', 'disable-mx-rollup no')],
    [
      'settings that count for a virtual MTA that opts out',
      google + vmta('a', domain('*', 'disable-mx-rollup yes')) + vmta('b') + domain('gmail.com', 'max-smtp-out 5'),
    ],
    ['other domains', google + domain('example.com', 'max-smtp-out 5')],
    ['another provider', google + domain('yahoo.com', 'max-smtp-out 5')],
    ['no rollup', domain('gmail.com', 'max-smtp-out 5')],
    [
      'servers by name, which DNS may not have',
      list('mx aspmx.l.google.com google.rollup') + domain('gmail.com', 'max-smtp-out 5'),
    ],
    [
      'servers of which one may be missing',
      list('mx *.google.com g.rollup', 'mx *.googlemail.com g.rollup') + domain('gmail.com', 'max-smtp-out 5'),
    ],
    [
      'a domain with servers of its own',
      google + domain('gmail.com', 'smtp-hosts relay.example.com', 'max-smtp-out 5'),
    ],
    ['a domain that is moved already', google + domain('gmail.com', 'queue-to x.queue', 'max-smtp-out 5')],
    ['mail that is thrown away', google + domain('gmail.com', 'type discard')],
    ['hosted domains', list('mx *.mail.protection.outlook.com ms.rollup') + domain('outlook.com', 'max-smtp-out 5')],
    [
      'a provider of which no server is known',
      list('mx *.example.com x.rollup') + domain('rambler.ru', 'max-smtp-out 5'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells a provider once', () => {
    rule.finds(found + domain('googlemail.com', 'max-smtp-out 5'), ['moved']);
    rule.says(found + domain('googlemail.com', 'max-smtp-out 5'), '1 more section is of this kind');
    rule.says(
      found + vmta('a', domain('gmail.com', 'max-smtp-out 1')) + domain('googlemail.com', 'max-smtp-out 5'),
      '2 more sections are of this kind',
    );
  });

  it('names the queue, and points at the line that moves the mail', () => {
    rule.says(found, 'The settings for gmail.com do not count: an MX rollup moves its mail to google.rollup.');
    rule.says(found, 'those of Google (known as of 20');
    rule.pointsAt(found, [['mx *.google.com google.rollup', 'moved by this line']]);
    rule.hasNoFix(found);
  });

  it('looks into included files', () => {
    const others = { 'list.conf': google };
    testRule('rollup-vs-domain', { moved: 'warning' }, { others }).finds(
      'include list.conf\n' + tag('gmail.com', 'max-smtp-out 5'),
      ['moved'],
    );
  });
});
