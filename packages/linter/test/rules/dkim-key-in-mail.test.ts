import { describe, it } from 'vitest';
import { SERVER, source, testRule } from '../expect-findings.ts';

const rule = testRule('dkim-key-in-mail', { retained: 'error' });
const withInclude = testRule(
  'dkim-key-in-mail',
  { retained: 'error' },
  { others: { 'no.conf': 'retain-x-dkim-key no\n' } },
);

describe('dkim-key-in-mail', () => {
  it.each([
    ['yes', source('0/0', 'retain-x-dkim-key ⟦yes⟧')],
    ['true', source('127.0.0.1', 'retain-x-dkim-key ⟦true⟧')],
    ['capitals', source('0/0', 'Retain-X-DKIM-Key ⟦YES⟧')],
    ['a source of users', source('{auth}', 'retain-x-dkim-key ⟦yes⟧')],
    ['a source of a part', source('feed', 'retain-x-dkim-key ⟦yes⟧')],
    [
      'a source of a listener',
      `${SERVER}smtp-listener 0/0:25 source=feed\n${source('feed', 'retain-x-dkim-key ⟦yes⟧')}`,
    ],
    ['the last of two lines', source('0/0', 'retain-x-dkim-key no', 'retain-x-dkim-key ⟦yes⟧')],
    [
      'a source that only some networks override',
      SERVER + source('0/0', 'retain-x-dkim-key ⟦yes⟧') + source('10/8', 'retain-x-dkim-key no'),
    ],
    [
      'a network that may not talk, where a listener lets it',
      `${SERVER}smtp-listener 192.0.2.1:25 source=in\n` +
        source('in', 'smtp-service yes') +
        source('0/0', 'smtp-service no', 'retain-x-dkim-key ⟦yes⟧'),
    ],
  ])('finds %s', (_, sample) => rule.finds(sample, ['retained']));

  it('finds each source', () => {
    const sample = source('0/0', 'retain-x-dkim-key ⟦yes⟧') + source('127.0.0.1', 'retain-x-dkim-key ⟦yes⟧');
    rule.finds(sample, ['retained', 'retained']);
  });

  it.each([
    ['no', source('0/0', 'retain-x-dkim-key no')],
    ['the default', source('0/0', 'process-x-dkim-options yes', 'process-x-dkim-key yes')],
    ['a line that a later one takes back', source('0/0', 'retain-x-dkim-key yes', 'retain-x-dkim-key no')],
    ['a source that nothing refers to', SERVER + source('lost', 'retain-x-dkim-key yes')],
    ['one in braces that nothing refers to', SERVER + source('{lost}', 'retain-x-dkim-key yes')],
    [
      'a line that networks override for all who may talk',
      SERVER +
        source('0/0', 'smtp-service no', 'retain-x-dkim-key yes') +
        source('10/8', 'smtp-service yes', 'retain-x-dkim-key no'),
    ],
    ['a value that is none', source('0/0', 'retain-x-dkim-key maybe')],
    ['a line at a wrong place', 'retain-x-dkim-key yes\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('reads included files', () => withInclude.isSilent(source('0/0', 'retain-x-dkim-key yes', 'include no.conf')));

  it('offers to turn it off', () => {
    rule.mends(source('0/0', 'retain-x-dkim-key yes'), source('0/0', 'retain-x-dkim-key no'), false);
    rule.mends(source('0/0', 'retain-x-dkim-key true'), source('0/0', 'retain-x-dkim-key false'), false);
    rule.says(source('0/0', 'retain-x-dkim-key yes'), 'with the private key that a client sent in it.');
  });
});
