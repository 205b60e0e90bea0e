import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  Model,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  validateProject,
} from '../../src/index.ts';
import { findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('duplicate-name', { again: 'warning', capitals: 'warning' });

const section = (tag: string): string => `<${tag}>\n</${tag.split(' ')[0] ?? ''}>\n`;

describe('duplicate-name', () => {
  it.each([
    ['virtual-mta', 'virtual MTA'],
    ['virtual-mta-pool', 'pool'],
    ['source', 'source'],
    ['smtp-user', 'user'],
    ['pattern-list', 'pattern list'],
    ['smtp-pattern-list', 'list of reply patterns'],
    ['address-list', 'address list'],
    ['domain-key-list', 'list of keys'],
    ['proxy', 'proxy'],
    ['rewrite-list', 'rewrite list'],
    ['source-group', 'source group'],
    ['signals-filter', 'filter'],
  ])('warns of two <%s> of one name', (name, what) => {
    const sample = section(`${name} x`) + section(`${name} ⟦x⟧`);
    rule.finds(sample, ['again']);
    rule.says(sample, `The ${what} x is defined already.`);
  });

  it.each([
    ['macros', 'domain-macro isp example.com\ndomain-macro ⟦isp⟧ example.net\n'],
    ['sources with braces', section('source {auth}') + section('source ⟦{auth}⟧')],
    ['names in quotes', section('proxy x') + section('proxy ⟦"x"⟧')],
    ['address lists of which one has the old name', section('address-list x') + section('suppression-list ⟦x⟧')],
    [
      'sections far from each other',
      `${section('proxy x')}run-as-root no\n${section('proxy y')}${section('proxy ⟦x⟧')}`,
    ],
  ])('warns of %s', (_, sample) => rule.finds(sample, ['again']));

  it('warns of each one but the first', () => {
    rule.finds(section('proxy x') + section('proxy ⟦x⟧') + section('proxy ⟦x⟧'), ['again', 'again']);
  });

  it.each([
    ['virtual MTAs', section('virtual-mta News') + section('virtual-mta ⟦news⟧')],
    ['users', section('smtp-user A@example.com') + section('smtp-user ⟦a@example.com⟧')],
    ['macros', 'domain-macro isp example.com\ndomain-macro ⟦ISP⟧ example.net\n'],
  ])('warns of %s whose names differ in capitals only', (_, sample) => rule.finds(sample, ['capitals']));

  it.each([
    ['one name for things of different kinds', section('proxy x') + section('source x') + section('smtp-user x')],
    ['a pool and a virtual MTA, of which another rule tells', section('virtual-mta x') + section('virtual-mta-pool x')],
    ['names that are like each other', section('proxy x') + section('proxy x1')],
    ['source sections for addresses', section('source 192.0.2.1') + section('source 192.0.2.1')],
    ['domain sections', section('domain example.com') + section('domain example.com')],
    [
      'lists without a name',
      '<bounce-processor>\n<address-list>\n</address-list>\n<address-list>\n</address-list>\n</bounce-processor>\n',
    ],
    ['keys of one domain', 'domain-key s,example.com,/a\ndomain-key s,example.com,/b\n'],
    [
      'hosts of one rollup',
      '<mx-rollup-list>\nmx a.example.com x.rollup\nmx b.example.com x.rollup\n</mx-rollup-list>\n',
    ],
    ['sections at a wrong place', `${section('proxy x')}<domain *>\n${section('proxy x')}</domain>\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the first definition', () => {
    const sample = section('proxy X') + section('proxy ⟦x⟧');
    rule.pointsAt(sample, [['X', 'first defined here']]);
    rule.says(sample, 'The proxy x is defined already, as X.');
    rule.hasNoFix(sample);
  });

  it.each<[Partial<Assumptions>, string]>([
    [{}, 'Pmtakit reads them as one, and where both set something the later one counts.'],
    [{ 'duplicate-blocks': 'merge-earlier-wins' }, 'where both set something the earlier one counts.'],
    [{ 'duplicate-blocks': 'later-only' }, 'Pmtakit reads the last one only.'],
    [{ 'duplicate-blocks': 'earlier-only' }, 'Pmtakit reads the first one only.'],
  ])('says what is assumed for sections: %j', (assumptions, words) => {
    expect(messagesUnder(assumptions, section('proxy x') + section('proxy x'))).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each<[Partial<Assumptions>, string]>([
    [{}, 'Pmtakit reads the last one only.'],
    [{ 'repeated-lines': 'first' }, 'Pmtakit reads the first one only.'],
  ])('says what is assumed for macros: %j', (assumptions, words) => {
    const text = 'domain-macro isp example.com\ndomain-macro isp example.net\n';
    expect(messagesUnder(assumptions, text)).toEqual([expect.stringContaining(words)]);
  });

  it('tells names apart by capitals, when that is assumed', () => {
    const text = section('proxy X') + section('proxy x');
    expect(messagesUnder({ 'name-case': 'kept' }, text)).toEqual([]);
    expect(messagesUnder({}, text)).toHaveLength(1);
  });

  function messagesUnder(assumptions: Partial<Assumptions>, text: string): string[] {
    const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
    const model = new Model(project, { version: '5.0', assumptions: { ...defaultAssumptions, ...assumptions } });
    const found = validateProject(model).get(project.main) ?? [];
    return found.filter((finding) => finding.rule === 'duplicate-name').map(({ message }) => message);
  }

  it('sees other files', () => {
    const [finding] = findingsIn(`include a.conf\n${section('source-group x')}`, {
      'a.conf': section('source-group x'),
    });
    expect(finding?.messageId).toBe('again');
    expect(finding?.related?.[0]?.source?.path).toBe('a.conf');
  });

  it('says nothing about a file that is included twice', () => {
    expect(findingsIn('include a.conf\ninclude a.conf\n', { 'a.conf': section('source-group x') })).toEqual([]);
  });
});
