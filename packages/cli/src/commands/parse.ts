/** `pmtakit parse FILE`: how a file is understood. */
import { SourceFile, parse, print } from '@pmtakit/grammar';
import { UsageError } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { treeJson } from '../tree-json.ts';

export interface ParseOptions {
  readonly json?: true;
  readonly source?: true;
  readonly showSecrets?: true;
}

export async function parseFile(path: string, options: ParseOptions): Promise<void> {
  if (options.json && options.source) throw new UsageError('choose one of --json and --source');
  const input = await readInput(path);
  const document = parse(new SourceFile(input.path, input.text));
  if (options.source) process.stdout.write(print(document), input.encoding);
  else for (const piece of treeJson(document, options)) process.stdout.write(piece);
}
