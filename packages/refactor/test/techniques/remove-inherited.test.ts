import { defaultModelOptions } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'remove-inherited';
const after = (text: string): string => afterOf(text, { only });

describe('remove-inherited', () => {
  it.each([
    [
      'what <domain *> says',
      `
      <domain *>
          max-msg-rate 100/h
      </domain>
      <domain a.com>
          max-msg-rate 100/h
          max-smtp-out 3
      </domain>
      `,
      `
      <domain *>
          max-msg-rate 100/h
      </domain>
      <domain a.com>
          max-smtp-out 3
      </domain>
      `,
    ],
    [
      'a default, however it is spelt',
      `
      <domain a.com>
          retry-after 600s
          dkim-sign no
          max-smtp-out 3
      </domain>
      `,
      `
      <domain a.com>
          max-smtp-out 3
      </domain>
      `,
    ],
    [
      'a section that says nothing else, with its comment and one of the blank lines around it',
      `
      <domain *>
          max-msg-rate 100/h
      </domain>

      # A small one
      <domain a.com>
          max-msg-rate 100/h
      </domain>

      <domain b.com>
          max-smtp-out 3
      </domain>
      `,
      `
      <domain *>
          max-msg-rate 100/h
      </domain>

      <domain b.com>
          max-smtp-out 3
      </domain>
      `,
    ],
    [
      'a section below the heading of a chapter, which stays',
      `
      <domain *>
          max-msg-rate 100/h
      </domain>
      # ------ Domains ------
      <domain a.com>
          max-msg-rate 100/h
      </domain>
      <domain b.com>
          max-smtp-out 3
      </domain>
      `,
      `
      <domain *>
          max-msg-rate 100/h
      </domain>
      # ------ Domains ------
      <domain b.com>
          max-smtp-out 3
      </domain>
      `,
    ],
    [
      'what a pool says to its members',
      `
      <virtual-mta a>
          max-smtp-out 5
          smtp-source-host 192.0.2.1 a.example.com
      </virtual-mta>
      <virtual-mta-pool p>
          virtual-mta a
          max-smtp-out 5
      </virtual-mta-pool>
      `,
      `
      <virtual-mta a>
          smtp-source-host 192.0.2.1 a.example.com
      </virtual-mta>
      <virtual-mta-pool p>
          virtual-mta a
          max-smtp-out 5
      </virtual-mta-pool>
      `,
    ],
    [
      'what a source around says',
      `
      <source 10.0.0.0/8>
          log-connections yes
      </source>
      <source 10.1.0.0/16>
          log-connections yes
          add-date-header yes
      </source>
      `,
      `
      <source 10.0.0.0/8>
          log-connections yes
      </source>
      <source 10.1.0.0/16>
          add-date-header yes
      </source>
      `,
    ],
  ])('takes out %s', (_, before, wanted) => {
    expect(after(conf(before))).toBe(conf(wanted));
  });

  it.each([
    [
      'a line whose comment says why',
      '<domain a.com>\n    max-smtp-out 20 # agreed in March\n    retry-after 3m\n</domain>\n',
    ],
    [
      'a line below a comment of its own',
      '<domain a.com>\n    # Agreed\n    max-smtp-out 20\n\n    retry-after 3m\n</domain>\n',
    ],
    ['keys, of which all count', '<virtual-mta a>\n    domain-key s,a.com,/k\n</virtual-mta>\ndomain-key s,a.com,/k\n'],
    ['what says who may relay', '<source 10.0.0.0/8>\n    always-allow-relaying no\n</source>\n'],
    [
      'a value that another one is made from',
      '<domain a.com>\n    max-msg-rate 10/h\n    backoff-max-msg-rate 20/h\n</domain>\n',
    ],
    // dry, trap 2
    [
      'a rate of backoff mode that would follow the other one',
      '<domain a.com>\n    max-msg-rate 10/h\n    backoff-max-msg-rate 10/h\n</domain>\n',
    ],
    [
      'what takes back an inherited value',
      '<domain *>\n    smtp-hosts [192.0.2.1]\n</domain>\n<domain a.com>\n    smtp-hosts ""\n</domain>\n',
    ],
    [
      'a line that somebody asked to keep',
      '<domain a.com>\n    # pmtafmt-ignore\n    max-smtp-out 20\n    retry-after 3m\n</domain>\n',
    ],
  ])('leaves %s', (_, text) => {
    expect(after(text)).toBe(text);
  });

  // dry, trap 1
  it('leaves a wide section of a virtual MTA that hides narrow ones of the top level', () => {
    const text = conf(`
      <domain a.com>
          max-msg-rate 5/h
      </domain>
      <domain *>
          max-msg-rate 100/h
      </domain>
      <virtual-mta v>
          smtp-source-host 192.0.2.1 v.example.com
          <domain *>
              max-msg-rate 100/h
          </domain>
      </virtual-mta>
    `);
    expect(after(text)).toBe(text);
  });

  // dry, trap 3
  it.each([
    ['max-smtp-out 20', 'backoff-max-smtp-out 20', ''],
    ['max-smtp-out 2', 'backoff-max-smtp-out 2', 'max-smtp-out 2 backoff-max-smtp-out 2'],
  ])('asks for the default of backoff mode itself: %s, %s', (normal, backoff, left) => {
    const text = `<domain a.com>\n    ${normal}\n    ${backoff}\n    retry-after 3m\n</domain>\n`;
    expect(
      after(text)
        .match(/\S*max-smtp-out \d+/g)
        ?.join(' ') ?? '',
    ).toBe(left);
  });

  it('says which release has the default', () => {
    const [found] = proposalsFor('<domain a.com>\n    max-smtp-out 20\n</domain>\n', only, {
      ...defaultModelOptions,
      version: '4.5',
    });
    expect(found?.message).toBe('1 line of <domain a.com> repeats the default of PowerMTA 4.5: max-smtp-out');
  });

  it('finds nothing where an include cannot be read, and tells which', () => {
    const report = refactored('include missing.conf\n<domain a.com>\n    max-smtp-out 20\n</domain>\n', { only });
    expect(report).toMatchObject({ files: [], applied: [], refused: [], unread: ['missing.conf'] });
  });
});
