import type { ExtraDirective } from '@pmtakit/grammar';
import type { FormatOptions } from '@pmtakit/language-service';

/** What the project of a file says of it. */
export interface FileStyle {
  /** Only what somebody has said; the editor and the defaults say the rest. */
  readonly options: Partial<FormatOptions>;
  /** What is known beside the catalogue. */
  readonly directives: readonly ExtraDirective[];
  /** Whether the file stays as it is. */
  readonly isIgnored: boolean;
}

/**
 * Asks the project of a document, which need not be a file. What it fails with is told to the user: a file of the
 * project that cannot be understood, say.
 */
export type StyleFor = (uri: string) => Promise<FileStyle>;

/** The style of a document that belongs to no project. */
export const ownStyle: FileStyle = { options: {}, directives: [], isIgnored: false };
