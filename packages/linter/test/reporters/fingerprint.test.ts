import { SourceFile } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { fingerprints } from '../../src/reporters/fingerprint.ts';

const of = (text: string, path = 'a.conf'): string[] => fingerprints(lint(new SourceFile(path, text)));

const BROKEN = '<domain example.com>\n  no-such-name 1\n  max-smtp-out x\n  no-such-name 1\n</domain>\n';

describe('fingerprints', () => {
  it('are hexadecimal and differ, also of lines that are alike', () => {
    const prints = of(BROKEN);
    expect(prints).toHaveLength(3);
    expect(new Set(prints).size).toBe(3);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{40}$/);
  });

  it('stay when lines without findings come before, between and behind', () => {
    const blank = fc.array(fc.constantFrom('\n', '# note\n', '  \n'), { maxLength: 5 }).map((lines) => lines.join(''));
    fc.assert(
      fc.property(fc.array(blank, { minLength: 6, maxLength: 6 }), (between) => {
        const moved = BROKEN.split('\n').map((line, index) => `${between[index] ?? ''}${line}`);
        expect(of(moved.join('\n'))).toEqual(of(BROKEN));
      }),
    );
  });

  it.each([
    ['another indent', BROKEN.replaceAll(/^ +/gm, '\t')],
    ['another line end', BROKEN.replaceAll('\n', '\r\n')],
    ['a comment about rules', BROKEN.replaceAll('smtp-out x', 'smtp-out x # pmtalint-disable-line tls-off -- known')],
    ['more blanks', BROKEN.replaceAll('max-smtp-out x', 'max-smtp-out   x  ')],
  ])('stay with %s', (_, text) => {
    expect(of(text)).toEqual(of(BROKEN));
  });

  it('change with the words of the line', () => {
    expect(of('no-such-name 1\n')).not.toEqual(of('no-such-name 2\n'));
  });

  it('do not depend on a secret, nor on how long it is', () => {
    const user = (password: string) => `<smtp-user shop>\npassword a ${password}\n</smtp-user>\n`;
    expect(of(user('hunter2'))).toEqual(of(user('swordfish')));
    expect(of(user('hunter2'))).toHaveLength(1);
  });

  it('take no longer for a line of a megabyte', () => {
    const [print] = of(`no-such-name ${'x '.repeat(500_000)}\n`);
    expect(print).toMatch(/^[0-9a-f]{40}$/);
  });
});
