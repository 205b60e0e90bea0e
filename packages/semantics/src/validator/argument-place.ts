import type { Span } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import type { Located } from './check.ts';

/** The arguments of a line or tag alone. */
export function argumentPlace({ file, argumentSpan }: { file: ProjectFile; argumentSpan: Span }): Located {
  return { file, span: argumentSpan };
}
