import { Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type Sortable, type SortedFile, sortBlocks, sortMessages } from '../../src/index.ts';
import { section, text } from './sorted.ts';

type Texts = Readonly<Record<string, string>>;

/** One configuration for each main file. @param slip what happens to texts that are read anew */
function sortableOf(texts: Texts, mains: readonly string[], slip = (all: Texts): Texts => all): Sortable {
  return {
    open: (changed) => {
      const all = changed.size === 0 ? texts : slip({ ...texts, ...Object.fromEntries(changed) });
      const files = memoryFiles(all);
      return mains.map((path) => new Model(loadProject({ path, text: all[path] ?? '' }, { files })));
    },
  };
}

function afters(files: readonly SortedFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, after }) => [path, after]));
}

const unsorted = ['retry-after 5m', 'max-smtp-out 2'];
const sorted = unsorted.toReversed();

describe('a configuration of several files', () => {
  const texts = {
    config: text('include a.conf') + section('domain x.com', ...unsorted),
    'a.conf': section('domain y.com', ...unsorted),
  };

  it('is sorted in all of them', () => {
    expect(afters(sortBlocks(sortableOf(texts, ['config'])))).toEqual({
      config: text('include a.conf') + section('domain x.com', ...sorted),
      'a.conf': section('domain y.com', ...sorted),
    });
  });

  it('or in those that are wanted', () => {
    const files = sortBlocks(sortableOf(texts, ['config']), { isWanted: (path) => path === 'a.conf' });
    expect(afters(files)).toEqual({ 'a.conf': section('domain y.com', ...sorted) });
  });

  it('that two configurations include is sorted once', () => {
    const both = { ...texts, other: text('include a.conf', 'include a.conf') };
    const files = sortBlocks(sortableOf(both, ['config', 'other']));
    expect(files.map(({ path }) => path)).toEqual(['config', 'a.conf', 'other']);
  });
});

describe('a file that is included into a section', () => {
  it('keeps its own top level, and is sorted in its sections', () => {
    const texts = {
      config: section('virtual-mta a', 'include a.conf'),
      'a.conf': text('domain-key s,x.com,/k', 'max-smtp-out 3') + section('domain *', ...unsorted),
    };
    expect(afters(sortBlocks(sortableOf(texts, ['config'])))['a.conf']).toBe(
      text('domain-key s,x.com,/k', 'max-smtp-out 3') + section('domain *', ...sorted),
    );
  });

  it('may set the same, so that no line is moved past it', () => {
    const texts = {
      config: section('domain *', 'max-smtp-out 9', 'include a.conf', 'max-smtp-out 5', 'queue-to a.queue'),
      'a.conf': 'max-smtp-out 7\n',
    };
    const [file] = sortBlocks(sortableOf(texts, ['config']));
    expect(file?.after).toBe(
      section('domain *', 'max-smtp-out 9', 'include a.conf', 'queue-to a.queue', 'max-smtp-out 5'),
    );
    expect(file?.stops.map(({ reason }) => reason)).toEqual(['include']);
  });

  it('may open a section that is closed elsewhere, which is left', () => {
    const texts = {
      config: text('include a.conf', ...unsorted, '</domain>'),
      'a.conf': text('<domain *>', ...unsorted),
    };
    const files = sortBlocks(sortableOf(texts, ['config']));
    expect(afters(files)).toEqual(texts);
    expect(files.flatMap(({ stops }) => stops).map(({ reason }) => reason)).toEqual(['not-closed']);
  });
});

it('includes that cannot be read keep nothing from being sorted, since no line is moved past one', () => {
  const texts = {
    config: text('include gone.conf') + section('domain *', ...unsorted, 'include /gone/*.conf', ...unsorted),
  };
  expect(afters(sortBlocks(sortableOf(texts, ['config'])))).toEqual({
    config: text('include gone.conf') + section('domain *', ...sorted, 'include /gone/*.conf', ...sorted),
  });
});

describe('a section that would do something else', () => {
  const all = Array.from({ length: 20 }, (_, index) => section(`domain d${index}.com`, ...unsorted));
  /** Sorting a section with one of these numbers makes it do something else, as a mistake of ours would. */
  const spoilt =
    (numbers: readonly number[]) =>
    (texts: Texts): Texts => {
      const config = numbers.reduce(
        (now, n) => now.replace(section(`domain d${n}.com`, ...sorted), section(`domain d${n}.com`, 'max-smtp-out 3')),
        texts['config'] ?? '',
      );
      return { ...texts, config };
    };

  it('is left and told, and all others are sorted', () => {
    const [file] = sortBlocks(sortableOf({ config: all.join('') }, ['config'], spoilt([3, 17])));
    const expected = all.map((_, n) => section(`domain d${n}.com`, ...(n === 3 || n === 17 ? unsorted : sorted)));
    expect(file?.after).toBe(expected.join(''));
    expect(file).toMatchObject({ blocks: 18, moved: 18 });
    expect(file?.refused.map(({ block }) => block.argument)).toEqual(['d3.com', 'd17.com']);
    expect(file && sortMessages(file)).toEqual([
      'config:13: <domain d3.com> is not sorted, since it would do something else: max-smtp-out of the queue d3.com/{default} would be 3 instead of 2 (config:15 and config:14)',
      'config:69: <domain d17.com> is not sorted, since it would do something else: max-smtp-out of the queue d17.com/{default} would be 3 instead of 2 (config:71 and config:70)',
    ]);
  });
});

it('nothing happens to an empty file', () => {
  expect(sortBlocks(sortableOf({ config: '' }, ['config']))).toMatchObject([{ after: '', edits: [], stops: [] }]);
});
