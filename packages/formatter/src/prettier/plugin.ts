import type { Plugin } from 'prettier';
import { type PrettierOptions, defaultOptions, supportOptions } from './options.ts';
import { hasIgnorePragma, hasPragma, insertPragma } from './pragma.ts';
import { print } from './print.ts';
import { formatRange } from './range.ts';
import { DocumentNode, type Node } from './tree.ts';

/**
 * What Prettier needs to format PowerMTA. Nothing of Prettier is imported at run time, and its types are not part of the
 * types here, so that users of the library need not have it.
 */
export const prettierPlugin = {
  languages: [
    {
      name: 'PowerMTA',
      parsers: ['pmta'],
      aliases: ['pmta'],
      extensions: ['.pmta'],
      isSupported: ({ filepath }: { readonly filepath: string }): boolean => isInPmtaFolder(filepath),
      tmScope: 'source.pmta',
      vscodeLanguageIds: ['pmta'],
    },
  ],
  parsers: {
    pmta: {
      astFormat: 'pmta',
      parse: (text: string, options: PrettierOptions): DocumentNode => new DocumentNode(text, options),
      preprocess: formatRange,
      hasPragma,
      hasIgnorePragma,
      locStart: (node: Node): number => node.start,
      locEnd: (node: Node): number => node.end,
    },
  },
  printers: {
    pmta: {
      print,
      insertPragma,
      getVisitorKeys: (node: Node): string[] => (node.type === 'document' ? ['words'] : []),
      massageAstNode: (node: Node): unknown => (node.type === 'document' ? node.meaning : node.text),
    },
  },
  options: supportOptions,
  defaultOptions,
} satisfies Plugin<Node>;

/** `config` and `*.conf` are names of many programs; below a folder `pmta` they are PowerMTA's. */
function isInPmtaFolder(path: string): boolean {
  return /(?:^|[\\/])pmta[\\/](?:.*[\\/])?(?:config|config-defaults|[^\\/]+\.conf)$/.test(path);
}
