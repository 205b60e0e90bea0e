/** How much is known of each line. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Document, type Item, walk } from '@pmtakit/grammar';
import { Model, coverageOf, coverageStates, diskFiles, loadProject } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationLike } from '../../../../grammar/test/arbitraries.ts';
import { type Texts, block, modelOf, text } from '../compare/compare-texts.ts';
import { validConfiguration } from '../valid-configuration.ts';

/** `line name: state`, with the file where it is not the main one. */
function covered(texts: Texts): string[] {
  return coverageOf(modelOf(texts)).map(({ file, line, name, state }) => {
    const place = file.path === 'config' ? '' : `${file.path}:`;
    return `${place}${line} ${name ?? '-'}: ${state}`;
  });
}

describe('lines', () => {
  it.each([
    ['checked', 'host-name mx.example.com', 'host-name'],
    ['checked', 'relay-domain $names', 'relay-domain'],
    ['checked', 'HTTP-Access 0/0 none', 'http-access'],
    ['checked', 'domain-macro names example.com', 'domain-macro'],
    ['checked', 'smtp-listener 0/0:25', 'smtp-listener'],
    ['not-modelled', 'log-file /var/log/pmta/log', 'log-file'],
    ['not-modelled', 'name-server 192.0.2.53', 'name-server'],
    ['not-modelled', 'custom-dsn-from-header "Name <a@example.com>"', 'custom-dsn-from-header'],
    ['unknown', 'max-message-rate 5/s', 'max-message-rate'],
    ['unknown', 'max-smtp-out 5', 'max-smtp-out'],
    ['unknown', 'log-rotate many', 'log-rotate'],
    ['unknown', 'log-rotate', 'log-rotate'],
    ['unknown', 'log-rotate 5 6', 'log-rotate'],
    ['unknown', 'include gone', 'include'],
    ['unknown', 'include', 'include'],
    ['unknown', '/a pattern/ somewhere', '(pattern entry)'],
    ['unknown', '{{ limits }}', undefined],
    ['unknown', '<!-- text -->', undefined],
    ['unknown', '==== limits ====', '===='],
  ])('%s: %s', (state, line, name) => {
    expect(coverageOf(modelOf(text(line))).map((one) => [one.line, one.name, one.state])).toEqual([[1, name, state]]);
  });

  it.each(['', '   ', '# text', '\t# max-smtp-out 5', '</domain>', '}'])('none: %j', (line) => {
    expect(covered(text(line))).toEqual([]);
  });
});

describe('sections and what stands in them', () => {
  it.each([
    ['all is known', ['<domain *>', 'max-smtp-out 5', '</domain>'], ['1 domain: checked', '2 max-smtp-out: checked']],
    [
      'free text',
      ['<domain *>', 'command /bin/x', 'dkim-query-method dns', '</domain>'],
      ['1 domain: checked', '2 command: parsed-only', '3 dkim-query-method: parsed-only'],
    ],
    [
      'in a virtual MTA',
      ['<virtual-mta a>', 'max-smtp-out 5', '<domain *>', 'type discard', '</domain>', '</virtual-mta>'],
      ['1 virtual-mta: checked', '2 max-smtp-out: checked', '3 domain: checked', '4 type: checked'],
    ],
    [
      'what no answer takes into account',
      ['<spool /a>', 'priority 5', '</spool>'],
      ['1 spool: not-modelled', '2 priority: not-modelled'],
    ],
    [
      'a section of that',
      ['<bounce-processor>', '<address-list>', 'domain example.com', '</address-list>', '</bounce-processor>'],
      ['1 bounce-processor: not-modelled', '2 address-list: not-modelled', '3 domain: not-modelled'],
    ],
    [
      'a line that is known elsewhere',
      ['<domain-key-list l>', 'domain-key a,*,/k', '</domain-key-list>'],
      ['1 domain-key-list: not-modelled', '2 domain-key: not-modelled'],
    ],
    ['a wrong tag', ['<domain a,b>', 'max-smtp-out 5', '</domain>'], ['1 domain: unknown', '2 max-smtp-out: checked']],
    ['a tag without argument', ['<domain>', '</domain>'], ['1 domain: unknown']],
    [
      'a tag that needs none',
      ['<aliases>', 'alias a b@example.com', '</aliases>'],
      ['1 aliases: checked', '2 alias: checked'],
    ],
    [
      'an unknown section',
      ['<limits x>', 'max-smtp-out 5', '</limits>'],
      ['1 limits: unknown', '2 max-smtp-out: unknown'],
    ],
    [
      'a section in a wrong place',
      ['<source 0/0>', '<virtual-mta a>', 'max-smtp-out 5', '</virtual-mta>', '</source>'],
      ['1 source: checked', '2 virtual-mta: unknown', '3 max-smtp-out: checked'],
    ],
    ['braces', ['domain * {', 'max-smtp-out 5', '}'], ['1 domain: checked', '2 max-smtp-out: checked']],
    [
      'a directive in a wrong section',
      ['<source 0/0>', 'max-smtp-out 5', '</source>'],
      ['1 source: checked', '2 max-smtp-out: unknown'],
    ],
    [
      'a list at the end of a line',
      ['<pattern-list l>', 'mail-from /a/ <pattern-list>', '* virtual-mta=a', '</pattern-list>', '</pattern-list>'],
      ['1 pattern-list: checked', '2 mail-from: checked', '3 *: checked'],
    ],
    [
      'entries',
      ['<bounce-category-patterns>', '/x/ other', '/x', '</bounce-category-patterns>'],
      ['1 bounce-category-patterns: checked', '2 (pattern entry): checked', '3 (pattern entry): unknown'],
    ],
    ['more than one on a line, the least of them', ['<domain *> max-speed 5', '</domain>'], ['1 domain: unknown']],
    [
      'a template in a section',
      ['<domain *>', '{% if x %}', 'max-smtp-out {{ n }}', '{% endif %}', '</domain>'],
      ['1 domain: checked', '2 -: unknown', '3 max-smtp-out: unknown', '4 -: unknown'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(covered(text(...lines))).toEqual(expected);
  });

  it('are counted from 1, whatever ends the lines', () => {
    const lines = ['', '# text', '<domain *>', '', 'max-smtp-out 5', '</domain>'];
    for (const end of ['\n', '\r\n', '\r'])
      expect(covered(lines.join(end))).toEqual(['3 domain: checked', '5 max-smtp-out: checked']);
    expect(covered(`\uFEFF${lines.slice(2).join('\n')}`)).toEqual(['1 domain: checked', '3 max-smtp-out: checked']);
  });
});

describe('files', () => {
  it('stand in the order in which they are read, each once', () => {
    const files = { config: 'include a\ninclude b\ninclude a\n', a: 'log-rotate 8\n', b: 'include a\nhost-id 5\n' };
    expect(covered(files)).toEqual([
      ...['1 include: checked', '2 include: checked', '3 include: checked'],
      ...['a:1 log-rotate: not-modelled', 'b:1 include: checked', 'b:2 host-id: not-modelled'],
    ]);
  });

  it.each([
    [
      'in two places that take it',
      ['<domain *>', 'include a', '</domain>', '<domain example.com>', 'include a', '</domain>'],
      'max-smtp-out 5',
      'checked',
    ],
    [
      'last in a place that does not take it',
      ['<domain *>', 'include a', '</domain>', '<source 0/0>', 'include a', '</source>'],
      'max-smtp-out 5',
      'unknown',
    ],
    [
      'first in a place that does not take it',
      ['<source 0/0>', 'include a', '</source>', '<domain *>', 'include a', '</domain>'],
      'max-smtp-out 5',
      'unknown',
    ],
    [
      'in places that take it for different things',
      ['include a', '<virtual-mta v>', 'include a', '</virtual-mta>'],
      'domain-key a,*,/k',
      'checked',
    ],
  ])('that are included %s have the least of all states', (_, lines, line, state) => {
    const found = covered({ config: text(...lines), a: text(line) });
    expect(found.filter((one) => one.startsWith('a:'))).toEqual([`a:1 ${line.split(' ')[0]}: ${state}`]);
  });

  it('of a pattern, one of which is missing, make its line unknown', () => {
    expect(covered({ config: 'include a\ninclude a\ninclude config\n', a: 'include gone\n' })).toEqual([
      ...['1 include: checked', '2 include: checked', '3 include: unknown', 'a:1 include: unknown'],
    ]);
  });

  it('may begin a section that another one ends', () => {
    const files = { config: 'include a\nmax-smtp-out 5\n</domain>\nmax-smtp-out 5\n', a: '<domain *>\n' };
    expect(covered(files)).toEqual([
      '1 include: checked',
      '2 max-smtp-out: checked',
      '4 max-smtp-out: unknown',
      'a:1 domain: checked',
    ]);
  });
});

/** The numbers of the lines on which something stands that is no comment and closes nothing. */
function linesOf(document: Document): number[] {
  const lines = new Set<number>();
  const add = (item: Item): void => {
    if (item.kind === 'comment' || item.kind === 'stray') return;
    lines.add(document.source.lines.position(item.kind === 'section' ? item.head.start : item.start).line);
  };
  walk(document, { item: add });
  return [...lines];
}

function expectEachOnce(model: Model): void {
  const found = coverageOf(model);
  for (const file of model.project.files) {
    const own = found.filter((one) => one.file === file);
    expect(own.map(({ line }) => line)).toEqual(linesOf(file.document));
  }
  expect(found.every(({ state }) => coverageStates.includes(state))).toBe(true);
}

describe('every line has one state', () => {
  const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));

  it.each(globSync(['**/*.conf', '**/config'], { cwd: fixtures }).sort())('in fixtures/%s', (path) => {
    const main = { path: fixtures + path, text: readFileSync(fixtures + path, 'utf8') };
    expectEachOnce(new Model(loadProject(main, { files: diskFiles })));
  });

  it.each(['small-sender/pmta.conf', 'regional-sender/config', 'agency/pmta.conf', 'platform/config'])(
    'and none is unknown in the healthy fixtures/%s',
    (path) => {
      const main = { path: fixtures + path, text: readFileSync(fixtures + path, 'utf8') };
      const found = coverageOf(new Model(loadProject(main, { files: diskFiles })));
      expect(found.filter(({ state }) => state === 'unknown')).toEqual([]);
    },
  );

  it('in any text', () => {
    fc.assert(
      fc.property(configurationLike, (any) => expectEachOnce(modelOf(any))),
      { numRuns: 500 },
    );
  });

  it('and none is unknown in what the catalogue allows', () => {
    fc.assert(
      fc.property(validConfiguration, (any) => {
        const found = coverageOf(modelOf(any)).filter(({ state, name }) => state === 'unknown' && name !== 'include');
        expect(found).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('large and hostile texts', () => {
  const times = (count: number, line: string): string => `${line}\n`.repeat(count);

  it.each([
    ['lines', times(100_000, 'log-rotate 8'), 100_000],
    ['sections in sections', times(50_000, '<bounce-processor>'), 50_000],
    ['lists in lists', times(20_000, 'mail-from /a/ <pattern-list>'), 20_000],
    ['sections', times(30_000, '<domain *>\nmax-smtp-out 5\n</domain>'), 60_000],
    ['tags on one line', '<domain *> '.repeat(20_000), 1],
    ['text', times(50_000, '}{'), 50_000],
  ])('%s', (_, any, count) => {
    expect(coverageOf(modelOf(any)).length).toBe(count);
  });

  it('a file that is included again and again', () => {
    const files = { config: times(3000, 'include a'), a: times(30, 'log-rotate 8') };
    expect(coverageOf(modelOf(files)).length).toBe(3030);
  });

  it('has a section for each state', () => {
    const all = text(block('domain *', 'max-smtp-out 5', 'command x'), 'log-rotate 8', 'nothing');
    expect(new Set(coverageOf(modelOf(all)).map(({ state }) => state))).toEqual(new Set(coverageStates));
  });
});
