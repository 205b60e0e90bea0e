import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('undefined-list', { undefined: 'error' });

const source = (line: string): string => `<source 0/0>\n${line}\n</source>\n`;
const vmta = (line: string): string => `<virtual-mta v>\n${line}\n</virtual-mta>\n`;
const pool = (line: string): string => `<virtual-mta-pool p>\nvirtual-mta {default}\n${line}\n</virtual-mta-pool>\n`;

describe('undefined-list', () => {
  it.each([
    ['an address list', source('suppression-lists ⟦x⟧'), '<address-list x>', 'refuses no recipient by it'],
    ['a proxy', 'use-proxy ⟦x⟧\n', '<proxy x>', 'sends no mail through it'],
    ['a proxy of a virtual MTA', vmta('use-proxy "⟦x⟧"'), '<proxy x>', 'sends no mail through it'],
    ['a rewrite list', source('rewrite-list ⟦x⟧'), '<rewrite-list x>', 'rewrites no address by it'],
    ['a rewrite list of a pool', pool('rewrite-list ⟦x⟧'), '<rewrite-list x>', 'rewrites no address by it'],
    ['a source group', source('source-group ⟦x⟧'), '<source-group x>', 'applies no limit of it'],
    ['a filter', 'enable-signals ⟦x⟧\n', '<signals-filter x>', 'sends no events by it'],
    ['a filter of a virtual MTA', vmta('enable-signals ⟦x⟧'), '<signals-filter x>', 'sends no events by it'],
    ['a filter that was meant to be a switch', 'enable-signals ⟦on⟧\n', '<signals-filter on>', 'sends no events by it'],
  ])('finds the name of %s', (_, sample, section, loss) => {
    rule.finds(sample + SERVER, ['undefined']);
    rule.says(sample + SERVER, `No ${section} is defined.\nPowerMTA refuses the line, or ${loss}.\n`);
  });

  it('finds each name of a list', () => {
    const list = '<address-list b>\n</address-list>\n';
    rule.finds(`${list}${source('suppression-lists ⟦a⟧,b, ⟦c⟧')}${SERVER}`, ['undefined', 'undefined']);
  });

  it.each([
    ['an address list', `<address-list x>\n</address-list>\n${source('suppression-lists x')}`],
    ['an address list by its old name', `<suppression-list x>\n</suppression-list>\n${source('suppression-lists x')}`],
    ['a proxy that stands behind', `${vmta('use-proxy x')}<proxy x>\n</proxy>\n`],
    ['a rewrite list', `<rewrite-list x>\n</rewrite-list>\n${source('rewrite-list X')}`],
    ['a source group', `<source-group x>\n</source-group>\n${source('source-group x')}`],
    ['a filter', '<signals-filter x>\n</signals-filter>\nenable-signals x\n'],
  ])('takes %s that is defined', (_, sample) => rule.isSilent(sample + SERVER));

  it('takes no other kind of section for the one that is named', () => {
    rule.finds(`<source-group x>\n</source-group>\nuse-proxy ⟦x⟧\n${SERVER}`, ['undefined']);
  });

  it.each([
    ['switches', `enable-signals true\n${vmta('enable-signals yes,subaccount=3')}${SERVER}`],
    ['a part of a configuration', 'use-proxy x\n'],
    ['a configuration with an include out of reach', `use-proxy x\ninclude /x\n${SERVER}`],
    ['names that other rules look for', `${source('default-virtual-mta x')}${SERVER}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const text = `use-proxy x\ninclude more.conf\n${SERVER}`;
    const found = (more: string) =>
      findingsIn(text, { 'more.conf': more }).filter((one) => one.rule === 'undefined-list');
    expect(found('<proxy x>\nserver 192.0.2.1:5000\nclient 192.0.2.1:0 mail.example.com\n</proxy>\n')).toEqual([]);
    expect(found('')).toHaveLength(1);
  });

  it('offers a name that is much like it', () => {
    const sample = `<source-group partners>\n</source-group>\n${source('source-group ⟦partner⟧')}${SERVER}`;
    rule.says(sample, 'or name one that exists. Did you mean partners?');
    rule.hasNoFix(sample);
  });
});
