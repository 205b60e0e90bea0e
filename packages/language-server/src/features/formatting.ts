/** Formatting: a document, some of its lines, and before it is saved. */
import { type FormattingStyle, formatting, formattingOptions, rangesFormatting } from '@pmtakit/language-service';
import type { Range, TextEdit } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';
import type { DocumentContext } from '../workspace.ts';

export const formattingFeature: Feature = {
  capabilities: ({ formatsRanges }) => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: formatsRanges ? { rangesSupport: true } : true,
  }),

  register: (connection, workspace) => {
    connection.onDocumentFormatting(({ textDocument }, token) => workspace.answer(textDocument, token, edits));
    connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
      workspace.answer(textDocument, token, (context) => edits(context, [range])),
    );
    connection.onDocumentRangesFormatting(({ textDocument, ranges }, token) =>
      workspace.answer(textDocument, token, (context) => edits(context, ranges)),
    );
    workspace.documents.onWillSaveWaitUntil(async ({ document }, token) => {
      const { formatOnSave } = await workspace.settings.of(document.uri);
      return formatOnSave ? workspace.answer(document, token, edits) : [];
    });
  },
};

function edits({ document, style, settings, encoding }: DocumentContext, ranges?: readonly Range[]): TextEdit[] {
  if (style.isIgnored) return [];
  const wanted: FormattingStyle = { options: formattingOptions(style.options, settings.format), encoding };
  return ranges ? rangesFormatting(document, ranges, wanted) : formatting(document, wanted);
}
