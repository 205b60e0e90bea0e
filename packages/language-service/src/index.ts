export type { FormatOptions } from '@pmtakit/formatter';
export type { ClientView, FileContext } from './context.ts';
export { DIAGNOSTIC_SOURCE, diagnostics } from './diagnostics.ts';
export { type EditorSettings, readEditorSettings } from './editor-settings.ts';
export { type FormattingStyle, formatting, formattingOptions, rangesFormatting } from './formatting.ts';
export { type PositionEncoding, Positions, isPositionEncoding, utf8Offset } from './positions.ts';
export { readDocument } from './read-document.ts';
export { type Known, type ProjectSetup, Session, type SessionHost, type SessionWork } from './session.ts';
