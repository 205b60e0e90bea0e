export type { FormatOptions } from '@pmtakit/formatter';
export { type EditorSettings, readEditorSettings } from './editor-settings.ts';
export { type FormattingStyle, formatting, formattingOptions, rangesFormatting } from './formatting.ts';
export { type PositionEncoding, Positions, isPositionEncoding, utf8Offset } from './positions.ts';
export { readDocument } from './read-document.ts';
