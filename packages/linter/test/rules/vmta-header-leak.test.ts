import { describe, it } from 'vitest';
import { SERVER, source, testRule } from '../expect-findings.ts';

const rule = testRule('vmta-header-leak', { kept: 'info', added: 'info' });

const KEPT = 'retain-x-virtual-mta ⟦yes⟧';
const PROCESS = 'process-x-virtual-mta yes';

describe('vmta-header-leak', () => {
  it.each([
    ['for all', source('0/0', PROCESS, KEPT)],
    ['for this machine', source('127.0.0.1', PROCESS, KEPT)],
    ['of a part', source('0/0', KEPT)],
    ['where a wider section processes it', SERVER + source('0/0', PROCESS) + source('127.0.0.1', KEPT)],
    ['in capitals', source('0/0', PROCESS, 'Retain-X-Virtual-MTA ⟦TRUE⟧')],
  ])('finds a header that stays %s', (_, sample) => rule.finds(sample, ['kept']));

  it.each([
    ['for all', source('0/0', 'add-x-virtual-mta-header ⟦yes⟧')],
    ['for users', source('{auth}', 'add-x-virtual-mta-header ⟦yes⟧')],
    ['after another line', source('0/0', 'add-x-virtual-mta-header no', 'add-x-virtual-mta-header ⟦yes⟧')],
  ])('finds a header that is added %s', (_, sample) => rule.finds(sample, ['added']));

  it.each([
    ['no', source('0/0', PROCESS, 'retain-x-virtual-mta no', 'add-x-virtual-mta-header no')],
    ['the default', source('0/0', PROCESS)],
    [
      'a header that only others have processed',
      SERVER + source('127.0.0.1', PROCESS) + source('192.0.2.1', 'retain-x-virtual-mta yes'),
    ],
    ['a header that is not processed', SERVER + source('0/0', 'retain-x-virtual-mta yes')],
    ['lines that later ones take back', source('0/0', PROCESS, 'retain-x-virtual-mta yes', 'retain-x-virtual-mta no')],
    ['a source that nothing refers to', SERVER + source('lost', 'add-x-virtual-mta-header yes')],
    ['one in braces that nothing refers to', SERVER + source('{lost}', 'add-x-virtual-mta-header yes')],
    ['clients that may not talk', SERVER + source('0/0', 'smtp-service no', 'add-x-virtual-mta-header yes')],
    ['values that are none', source('0/0', PROCESS, 'retain-x-virtual-mta always')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to turn it off', () => {
    rule.mends(source('0/0', 'add-x-virtual-mta-header yes'), source('0/0', 'add-x-virtual-mta-header no'), false);
    rule.mends(
      source('0/0', PROCESS, 'retain-x-virtual-mta yes'),
      source('0/0', PROCESS, 'retain-x-virtual-mta no'),
      false,
    );
    rule.says(source('0/0', PROCESS, 'retain-x-virtual-mta yes'), 'The header X-Virtual-MTA stays in the mail.');
  });
});
