import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../src/configuration/glob.ts';

describe('globMatcher', () => {
  it.each<[string, string[], string[]]>([
    ['config', ['config'], ['a/config', 'config2', 'Config']],
    ['*.conf', ['a.conf', '.conf', '.x.conf'], ['d/a.conf', 'a.confx', 'aXconf']],
    ['conf.d/*.conf', ['conf.d/a.conf'], ['conf.d/e/a.conf', 'confXd/a.conf']],
    ['**/*.conf', ['a.conf', 'd/a.conf', 'd/e/a.conf'], ['a.pmta']],
    ['d/**', ['d/a', 'd/e/a', 'd/.x'], ['da', 'a/d/a']],
    ['d/**/a', ['d/a', 'd/e/a', 'd/e/f/a'], ['d/ea', 'da']],
    ['**', ['a', 'd/a'], []],
    ['a**', ['a', 'ab'], ['a/b']],
    ['[a-c].conf', ['b.conf'], ['d.conf']],
    ['./config', ['config'], ['a/config']],
    ['?.conf', ['a.conf'], ['ab.conf', '/.conf']],
    ['[^a-c].conf', ['d.conf'], ['b.conf']],
    ['{a,b}.conf', ['a.conf', 'b.conf'], ['c.conf']],
    ['[^x]', ['a'], ['x', '/']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b']],
    ['a,b}', ['a,b}'], ['a']],
    ['\\*', ['*'], ['a']],
  ])('%s', (pattern, yes, no) => {
    const matches = globMatcher(pattern);
    expect([...yes, ...no].filter(matches)).toEqual(yes);
  });

  it.each([
    ['[a', 'Missing closing: "]"'],
    ['{a,b', 'Missing closing: "}"'],
  ])('refuses %s', (pattern, message) => {
    expect(() => globMatcher(pattern)).toThrow(message);
  });
});
