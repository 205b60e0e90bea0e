/** What holds of sorting for all texts. */
import { applyEdits } from '@pmtakit/grammar';
import { Model, type ModelOptions, type clientOf, loadProject, memoryFiles } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../../../semantics/test/slow/answers.ts';
import { queueNodes, sourceNodes } from '../../../semantics/test/slow/generate.ts';
import { type Node, print } from '../../../semantics/test/slow/printing.ts';
import { SlowResolver } from '../../../semantics/test/slow/resolver.ts';
import type { Answer } from '../../../semantics/test/slow/settle.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../../../semantics/test/slow/subjects.ts';
import { sortBlocks } from '../../src/index.ts';
import { randomLines } from './random-sections.ts';
import { sortedFile } from './sorted.ts';

function check(ask: (before: string, after: string) => void): void {
  const ends = fc.constantFrom('\n', '\n', '\r\n');
  fc.assert(
    fc.property(randomLines, ends, (lines, end) => {
      const before = lines.map((line) => line + end).join('');
      ask(before, sortedFile(before).after);
    }),
    { numRuns: 400 },
  );
}

/** All lines that are not blank, in the order of the alphabet. */
function bag(text: string): string[] {
  return text
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== '')
    .sort();
}

const remark = /^\s*#(?!\s*(?:max-smtp-out|retry-after) \d)/;

/** Each remark with the lines below it, up to a blank line, the next remark or a tag. */
function remarks(text: string): string[] {
  const lines = text.split(/\r\n|\n/).map((line) => line.trim());
  return lines.flatMap((line, index) => {
    if (!remark.test(line)) return [];
    const below = lines.slice(index + 1);
    const end = below.findIndex((one) => one === '' || one.startsWith('<') || remark.test(one));
    return [`${line}\n${below.slice(0, end).sort().join('\n')}`];
  });
}

/** Marks for tools are about one line, or about what follows, and not about a group. */
function wordsOnly(all: readonly string[]): string[] {
  return all.filter((one) => !/^# pmta(?:lint|fmt)-/.test(one)).sort();
}

describe('sorting', () => {
  it('twice is sorting once, and tells the same', () => {
    check((before, after) => {
      const [first, again] = [sortedFile(before), sortedFile(after)];
      expect(again.after, `${before}\n---\n${after}`).toBe(after);
      expect(again.edits).toEqual([]);
      expect(again.stops.map(({ reason, name }) => `${reason} ${name}`)).toEqual(
        first.stops.map(({ reason, name }) => `${reason} ${name}`),
      );
    });
  });

  it('keeps all lines', () => {
    check((before, after) => expect(bag(after), before).toEqual(bag(before)));
  });

  it('keeps each remark above the lines that it stood above', () => {
    check((before, after) => {
      expect(wordsOnly(remarks(after)), `${before}\n---\n${after}`).toEqual(wordsOnly(remarks(before)));
    });
  });

  it('keeps the line that a mark is about', () => {
    const mark = /^[ \t]*#.*pmta(?:lint-disable-next-line|fmt-ignore).*\n(?:[ \t\r]*(?:#.*)?\n)*.*/gm;
    const marked = (text: string): string[] =>
      [...text.matchAll(mark)].map(([all]) => all.split('\n').at(-1) ?? '').sort();
    check((before, after) => expect(marked(after), `${before}\n---\n${after}`).toEqual(marked(before)));
  });

  it.each([/^\s*max-smtp-out(?= |$)/i, /^\s*(?:route|smtp-hosts) /i, /^\s*max-msg-(?:rate|per-hour)/i])(
    'keeps the order of the lines of one setting: %s',
    (setting) => {
      const own = (text: string): string[] => text.split(/\r?\n/).filter((line) => setting.test(line));
      check((before, after) => expect(own(after), before).toEqual(own(before)));
    },
  );

  it('refuses nothing, and its edits say what changes', () => {
    check((before, after) => {
      const { edits, refused, blocks, moved } = sortedFile(before);
      expect(applyEdits(before, edits)).toBe(after);
      expect(refused).toEqual([]);
      expect(blocks > 0 && moved > 0).toBe(before !== after);
    });
  });

  it('does not leave all as it was in the samples of this test', () => {
    const changed = fc.sample(randomLines, 200).filter((lines) => {
      const before = lines.map((line) => `${line}\n`).join('');
      return sortedFile(before).after !== before;
    });
    expect(changed.length).toBeGreaterThan(80);
  });
});

/** Sorted under the answers of these options. */
function sorted(text: string, options: ModelOptions): string {
  const open = (texts: ReadonlyMap<string, string>): Model[] => {
    const main = { path: '/pmta/config', text: texts.get('/pmta/config') ?? text };
    return [new Model(loadProject(main, { files: memoryFiles({}) }), options)];
  };
  const [file] = sortBlocks({ open });
  expect(file?.refused).toEqual([]);
  return file?.after ?? '';
}

function judge(nodes: fc.Arbitrary<Node[]>, answersOf: (slow: SlowResolver) => string[]): void {
  let changed = 0;
  fc.assert(
    fc.property(nodes, modelOptions, (all, options) => {
      const before = print(all);
      const after = sorted(before, options);
      if (before === after) return;
      changed++;
      expect(answersOf(new SlowResolver(after, options)), `${before}\n---\n${after}`).toEqual(
        answersOf(new SlowResolver(before, options)),
      );
    }),
    { numRuns: 100 },
  );
  expect(changed).toBeGreaterThan(40);
}

function shown(answers: readonly Answer[]): string {
  return answers.map(({ name, meaning }) => `${name} ${meaning ?? '-'}`).join('\n');
}

describe('a second implementation of the documentation sees no difference', () => {
  it('for queues and virtual MTAs', () => {
    judge(queueNodes, ({ queues }) =>
      vmtasAsked.flatMap((vmta) =>
        queues.isTaken(vmta)
          ? [shown(queues.virtualMta(vmta)), ...domains.map((domain) => shown(queues.queue(domain, vmta)))]
          : [],
      ),
    );
  });

  it('for sources', () => {
    judge(sourceNodes, ({ sources }) => {
      const known = users.filter((user) => sources.hasUser(user));
      const clients: Parameters<typeof clientOf>[0][] = addresses.flatMap((address) => [
        { address, listener: listeners[0] },
        ...known.map((user) => ({ address, listener: listeners[0], user })),
      ]);
      return [...clients, { pickup: true as const }].map((client) => shown(sources.source(client)));
    });
  });
});
