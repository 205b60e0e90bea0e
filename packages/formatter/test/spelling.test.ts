import { describe, expect, it } from 'vitest';
import { type FormatOptions, format } from '@pmtakit/formatter';

interface Case {
  readonly name: string;
  readonly style: Partial<FormatOptions>;
  readonly text: string;
  readonly spelled: string;
}

const lower: Partial<FormatOptions> = { keywordCase: 'lower' };
const yesNo: Partial<FormatOptions> = { booleans: 'yes-no' };
const trueFalse: Partial<FormatOptions> = { booleans: 'true-false' };

const cases: readonly Case[] = [
  { name: 'names as they are', style: {}, text: 'Host-Name MAIL.example.com', spelled: 'Host-Name MAIL.example.com' },
  {
    name: 'names in lower case',
    style: lower,
    text: 'Host-Name MAIL.example.com',
    spelled: 'host-name MAIL.example.com',
  },
  { name: 'sections and their ends', style: lower, text: '<Domain X>\n</DOMAIN>', spelled: '<domain X>\n</domain>' },
  { name: 'sections with braces', style: lower, text: 'Domain X {\n}', spelled: 'domain X {\n}' },
  {
    name: 'a section in a directive',
    style: lower,
    text: '<Pattern-List L>\nMAIL-FROM /A/ <Pattern-List>\n* virtual-mta=V\n</pattern-list>\n</pattern-list>',
    spelled:
      '<pattern-list L>\n    mail-from /A/ <pattern-list>\n        * virtual-mta=V\n    </pattern-list>\n</pattern-list>',
  },
  {
    name: 'no unknown name',
    style: lower,
    text: 'My-Setting X\n<Thing Y>\n</Thing>',
    spelled: 'My-Setting X\n\n<Thing Y>\n</Thing>',
  },
  {
    name: 'no rest of a broken line',
    style: lower,
    text: 'domain-macro m a.com,\nHost-Name,b.com',
    spelled: 'domain-macro m a.com,\nHost-Name,b.com',
  },
  { name: 'switches as they are', style: {}, text: 'run-as-root TRUE', spelled: 'run-as-root TRUE' },
  { name: 'switches as yes', style: yesNo, text: 'run-as-root TRUE', spelled: 'run-as-root yes' },
  { name: 'switches as no', style: yesNo, text: 'run-as-root false # off', spelled: 'run-as-root no  # off' },
  { name: 'switches as true', style: trueFalse, text: 'run-as-root yes', spelled: 'run-as-root true' },
  { name: 'switches as false', style: trueFalse, text: 'run-as-root No', spelled: 'run-as-root false' },
  { name: 'quoted switches', style: trueFalse, text: 'run-as-root "no"', spelled: 'run-as-root "false"' },
  { name: 'no wrong switches', style: trueFalse, text: 'run-as-root on', spelled: 'run-as-root on' },
  {
    name: 'no switches with something behind them',
    style: trueFalse,
    text: 'run-as-root yes  please',
    spelled: 'run-as-root yes  please',
  },
  {
    name: 'no names that look like switches',
    style: trueFalse,
    text: '<virtual-mta-pool p>\n    virtual-mta yes\n</virtual-mta-pool>',
    spelled: '<virtual-mta-pool p>\n    virtual-mta yes\n</virtual-mta-pool>',
  },
  { name: 'no unknown directives', style: trueFalse, text: 'my-setting yes', spelled: 'my-setting yes' },
  {
    name: 'a switch that is one of several things',
    style: yesNo,
    text: '<source 0/0>\n    add-date-header true\n    add-date-header override\n</source>',
    spelled: '<source 0/0>\n    add-date-header yes\n    add-date-header override\n</source>',
  },
  {
    name: 'kept lines',
    style: { ...lower, ...yesNo },
    text: 'Run-As-Root true # pmtafmt-ignore',
    spelled: 'Run-As-Root true # pmtafmt-ignore',
  },
];

describe('a style spells', () => {
  it.each(cases)('$name', ({ style, text, spelled }) => {
    expect(format(text, style)).toBe(`${spelled}\n`);
  });

  it('before it makes columns', () => {
    const text = 'run-as-root false # a\nHOST-NAME x.com # b\n';
    expect(format(text, { ...lower, ...yesNo })).toBe('run-as-root no     # a\nhost-name   x.com  # b\n');
  });
});
