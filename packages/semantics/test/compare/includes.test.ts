/** Files that are out of reach may hold anything. */
import { describe, expect, it } from 'vitest';
import { block, text, verdict } from './compare-texts.ts';

const main = (...lines: readonly string[]): string => text(block('domain *', 'max-smtp-out 2'), ...lines);

describe('a file that is missing', () => {
  it.each([
    ['on one side', main(), main('include gone'), 'gone'],
    [
      'on both, in two places',
      main('include gone', 'http-mgmt-port 80'),
      main('http-mgmt-port 80', 'include gone'),
      'gone',
    ],
    ['in a section', main(block('domain example.com', 'include gone')), main(), '<domain example.com> gone'],
    [
      'with a value that it may have been inherited by',
      main('include gone', block('domain example.com', 'max-smtp-out 2')),
      main('include gone'),
      'gone',
    ],
    ['from a web server', main('include http://config.example.com/x'), main(), 'http://config.example.com/x'],
    ['one on each side', main('include one'), main('include two'), 'one; two'],
    ['of which there may be some', main('include conf.d/*.conf'), main(), 'conf.d/*.conf'],
  ])('%s keeps from telling', (_, before, after, missing) => {
    expect(verdict(before, after)).toBe(`not compared: ${missing}`);
    expect(verdict(after, before)).toContain('not compared: ');
  });

  it.each([
    ['nothing at all', main('include gone'), main('include gone')],
    ['layout', main('include gone'), main('   include    gone   # where?').replaceAll('\n', '\r\n\r\n')],
    ['comments', main('# why', 'include gone'), main('include gone', '', '#')],
  ])('does not when only %s differs', (_, before, after) => {
    expect(verdict(before, after)).toBe('equal');
  });

  it('does not when something that is there differs', () => {
    expect(verdict(main('include gone'), main('include gone').replace('2', '3'))).toBe(
      'no-such-name.invalid/{default}: max-smtp-out 2 -> 3 (2 -> 2)',
    );
  });

  it('in a file that is there counts too', () => {
    const before = { config: main('include part'), part: 'include gone\nlog-rotate 8\n' };
    expect(verdict(before, before)).toBe('equal');
    expect(verdict(before, { ...before, part: 'include gone\n' })).toBe('not compared: gone');
  });
});

describe('files that are there', () => {
  it.each([
    ['under another name', { config: 'include a\n', a: main() }, { config: 'include b\n', b: main() }],
    ['or no file', { config: 'include a\n', a: main() }, main()],
    [
      'with sections that end in another',
      { config: 'include a\nmax-smtp-out 2\n</domain>\n', a: '<domain *>\n' },
      main(),
    ],
    ['several times', { config: main('include a', 'include a'), a: 'max-smtp-out 5\n' }, main()],
  ])('are the same %s', (_, before, after) => {
    expect(verdict(before, after)).toBe('equal');
  });

  it('that include themselves are not judged', () => {
    expect(verdict({ config: main('include config') }, main())).toBe('not compared: config');
  });
});
