/** What a client can do, as far as it matters here. */
import { type PositionEncoding, isPositionEncoding } from '@pmtakit/language-service';
import type { InitializeParams } from 'vscode-languageserver/node';

export interface Client {
  /** What its columns count: of what it offers, the first that is known. */
  readonly encoding: PositionEncoding;
  /** Whether it tells its settings when it is asked. */
  readonly answersSettings: boolean;
  /** Whether it wants to be asked to tell when settings change. */
  readonly registersSettings: boolean;
  /** Whether it waits for edits before it saves. */
  readonly waitsBeforeSave: boolean;
  /** Whether it formats several ranges at once. */
  readonly formatsRanges: boolean;
}

export function clientOf({ capabilities }: InitializeParams): Client {
  const { general, workspace, textDocument } = capabilities;
  return {
    encoding: general?.positionEncodings?.find(isPositionEncoding) ?? 'utf-16',
    answersSettings: workspace?.configuration ?? false,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    waitsBeforeSave: textDocument?.synchronization?.willSaveWaitUntil ?? false,
    formatsRanges: textDocument?.rangeFormatting?.rangesSupport ?? false,
  };
}
