import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('undefined-virtual-mta', { undefined: 'error' });

describe('undefined-virtual-mta', () => {
  it.each([
    ['of a source', '<source 0/0>\ndefault-virtual-mta ⟦news⟧\n</source>\n'],
    ['of a pool', '<virtual-mta-pool all>\nvirtual-mta ⟦news⟧\n</virtual-mta-pool>\n'],
    ['of a reroute', '<domain *>\nreroute-to-virtual-mta ⟦news⟧\n</domain>\n'],
    ['of a reroute in backoff mode', '<domain *>\nbackoff-reroute-to-virtual-mta ⟦news⟧\n</domain>\n'],
    ['of a cold virtual MTA', '<virtual-mta a>\ncold-virtual-mta ⟦news⟧\n</virtual-mta>\n'],
    ['of a pattern', '<pattern-list p>\nmail-from /@a/ virtual-mta=⟦news⟧\n</pattern-list>\n'],
    ['of a fallback', 'invalid-virtual-mta-fallback ⟦news⟧\n'],
    ['of a filter', '<acct-file a.csv>\nqueue-filter */⟦news⟧\n</acct-file>\n'],
  ])('finds the name %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it.each([
    ['a virtual MTA', '<virtual-mta news>\n</virtual-mta>\n'],
    ['a pool', '<virtual-mta-pool news>\nvirtual-mta {default}\n</virtual-mta-pool>\n'],
    ['one that is defined in other letters', '<virtual-mta NEWS>\n</virtual-mta>\n'],
  ])('takes %s', (_, definition) => {
    rule.isSilent(`<source 0/0>\ndefault-virtual-mta news\n</source>\n${definition}${SERVER}`);
  });

  it.each([
    ['the built-in one', '<virtual-mta-pool all>\nvirtual-mta {default}\n</virtual-mta-pool>\n'],
    ['the word for the address of the client', '<source 0/0>\ndefault-virtual-mta by-smtp-source-ip\n</source>\n'],
    ['a value that was taken back', '<domain *>\nreroute-to-virtual-mta ""\n</domain>\n'],
    [
      'a pool in a pool',
      '<virtual-mta-pool a>\nvirtual-mta b\n</virtual-mta-pool>\n<virtual-mta-pool b>\nvirtual-mta {default}\n</virtual-mta-pool>\n',
    ],
    ['filters for all', '<acct-file a.csv>\nqueue-filter *,example.com/*,example.com/{default}\n</acct-file>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration, which another part may complete', () => {
    rule.isSilent('<source 0/0>\ndefault-virtual-mta news\n</source>\n');
  });

  it('says nothing while an include is out of reach', () => {
    rule.isSilent(`<source 0/0>\ndefault-virtual-mta news\n</source>\ninclude more.conf\n${SERVER}`);
  });

  it('looks into included files', () => {
    const text = `<source 0/0>\ndefault-virtual-mta news\n</source>\ninclude more.conf\n${SERVER}`;
    const rules = (others: Record<string, string>) => findingsIn(text, others).map((finding) => finding.rule);
    expect(rules({ 'more.conf': '<virtual-mta news>\n</virtual-mta>\n' })).toEqual([]);
    expect(rules({ 'more.conf': '' })).toEqual(['undefined-virtual-mta']);
  });

  it('offers a name that is much like it', () => {
    const definition = '<virtual-mta newsletter>\n</virtual-mta>\n';
    const sample = `<source 0/0>\ndefault-virtual-mta ⟦newsleter⟧\n</source>\n${definition}${SERVER}`;
    rule.says(sample, 'or name one that exists. Did you mean newsletter?');
    rule.hasNoFix(sample);
  });
});
