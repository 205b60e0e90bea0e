/** Formatting: a document, some of its lines, what was just typed, and before it is saved. */
import {
  type FormattingStyle,
  formatting,
  formattingOptions,
  formattingTriggers,
  onTypeFormatting,
  rangesFormatting,
} from '@pmtakit/language-service';
import type { Range, TextEdit } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';
import type { DocumentContext } from '../workspace.ts';

const [firstTrigger, ...moreTriggers] = formattingTriggers;

export const formattingFeature: Feature = {
  capabilities: ({ formatsRanges }) => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: formatsRanges ? { rangesSupport: true } : true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: firstTrigger, moreTriggerCharacter: moreTriggers },
  }),

  register: (connection, workspace) => {
    connection.onDocumentFormatting(({ textDocument }, token) => workspace.answer(textDocument, token, edits));
    connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
      workspace.answer(textDocument, token, (context) => edits(context, [range])),
    );
    connection.onDocumentRangesFormatting(({ textDocument, ranges }, token) =>
      workspace.answer(textDocument, token, (context) => edits(context, ranges)),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }, token) =>
      workspace.answer(textDocument, token, (context) =>
        context.style.isIgnored ? [] : onTypeFormatting(context.document, position, ch, styleOf(context)),
      ),
    );
    workspace.documents.onWillSaveWaitUntil(async ({ document }, token) => {
      const { formatOnSave } = await workspace.settings.of(document.uri);
      return formatOnSave ? workspace.answer(document, token, edits) : [];
    });
  },
};

function edits(context: DocumentContext, ranges?: readonly Range[]): TextEdit[] {
  if (context.style.isIgnored) return [];
  const { document } = context;
  return ranges ? rangesFormatting(document, ranges, styleOf(context)) : formatting(document, styleOf(context));
}

function styleOf({ style, settings, encoding }: DocumentContext): FormattingStyle {
  return { options: formattingOptions(style.options, settings.format), encoding };
}
