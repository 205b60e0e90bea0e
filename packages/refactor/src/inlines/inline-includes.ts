import { secretSpans } from '@pmtakit/grammar';
import type { Block, Include, Line, Model, ProjectFile } from '@pmtakit/semantics';
import { lineBreakOf } from '../dry/moved-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { counted } from '../dry/words.ts';

/**
 * The way back from `includes`: the text of a file takes the place of its include. All includes are relative to one folder,
 * so those in it need no other path. What holds passwords goes into no file that more people may read. [G1§5.8; dry D11, trap 6]
 */
export const inlineIncludes: Refactoring = {
  id: 'inline-includes',
  way: 'inline',
  title: 'Puts the text of a file in the place of its include',
  safety: 'safe',
  gain: 'What belongs together can be read in one file.',

  *find(model) {
    const includes = new Map(model.project.includes.map((one) => [`${one.file.path} ${one.span.start}`, one]));
    for (const same of Map.groupBy(includes.values(), ({ target }) => target).values()) yield* proposalFor(model, same);
  },
};

function* proposalFor(model: Model, same: readonly Include[]): Generator<Proposal> {
  const [first] = same;
  const edits = same.map((one) => (isOpenToMore(model, one) ? undefined : editFor(one)));
  if (!first || !edits.every((edit) => edit !== undefined)) return;
  const files = filesOf(first);
  yield {
    message: `the text of ${first.target} can stand in the place of ${counted(same.length, 'include')}`,
    at: firstItem(model, files) ?? first.parent,
    about: first.target,
    edits,
    notes: ['the file that was included stays on the disk: delete it when nothing else includes it'],
  };
}

function filesOf({ outcome }: Include): readonly ProjectFile[] {
  return outcome.kind === 'included' ? outcome.files : [];
}

function firstItem({ whole }: Model, [file]: readonly ProjectFile[]): Line | Block | undefined {
  return whole.items.find((item) => item.file === file);
}

/** Whether passwords of a file would go where somebody else could read them. */
function isOpenToMore({ project: { origin } }: Model, one: Include): boolean {
  const outer = origin?.mode?.(one.file.path);
  return filesOf(one).some(({ path, document }) => {
    const inner = origin?.mode?.(path);
    const isOpen = outer !== undefined && inner !== undefined && (outer & ~inner & READ_BITS) !== 0;
    return isOpen && secretSpans(document).length > 0;
  });
}

const READ_BITS = 0o444;

/** Undefined where something else stands in the line. A comment behind it goes above what takes its place. */
function editFor(one: Include): FileEdit | undefined {
  const { file, span } = one;
  const { text } = file;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const indent = text.slice(start, span.start);
  const behind = text.slice(span.end, end).trim();
  if (indent.trim() !== '' || (behind !== '' && !behind.startsWith('#'))) return undefined;
  const lineBreak = lineBreakOf(text);
  const comment = behind === '' ? '' : indent + behind + lineBreak;
  const body = filesOf(one).map((included) => indented(included.text, indent, lineBreak));
  return { file, span: { start, end }, newText: comment + body.join('') };
}

/** Lines stand further in, as the include does, and the last one ends. */
function indented(text: string, indent: string, lineBreak: string): string {
  const plain = text.replace(/^\uFEFF/, '');
  const lines = plain.replace(/\r?\n$/, '').split(/\r?\n/);
  return plain === '' ? '' : lines.map((line) => (line.trim() === '' ? line : indent + line) + lineBreak).join('');
}
