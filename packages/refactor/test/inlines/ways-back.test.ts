/** More than one section: what stays where a section has something of its own, other files, and what is refused. */
import { describe, expect, it } from 'vitest';
import { differenceText, findProposals, inlines, runRefactorings } from '../../src/index.ts';
import { type Texts, afterOf, conf, refactorableOf, refactored } from '../dry/refactored.ts';

describe('inlines', () => {
  it.each<[string, string, string, string]>([
    [
      'inline-macros',
      'other macros and names with a macro in them',
      conf(`
        domain-macro slow a, b
        domain-macro all $slow, c
        <domain $slow.example>
            max-smtp-out 1
        </domain>
        <domain $all.example.net>
            max-smtp-out 2
        </domain>
      `),
      conf(`
        <domain a.example>
            max-smtp-out 1
        </domain>
        <domain b.example>
            max-smtp-out 1
        </domain>
        <domain a.example.net>
            max-smtp-out 2
        </domain>
        <domain b.example.net>
            max-smtp-out 2
        </domain>
        <domain c.example.net>
            max-smtp-out 2
        </domain>
      `),
    ],
    [
      'inline-macros',
      'the comments of the definition, above the first section',
      conf(`
        # Of one company
        domain-macro slow a.com, b.com # since 2024

        <virtual-mta x>
            # As they asked
            <domain $slow>
                max-smtp-out 1
            </domain>
        </virtual-mta>
      `),
      conf(`
        <virtual-mta x>
            # As they asked
            # Of one company
            # since 2024
            <domain a.com>
                max-smtp-out 1
            </domain>
            <domain b.com>
                max-smtp-out 1
            </domain>
        </virtual-mta>
      `),
    ],
    [
      'inline-macros',
      'the comments of one that is a part of a list, where they were',
      conf(`
        # Of one company
        domain-macro slow a.com, b.com
        domain-macro all $slow, c.com
        spool /s
      `),
      conf(`
        # Of one company
        domain-macro all a.com, b.com, c.com
        spool /s
      `),
    ],
    [
      'inline-pool-domains',
      'members with a section for the same domains',
      conf(`
        <virtual-mta a>
            <domain slow.example>
                max-smtp-out 3
            </domain>
        </virtual-mta>
        <virtual-mta b>
        </virtual-mta>
        <virtual-mta-pool p>
            virtual-mta a
            virtual-mta b
            <domain slow.example>
                retry-after 20m # as they asked
                max-smtp-out 1
            </domain>
        </virtual-mta-pool>
      `),
      conf(`
        <virtual-mta a>
            <domain slow.example>
                max-smtp-out 3
                retry-after 20m # as they asked
            </domain>
        </virtual-mta>
        <virtual-mta b>
            <domain slow.example>
                retry-after 20m # as they asked
                max-smtp-out 1
            </domain>
        </virtual-mta>
        <virtual-mta-pool p>
            virtual-mta a
            virtual-mta b
        </virtual-mta-pool>
      `),
    ],
    [
      'inline-pool-settings',
      'keys, behind those of a member',
      conf(`
        <virtual-mta a>
            domain-key own, example.com, /own
        </virtual-mta>
        <virtual-mta b>
        </virtual-mta>
        <virtual-mta-pool p>
            virtual-mta a
            virtual-mta b
            domain-key all, example.com, /all
        </virtual-mta-pool>
      `),
      conf(`
        <virtual-mta a>
            domain-key own, example.com, /own
            domain-key all, example.com, /all
        </virtual-mta>
        <virtual-mta b>
            domain-key all, example.com, /all
        </virtual-mta>
        <virtual-mta-pool p>
            virtual-mta a
            virtual-mta b
        </virtual-mta-pool>
      `),
    ],
    [
      'inline-source-defaults',
      'a default source with nothing else',
      conf(`
        <source 10.0.0.0/8>
            always-allow-relaying yes
        </source>

        # For all
        <source 0/0>
            log-connections yes
        </source>
      `),
      conf(`
        <source 10.0.0.0/8>
            always-allow-relaying yes
            log-connections yes
        </source>
      `),
    ],
    [
      'inline-source-defaults',
      'a default source with a comment about nothing in it',
      conf(`
        <source 10.0.0.0/8>
            log-commands yes
        </source>
        <source 0/0>
            log-connections yes

            # Not decided yet
        </source>
      `),
      conf(`
        <source 10.0.0.0/8>
            log-commands yes
            log-connections yes
        </source>
        <source 0/0>
            # Not decided yet
        </source>
      `),
    ],
    [
      'inline-patterns',
      'a list with three uses',
      conf(`
        # Replies
        <smtp-pattern-list slow>
            reply /too many/ mode=backoff
        </smtp-pattern-list>
        <domain a.example>
            smtp-pattern-list slow
        </domain>
        <domain b.example>
            smtp-pattern-list slow
        </domain>
        <domain c.example>
            smtp-pattern-list slow
        </domain>
      `),
      conf(`
        # Replies
        <smtp-pattern-list slow>
            reply /too many/ mode=backoff
        </smtp-pattern-list>

        <smtp-pattern-list slow_2>
            reply /too many/ mode=backoff
        </smtp-pattern-list>

        <smtp-pattern-list slow_3>
            reply /too many/ mode=backoff
        </smtp-pattern-list>
        <domain a.example>
            smtp-pattern-list slow
        </domain>
        <domain b.example>
            smtp-pattern-list slow_2
        </domain>
        <domain c.example>
            smtp-pattern-list slow_3
        </domain>
      `),
    ],
  ])('%s: %s', (only, _, before, after) => {
    expect(afterOf(before, { only })).toBe(after);
    expect(refactored(before, { only }).refused).toEqual([]);
  });

  it('leave what would come out otherwise, with a case', () => {
    // The wide section of the member hides that of the pool, until it stands beside it.
    const text = conf(`
      <virtual-mta a>
          <domain *>
              max-smtp-out 9
          </domain>
      </virtual-mta>
      <virtual-mta b>
      </virtual-mta>
      <virtual-mta-pool p>
          virtual-mta a
          virtual-mta b
          <domain slow.example>
              max-smtp-out 1
          </domain>
      </virtual-mta-pool>
    `);
    const { refused, files } = refactored(text, { only: 'inline-pool-domains' });
    expect(files).toEqual([]);
    const [left] = refused;
    expect(left?.refusal.reason === 'changes' && differenceText(left.refusal.witness)).toContain(
      'max-smtp-out of the queue slow.example/a would be 1 instead of 9',
    );
  });
});

describe('what is said once, and then where it counts again', () => {
  const vmta = (name: string, ...lines: readonly string[]): string =>
    `<virtual-mta ${name}>\n    smtp-source-host 192.0.2.1 ${name}.example.com\n${lines.map((line) => `    ${line}\n`).join('')}</virtual-mta>\n`;
  const pool = '<virtual-mta-pool p>\n    virtual-mta a\n    virtual-mta b\n</virtual-mta-pool>\n';
  const both = (...lines: readonly string[]): string => vmta('a', ...lines) + vmta('b', ...lines) + pool;
  const sections = (names: readonly string[], ...lines: readonly string[]): string =>
    names
      .map((name) => `<${name}>\n${lines.map((line) => `    ${line}\n`).join('')}</${name.split(' ')[0]}>\n`)
      .join('');

  it.each([
    ['pool-settings', 'inline-pool-settings', both('# As agreed', 'max-smtp-out 40', 'domain-key a, *, /a')],
    ['pool-domains', 'inline-pool-domains', both('<domain slow.example>', '    max-smtp-out 1', '</domain>')],
    [
      'domain-macro',
      'inline-macros',
      sections(['domain a.example', 'domain b.example', 'domain c.example'], 'max-smtp-out 4', 'retry-after 3m'),
    ],
    [
      'source-defaults',
      'inline-source-defaults',
      sections(['source 10.0.0.0/8', 'source 192.0.2.0/24'], 'always-allow-relaying yes', 'log-connections yes'),
    ],
  ])('%s, %s', (extract, inline, text) => {
    const once = afterOf(text, { only: extract });
    expect(once).not.toBe(text);
    expect(afterOf(once, { only: inline })).toBe(text);
  });
});

describe('inline-includes', () => {
  const refactoringsAsked = inlines.filter(({ id }) => id === 'inline-includes');
  const after = (texts: Texts): string | undefined =>
    runRefactorings(refactorableOf(texts), { refactorings: refactoringsAsked, isWanted: () => true }).files.find(
      ({ path }) => path === 'config',
    )?.after;

  it.each<[string, Texts, string]>([
    [
      'in the indent of the include, with the comment behind it',
      {
        config: '<virtual-mta a>\n    include keys.conf # all keys\n</virtual-mta>\n',
        'keys.conf': '# Of 2026\n\ndomain-key a, *, /a',
      },
      '<virtual-mta a>\n    # all keys\n    # Of 2026\n\n    domain-key a, *, /a\n</virtual-mta>\n',
    ],
    [
      'in all places, and through several files',
      {
        config: 'include a.conf\ninclude a.conf\n',
        'a.conf': 'include b.conf\n',
        'b.conf': 'domain-key a, *, /a\n',
      },
      'domain-key a, *, /a\ndomain-key a, *, /a\n',
    ],
    [
      'of all files that a pattern brings, in their order',
      { config: 'include *.conf\n', 'b.conf': 'log-rotate 3\n', 'a.conf': 'log-file /a\n' },
      'log-file /a\nlog-rotate 3\n',
    ],
    [
      'that holds half a section',
      { config: '<domain a.example>\ninclude rest.conf\n', 'rest.conf': 'max-smtp-out 3\n</domain>\n' },
      '<domain a.example>\nmax-smtp-out 3\n</domain>\n',
    ],
    [
      'with the line breaks of its new place',
      { config: 'include a.conf\r\n', 'a.conf': 'run-as-root no\n' },
      'run-as-root no\r\n',
    ],
  ])('puts the text %s', (_, texts, text) => {
    expect(after(texts)).toBe(text);
  });

  it('leaves passwords where fewer people can read them', () => {
    const texts = { config: 'include users.conf\n', 'users.conf': '<smtp-user a>\n    password b\n</smtp-user>\n' };
    const modes = (open: number): number => {
      const [model] = refactorableOf(texts).open(new Map());
      const origin = { identity: (path: string) => path, mode: (path: string) => (path === 'config' ? open : 0o600) };
      if (model) Object.assign(model.project, { origin });
      return findProposals(model ? [model] : [], refactoringsAsked).length;
    };
    expect([modes(0o644), modes(0o600)]).toEqual([0, 1]);
  });
});
