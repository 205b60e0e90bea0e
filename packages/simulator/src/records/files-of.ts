/** The accounting files of a configuration, each with its name. */
import type { Model } from '@pmtakit/semantics';
import type { Instant } from '../traffic/quantities.ts';
import { datedName, namesInOneDirectory } from './file-names.ts';
import { type RecordLayout, layoutOf } from './layout.ts';

export interface RecordFilePlan {
  /** What the configuration writes to. */
  readonly target: string;
  /** A name that no other of them has. */
  readonly name: string;
  readonly layout: RecordLayout;
}

/** @param start the day of which is put into the names, as PowerMTA does; left out of them when it is not given */
export function recordFilesOf(model: Model, start?: Instant): RecordFilePlan[] {
  const names = namesInOneDirectory(model.acctFiles.map(({ target }) => target));
  return model.acctFiles.map((file, index) => {
    const name = names[index] ?? '';
    return { target: file.target, name: start ? datedName(name, start) : name, layout: layoutOf(model, file) };
  });
}
