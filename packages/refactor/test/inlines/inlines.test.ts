/** The ways back. */
import { describe, expect, it } from 'vitest';
import { inlines } from '../../src/index.ts';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const block = (tag: string, ...lines: readonly string[]): string =>
  `<${tag}>\n${lines.map((line) => `    ${line}\n`).join('')}</${tag.split(' ')[0]}>\n`;

const members =
  block('virtual-mta a', 'smtp-source-host 192.0.2.1 a.example.com') +
  block('virtual-mta b', 'smtp-source-host 192.0.2.2 b.example.com', 'max-smtp-out 9');
const pool = (...lines: readonly string[]): string =>
  block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b', ...lines);
const slow = ['<domain slow.example>', '    max-smtp-out 1', '</domain>'];

const list = (name: string): string => block(`smtp-pattern-list ${name}`, 'reply /too many/ mode=backoff');

describe('inlines', () => {
  it.each<[string, string, string]>([
    [
      'inline-macros',
      conf(`
        domain-macro slow a.example, b.example

        # They count connections
        <domain $slow>
            max-smtp-out 1 # as agreed
        </domain>
      `),
      conf(`
        # They count connections
        <domain a.example>
            max-smtp-out 1 # as agreed
        </domain>

        <domain b.example>
            max-smtp-out 1 # as agreed
        </domain>
      `),
    ],
    [
      'inline-pool-settings',
      members + pool('# For all', 'max-smtp-out 4', '', 'max-smtp-msg-rate 10/s'),
      block(
        'virtual-mta a',
        'smtp-source-host 192.0.2.1 a.example.com',
        '# For all',
        'max-smtp-out 4',
        'max-smtp-msg-rate 10/s',
      ) +
        block('virtual-mta b', 'smtp-source-host 192.0.2.2 b.example.com', 'max-smtp-out 9', 'max-smtp-msg-rate 10/s') +
        pool(),
    ],
    [
      'inline-pool-domains',
      members + pool(...slow),
      block('virtual-mta a', 'smtp-source-host 192.0.2.1 a.example.com', ...slow) +
        block('virtual-mta b', 'smtp-source-host 192.0.2.2 b.example.com', 'max-smtp-out 9', ...slow) +
        pool(),
    ],
    [
      'inline-source-defaults',
      block('source 10.0.0.0/8', 'always-allow-relaying yes') +
        block('source 10.1.0.0/16', 'log-connections no') +
        block('source 0/0', 'log-connections yes', 'smtp-service no'),
      block('source 10.0.0.0/8', 'always-allow-relaying yes', 'log-connections yes') +
        block('source 10.1.0.0/16', 'log-connections no') +
        block('source 0/0', 'smtp-service no'),
    ],
  ])('%s', (only, before, after) => {
    expect(afterOf(before, { only })).toBe(after);
    expect(refactored(before, { only }).refused).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'inline-macros',
      'a macro that means every domain by every other',
      `domain-macro m a, b\n${block('domain $m.$m', 'max-smtp-out 1')}`,
    ],
    [
      'inline-macros',
      'a macro that is a part of names in another one',
      'domain-macro m a, b\ndomain-macro n $m.example\n',
    ],
    ['inline-patterns', 'a list that is used once', list('mine') + block('domain a.example', 'smtp-pattern-list mine')],
    [
      'inline-source-defaults',
      'what says who may do what',
      block('source 10.0.0.0/8') + block('source 0/0', 'smtp-service no'),
    ],
  ])('%s leaves %s', (only, _, text) => {
    expect(proposalsFor(text, only)).toEqual([]);
  });

  it('tell what clients of no other source lose', () => {
    const text = block('source 10.0.0.0/8') + block('source 0/0', 'log-connections yes');
    const { intended } = refactored(text, { only: 'inline-source-defaults' });
    expect(new Set(intended.map(({ setting, before, after }) => `${setting} ${before} ${after}`))).toEqual(
      new Set(['log-connections yes false']),
    );
  });

  it('are called after what they undo', () => {
    for (const { id, way } of inlines) expect([way, id.startsWith('inline-')]).toEqual(['inline', true]);
  });
});
