import type { RelatedPlace } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import type { Located } from './check.ts';

/** A place that explains a finding. @param from the file of the finding */
export function relatedPlace({ file, span }: Located, message: string, from: ProjectFile): RelatedPlace {
  const { start, end } = span;
  return { span: { start, end }, message, ...(file === from ? {} : { source: file.source }) };
}
