import { describe, expect, it } from 'vitest';
import { Model, defaultAssumptions, loadProject, memoryFiles, validateProject } from '../../src/index.ts';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('name-case', { other: 'hint' });

const source = (line: string): string => `<source 0/0>\n${line}\n</source>\n`;
const section = (tag: string): string => `<${tag}>\n</${tag.split(' ')[0] ?? ''}>\n`;

describe('name-case', () => {
  it.each([
    ['a virtual MTA', section('virtual-mta News') + source('default-virtual-mta ⟦news⟧')],
    ['a virtual MTA, behind its use', source('default-virtual-mta ⟦"NEWS"⟧') + section('virtual-mta News')],
    ['a pool', `${section('virtual-mta-pool News')}${source('default-virtual-mta ⟦news⟧')}`],
    ['a source', `${section('source {Auth}')}<smtp-user u>\nsource ⟦{auth}⟧\n</smtp-user>\n`],
    ['a listener’s source', `${section('source Mail')}smtp-listener 0/0:25 source=⟦mail⟧\n`],
    ['a list', `${section('smtp-pattern-list Busy')}<domain *>\nsmtp-pattern-list ⟦busy⟧\n</domain>\n`],
    ['one of several proxies', `${section('proxy a')}${section('proxy B')}use-proxy a,⟦b⟧\n`],
    ['a macro', 'domain-macro ISP example.com\n<domain *.⟦$isp⟧>\n</domain>\n'],
    ['a macro in a macro', 'domain-macro isp example.com\ndomain-macro all ⟦$Isp⟧,example.net\n'],
    ['a filter', `${section('virtual-mta News')}<acct-file a.csv>\nqueue-filter */*,*/⟦news⟧\n</acct-file>\n`],
  ])('tells other capitals of %s', (_, sample) => rule.finds(sample + SERVER, ['other']));

  it.each([
    ['the same capitals', section('virtual-mta News') + source('default-virtual-mta News')],
    [
      'one definition of two that has them',
      section('virtual-mta News') + section('virtual-mta news') + source('default-virtual-mta news'),
    ],
    ['quotes around one of both', section('virtual-mta "News"') + source('default-virtual-mta News')],
    [
      'rollup queues, which are domains',
      '<mx-rollup-list>\nmx mx.example.com A.rollup\n</mx-rollup-list>\n<domain a.Rollup>\n</domain>\n',
    ],
    ['directives', `${section('VIRTUAL-MTA news')}${source('DEFAULT-VIRTUAL-MTA news')}`],
    ['names that nobody defines, of which another rule tells', source('pattern-list News')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => {
    rule.isSilent(section('virtual-mta News') + source('default-virtual-mta news'));
    rule.isSilent(`${section('virtual-mta News')}${source('default-virtual-mta news')}include /x\n${SERVER}`);
  });

  it.each([
    ['default-virtual-mta ⟦news⟧', 'default-virtual-mta News'],
    ['default-virtual-mta ⟦"NEWS"⟧', 'default-virtual-mta "News"'],
  ])('mends %s', (line, mended) => {
    const definition = section('virtual-mta News') + SERVER;
    rule.mends(definition + source(line), definition + source(mended), true);
  });

  it('mends a macro behind its $', () => {
    const sample = `${SERVER}domain-macro ISP example.com\n<domain *.⟦$isp⟧>\n</domain>\n`;
    rule.mends(sample, sample.replace('⟦$isp⟧', '$ISP'), true);
  });

  it.each([
    [
      'two spellings to choose from',
      section('virtual-mta News') + section('virtual-mta NEWS') + source('default-virtual-mta ⟦news⟧'),
    ],
    ['a backslash in the name', `${section('virtual-mta "a\\"B"')}${source('default-virtual-mta ⟦"a\\"b"⟧')}`],
  ])('has no fix for %s', (_, sample) => rule.hasNoFix(sample + SERVER));

  it('points at the definition', () => {
    const sample = section('virtual-mta News') + source('default-virtual-mta ⟦news⟧') + SERVER;
    rule.pointsAt(sample, [['News', 'defined here']]);
    rule.says(sample, 'news is defined as News.');
  });

  it('sees other files', () => {
    const text = `include a.conf\n${source('default-virtual-mta news')}${SERVER}`;
    const [finding] = findingsIn(text, { 'a.conf': section('virtual-mta News') });
    expect(finding?.rule).toBe('name-case');
    expect(finding?.related?.[0]?.source?.path).toBe('a.conf');
  });

  it('has nothing to say where capitals matter: then the name is not defined', () => {
    const text = section('virtual-mta News') + source('default-virtual-mta news') + SERVER;
    const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
    const options = { version: '5.0', assumptions: { ...defaultAssumptions, 'name-case': 'kept' } } as const;
    const found = validateProject(new Model(project, options)).get(project.main) ?? [];
    expect(found.map(({ rule: id }) => id)).toEqual(['undefined-virtual-mta']);
  });
});
