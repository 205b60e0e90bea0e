import { type Document, parse, SourceFile } from '@pmtakit/grammar';
import { type FormatOptions, defaultFormatOptions } from './options.ts';
import { Printer } from './printer.ts';

/**
 * The text in its one layout. Only blank space changes: comments and lines stay in their order, and what is not
 * understood stays as it is. Never throws; formatting twice gives the same as formatting once.
 */
export function format(text: string, options: Partial<FormatOptions> = {}, path = '<text>'): string {
  return formatDocument(parse(new SourceFile(path, text)), options);
}

export function formatDocument(document: Document, options: Partial<FormatOptions> = {}): string {
  const chosen = { ...defaultFormatOptions, ...options };
  const printed = new Printer(document, chosen).print();
  return usesCrlf(document.source.text, chosen.endOfLine) ? printed.replaceAll('\n', '\r\n') : printed;
}

function usesCrlf(text: string, endOfLine: FormatOptions['endOfLine']): boolean {
  if (endOfLine !== 'auto') return endOfLine === 'crlf';
  const crlf = text.split('\r\n').length - 1;
  return crlf > 0 && crlf * 2 >= text.split('\n').length - 1;
}
