import { SourceFile, applyEdits, composeEdits, parse } from '@pmtakit/grammar';
import { type FormatOptions, format, formatEdits } from '@pmtakit/formatter';
import type { RefactoredFile } from '@pmtakit/refactor';
import { Styles } from '../format/style.ts';

/**
 * Files that were formatted are formatted afterwards too, which changes only what is around the changes. In others, new lines
 * have the indent of their neighbours and all else stays as it is.
 */
export async function keepFormatted(files: readonly RefactoredFile[]): Promise<RefactoredFile[]> {
  const styles = new Styles();
  const textOf = new Map(files.map(({ path, before }) => [path, before]));
  return Promise.all(
    files.map(async (file) => {
      const { options, isIgnored } = await styles.of(file.path);
      const before = file.besides === undefined ? file.before : (textOf.get(file.besides) ?? '');
      const wasFormatted = !isIgnored && format(before, options, file.path) === before;
      return wasFormatted ? formatted(file, options) : file;
    }),
  );
}

function formatted(file: RefactoredFile, options: FormatOptions): RefactoredFile {
  const { path, before, after, edits } = file;
  const more = formatEdits(parse(new SourceFile(path, after)), options);
  return { ...file, after: applyEdits(after, more), edits: composeEdits(before.length, edits, more) };
}
