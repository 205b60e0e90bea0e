import { SourceFile, parse, print } from '@pmtakit/grammar';
import { newCommand, run } from './command.ts';
import { UsageError } from './exit-codes.ts';
import { readInput } from './input.ts';
import { treeJson } from './tree-json.ts';

interface ParseOptions {
  readonly json?: true;
  readonly source?: true;
  readonly showSecrets?: true;
}

const command = newCommand('pmtakit', 'Tools for PowerMTA configuration. See also pmtalint and pmtafmt.');

command
  .command('parse')
  .description('Shows how a file is understood.')
  .argument('<file>', 'a file; - for standard input')
  .option('--json', 'the tree as JSON (default)')
  .option('--source', 'the source, printed from the tree')
  .option('--show-secrets', 'show passwords and keys, which are left out of JSON otherwise')
  .action(parseFile);

function parseFile(path: string, options: ParseOptions): void {
  if (options.json && options.source) throw new UsageError('choose one of --json and --source');
  const input = readInput(path);
  const document = parse(new SourceFile(input.path, input.text));
  if (options.source) process.stdout.write(print(document), input.encoding);
  else for (const piece of treeJson(document, options)) process.stdout.write(piece);
}

void run(command);
