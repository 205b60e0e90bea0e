import { type AcctFile, type Model, recordTypesOf, sectionsWithGaps } from '@pmtakit/semantics';

/** Sections that take events of every kind beside the accounting files. [G1§10.1.4] */
const uploads = new Set(['signals', 'sparkpost-analytics']);

/** An accounting file with the types of records that it takes. */
export interface Recording {
  readonly file: AcctFile;
  readonly types: ReadonlySet<string>;
}

/** All accounting files; undefined when not all of what is recorded is known, or all events go somewhere else too. */
export function recordingsOf(model: Model): readonly Recording[] | undefined {
  if (model.whole.items.some(({ name }) => uploads.has(name))) return undefined;
  const gaps = sectionsWithGaps(model);
  const recordings: Recording[] = [];
  for (const file of model.acctFiles) {
    const types = gaps.has(file.block) ? undefined : recordTypesOf(file);
    if (!types) return undefined;
    recordings.push({ file, types: new Set(types) });
  }
  return recordings;
}
