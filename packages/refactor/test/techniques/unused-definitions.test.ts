import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'unused-definitions';

describe('unused-definitions', () => {
  it('takes out what nothing refers to, and what is not in use any more then', () => {
    const text = conf(`
      domain-macro big a.com, b.com
      domain-macro all $big, c.com

      # Nobody has this
      <pattern-list old>
          * virtual-mta=v
      </pattern-list>

      <smtp-pattern-list unused>
          reply /x/ mode=backoff
      </smtp-pattern-list>
      <source team>
          log-connections yes
      </source>
      <domain a.com>
          max-smtp-out 3
      </domain>
    `);
    expect(afterOf(text, { only })).toBe('<domain a.com>\n    max-smtp-out 3\n</domain>\n');
    expect(refactored(text, { only }).applied.map(({ safety }) => safety)).not.toContain('confirm');
  });

  it('asks before a virtual MTA goes, whose queues may hold mail', () => {
    const text = conf(`
      <virtual-mta old>
          smtp-source-host 192.0.2.1 a.example.com
      </virtual-mta>
      <virtual-mta-pool p>
      </virtual-mta-pool>
      <source 0/0>
          default-virtual-mta p
      </source>
    `);
    const report = refactored(text, { only });
    expect(report.refused).toEqual([]);
    expect(report.applied.map(({ safety, notes }) => [safety, notes.length])).toEqual([['confirm', 1]]);
    expect(report.intended.map(({ subject, setting }) => [subject, setting])).toEqual([
      [{ kind: 'virtual-mta', virtualMta: 'old' }, undefined],
    ]);
  });

  it('leaves virtual MTAs that clients may ask for by a header', () => {
    const text = conf(`
      <virtual-mta old>
          smtp-source-host 192.0.2.1 a.example.com
      </virtual-mta>
      <source 10.0.0.0/8>
          process-x-virtual-mta yes
      </source>
    `);
    expect(proposalsFor(text, only)).toEqual([]);
  });

  it('leaves all where a file that cannot be read may refer to it', () => {
    expect(proposalsFor('include missing.conf\ndomain-macro big a.com, b.com\n', only)).toEqual([]);
  });
});
