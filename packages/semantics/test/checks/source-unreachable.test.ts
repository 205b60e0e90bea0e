import { describe, expect, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('source-unreachable', { unused: 'warning' });

describe('source-unreachable', () => {
  it.each([
    ['in braces', '<source ⟦{shop}⟧>\n</source>\n'],
    ['without braces', '<source ⟦shop⟧>\n</source>\n'],
    ['that looks like a host', '<source ⟦mail.example.com⟧>\n</source>\n'],
    ['in quotes', '<source ⟦"shop"⟧>\n</source>\n'],
    ['with lines', '<source ⟦shop⟧>\nalways-allow-relaying yes\n</source>\n'],
    ['while another is referred to', 'smtp-listener 0/0:25 source=a\n<source a>\n</source>\n<source ⟦b⟧>\n</source>\n'],
  ])('finds a source %s', (_, sample) => rule.finds(sample + SERVER, ['unused']));

  it.each([
    ['a listener', 'smtp-listener 0/0:25 source=shop\n'],
    ['the section of a listener', '<smtp-listener 0/0:25>\nsource shop\n</smtp-listener>\n'],
    ['a user', '<smtp-user a>\nsource shop\npassword x\n</smtp-user>\n'],
    ['a user, in capitals', '<smtp-user a>\nsource SHOP\npassword x\n</smtp-user>\n'],
    ['a user that stands before it', ''],
  ])('takes what is referred to by %s', (_, reference) => {
    const before = reference === '' ? '<smtp-user a>\nsource shop\npassword x\n</smtp-user>\n' : '';
    rule.isSilent(`${before}<source shop>\n</source>\n${reference}${SERVER}`);
  });

  it.each(['{auth}', '{Auth}', '{pickup}', '{transmissions-api}', '192.0.2.1', '192.0.2.0/24', '0/0', '::1'])(
    'says nothing about %s',
    (tag) => rule.isSilent(`<source ${tag}>\n</source>\n${SERVER}`),
  );

  it('says nothing in a part of a configuration', () => rule.isSilent('<source shop>\n</source>\n'));

  it('says nothing while an include is out of reach', () => {
    rule.isSilent(`<source shop>\n</source>\ninclude more\n${SERVER}`);
  });

  it('says nothing about a tag that is wrong', () => rule.isSilent(`<source 10.0.0.0/99>\n</source>\n${SERVER}`));

  it('looks into included files', () => {
    const more = '<source shop>\n</source>\n';
    expect(findingsInFiles('source-unreachable', { config: `include more\n${SERVER}`, more })).toEqual([
      'more unused shop',
    ]);
    const config = `include more\nsmtp-listener 0/0:25 source=shop\n${SERVER}`;
    expect(findingsInFiles('source-unreachable', { config, more })).toEqual([]);
  });

  it('warns of names that look like hosts', () => {
    const says = (name: string, words: string): void => rule.says(`<source ⟦${name}⟧>\n</source>\n${SERVER}`, words);
    says('localhost', 'Nothing refers to the source localhost, so its lines have no effect.\n');
    says('localhost', 'that name it. PowerMTA does not look host names up here.\n');
    says('LocalHost', 'PowerMTA does not look host names up here.\n');
    says('a.example', 'PowerMTA does not look host names up here.\n');
    says('shop', 'only for the listeners and users that name it.\nName it there');
    rule.hasNoFix(`<source ⟦shop⟧>\n</source>\n${SERVER}`);
  });
});
