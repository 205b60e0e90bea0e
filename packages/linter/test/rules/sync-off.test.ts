import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';

const rule = testRule('sync-off', { create: 'warning', update: 'warning' });
const others = { more: 'sync-msg-create yes\n', off: 'sync-msg-update no\n' };
const withFiles = testRule('sync-off', { create: 'warning', update: 'warning' }, { others });

describe('sync-off', () => {
  it.each<[string, string, readonly string[]]>([
    ['new mail', 'sync-msg-create ⟦false⟧\n', ['create']],
    ['changes', 'sync-msg-update ⟦no⟧\n', ['update']],
    ['both, in any case', 'SYNC-MSG-CREATE ⟦False⟧\nSync-Msg-Update ⟦NO⟧\n', ['create', 'update']],
    ['the last of several lines', 'sync-msg-create yes\nsync-msg-create ⟦no⟧\n', ['create']],
  ])('finds it off for %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['nothing set', 'log-file /var/log/pmta/log\n'],
    ['both on', 'sync-msg-create yes\nsync-msg-update true\n'],
    ['a line that a later one takes back', 'sync-msg-create no\nsync-msg-create yes\n'],
    ['a wrong value', 'sync-msg-create never\n'],
    ['a line in a section', '<domain *>\nsync-msg-create no\n</domain>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to set it', () => {
    rule.mends('sync-msg-create ⟦false⟧ # fast\n', 'sync-msg-create true # fast\n', false);
    rule.mends('sync-msg-update ⟦no⟧\n', 'sync-msg-update yes\n', false);
  });

  it('tells what a crash does', () => {
    rule.says('sync-msg-create no\n', 'is lost');
    rule.says('sync-msg-update no\n', 'a second time');
  });

  it('knows included files', () => {
    withFiles.isSilent('sync-msg-create no\ninclude more\n');
    withFiles.finds('include more\nsync-msg-create ⟦no⟧\n', ['create']);
    withFiles.finds('sync-msg-create ⟦no⟧\ninclude off\n', ['create']);
  });

  it('tells the same of a part of a configuration', () => {
    rule.finds('host-name mail.example.com\nsync-msg-update ⟦false⟧\n', ['update']);
  });
});
