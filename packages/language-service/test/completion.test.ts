import { describe, expect, it } from 'vitest';
import { completion, resolveCompletion } from '../src/index.ts';
import { edited } from './client-text.ts';
import { expectCompletion, openMarked } from '../src/test-kit/index.ts';

/** The text after a choice. */
function chosen(marked: string, label: string, withSnippets: boolean): string {
  const { context, positions, text } = openMarked(marked);
  const [position] = positions;
  if (!position) throw new Error('no mark');
  const item = completion(context, position, withSnippets).find((one) => one.label === label);
  const edit = item?.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`${label} is not offered`);
  return edited(text, [edit], 'utf-16');
}

describe('at the start of a line', () => {
  it('directives of the section are offered', () => {
    expectCompletion('<domain a.example>\n  max-<|>\n</domain>\n', {
      includes: ['max-smtp-out', 'max-msg-rate'],
      excludes: ['smtp-source-host', 'log-file'],
    });
  });

  it('directives and sections of the top level are offered', () => {
    expectCompletion('<|>\n', { includes: ['log-file', '<domain>', '<virtual-mta>'], excludes: ['max-smtp-out'] });
  });

  it('in an included file those of the section around it are', () => {
    expectCompletion(
      'ma<|>',
      { includes: ['max-smtp-out'] },
      {
        path: 'part.conf',
        main: 'config',
        files: { config: '<domain a.example>\ninclude part.conf\n</domain>\n' },
      },
    );
  });

  it('a tag is completed', () => {
    expectCompletion('<virtual-mta a>\n  <do<|>\n</virtual-mta>\n', { includes: ['<domain>'], excludes: ['<spool>'] });
    expect(chosen('<sp<|>', '<spool>', false)).toContain('<spool >\n</spool>');
  });

  it('a closing tag ends the innermost section', () => {
    expectCompletion('<virtual-mta a>\n  <domain b>\n  </<|>', { exactly: ['</domain>', '</virtual-mta>'] });
  });

  it('what is there already comes last', () => {
    const { context, positions } = openMarked('<domain a.example>\n  max-smtp-out 5\n  <|>\n</domain>\n');
    const items = positions.flatMap((position) => completion(context, position, false));
    expect(items.find(({ label }) => label === 'max-smtp-out')?.sortText).toBe('7 max-smtp-out');
  });
});

describe('values', () => {
  const pools = '<virtual-mta v1>\n</virtual-mta>\n<virtual-mta-pool p1>\n';

  it.each([
    ['words of a switch', '<domain a>\n  dkim-sign <|>\n</domain>\n', ['yes', 'no']],
    ['members of an enum', '<domain a>\n  dsn-format <|>\n</domain>\n', ['standard', 'plain-text']],
    ['special words', '<domain a>\n  max-errors-per-connection <|>\n</domain>\n', ['unlimited']],
    ['names', `${pools}  virtual-mta <|>\n</virtual-mta-pool>\n`, ['v1']],
    ['macros', 'domain-macro x a.example\n<domain $<|>>\n</domain>\n', ['$x']],
    ['record types', '<acct-file a.csv>\n  records d,<|>\n</acct-file>\n', ['b', 't']],
    ['actions', '<smtp-pattern-list a>\n  reply /x/ <|>\n</smtp-pattern-list>\n', ['mode=backoff', 'skip-mx']],
  ])('%s', (_, text, includes) => expectCompletion(text, { includes }));

  it('paths of includes, from the folder of the main file', () => {
    const files = { 'a/b.conf': '', 'a/c/d.conf': '' };
    expectCompletion('include <|>\n', { includes: ['a/'] }, { files });
    expectCompletion('include a/<|>\n', { exactly: ['a/b.conf', 'a/c/'] }, { files });
  });

  describe('paths where the project says that files are', () => {
    const files = { '/repo/parts/b.conf': '', '/repo/[x]/c.conf': '', '/repo/parts/d/e.conf': '', 'f.conf': '' };
    const mappings = [{ from: '/etc/pmta', to: '/repo' }];

    it.each([
      ['relative ones, from the base', 'include parts/<|>', { base: '/repo' }, ['parts/b.conf', 'parts/d/']],
      [
        'of the server, by the mapping',
        'include /etc/pmta/parts/<|>',
        { mappings },
        ['/etc/pmta/parts/b.conf', '/etc/pmta/parts/d/'],
      ],
      ['of the mapped folder itself', 'include /etc/pmta/<|>', { mappings }, ['/etc/pmta/[x]/', '/etc/pmta/parts/']],
      ['down to a mapped folder', 'include /etc/<|>', { mappings }, ['/etc/pmta/']],
      [
        'by the longest mapping',
        'include /etc/pmta/p/<|>',
        { mappings: [...mappings, { from: '/etc/pmta/p', to: '/repo/parts/d' }] },
        ['/etc/pmta/p/e.conf'],
      ],
      ['in a folder with brackets', 'include <|>', { base: '/repo/[x]' }, ['c.conf']],
      ['beside the main file', 'include <|>', { mappings }, ['config', 'f.conf']],
    ])('%s', (_, line, places, exactly) => {
      expectCompletion(`${line}\n`, { exactly }, { files, places });
    });
  });

  it.each(['# <|>\n', 'log-file x # <|>\n', 'nonsense <|>\n'])('none for %j', (text) => {
    expectCompletion(text, { exactly: [] });
  });
});

describe('what is written', () => {
  it('replaces the whole word', () => {
    expect(chosen('<domain a>\n  max-<|>msg\n</domain>\n', 'max-smtp-out', false)).toBe(
      '<domain a>\n  max-smtp-out \n</domain>\n',
    );
  });

  it('takes the bracket that an editor has put behind a tag', () => {
    expect(chosen('<domain a>\n</dom<|>>\n', '</domain>', false)).toBe('<domain a>\n</domain>\n');
  });

  it('has placeholders for clients that take them', () => {
    expect(chosen('<domain a>\n  dk<|>\n</domain>\n', 'dkim-sign', true)).toContain(
      'dkim-sign ${1|yes,no,if-x-dkim-options-present|}',
    );
    expect(chosen('<|>', '<domain>', true)).toBe('<domain ${1:domain-pattern}>\n\t$0\n</domain>');
  });

  it('keeps what stands in front of a value', () => {
    expect(chosen('<acct-file a.csv>\n  records d,<|>\n</acct-file>\n', 'b', false)).toContain('  records d,b\n');
  });
});

it('what the catalogue says comes when somebody looks', () => {
  const { context, positions } = openMarked('max<|>');
  const [item] = positions.flatMap((position) => completion(context, position, false));
  expect(item && resolveCompletion(item).documentation).toMatchObject({ kind: 'markdown' });
  expect(resolveCompletion({ label: 'x', data: 'strange' })).toEqual({ label: 'x', data: 'strange' });
});
