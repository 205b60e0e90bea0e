import { catalogue } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { modelledLines, modelledSections, notModelledIn } from '../src/plan/modelled.ts';
import { modelOf } from './harness.ts';

describe('what a simulation reads', () => {
  const lines = Object.entries(modelledLines).flatMap(([section, names]) =>
    names.map((name): [string, string] => [section, name]),
  );

  it.each(lines)('of %s, %s is in the catalogue', (section, name) => {
    expect(catalogue().directive(section, name)?.name).toBe(name);
  });

  it.each(modelledSections.map((name) => [name]))('<%s> is in the catalogue', (name) => {
    expect(catalogue().section(name)).toBeDefined();
  });
});

describe('what it leaves out', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '<domain *>\nmax-msg-rate 5/h\n</domain>\n', []],
    [
      'no limits of mail servers',
      'mx-connection-limit *.example 3\nip-connection-limit 0/0 3\n<domain *>\nmx-connection-attempts 3\n</domain>\n',
      [],
    ],
    ['nothing under an old name', '<domain *>\nmax-msg-per-hour 5\n</domain>\n', []],
    [
      'each directive once',
      '<domain *>\ndkim-sign yes\n</domain>\n<domain a.example>\ndkim-sign no\n</domain>\n',
      ['dkim-sign (config:2 and 1 more line)'],
    ],
    [
      'a whole section by its name',
      'log-rotate 3\n<spool /var/spool/pmta>\nmin-free-space 5M\n</spool>\n',
      ['log-rotate (config:1)', '<spool> (config:2)'],
    ],
    [
      'what is not understood',
      '<domain *>\nmax-msg-rate soon\n</domain>\n',
      ['max-msg-rate, which is not understood (config:2)'],
    ],
  ])('%s', (_, text, expected) => {
    expect(notModelledIn(modelOf(text))).toEqual(expected);
  });
});
