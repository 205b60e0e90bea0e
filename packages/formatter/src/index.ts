export { format, formatDocument } from './format.ts';
export { type FormatOptions, defaultFormatOptions } from './options.ts';
