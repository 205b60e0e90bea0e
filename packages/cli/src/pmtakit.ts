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

const exits = `
Exit codes:
  0  done
  2  wrong usage, or a file that cannot be read
  3  an error in pmtakit itself`;

const command = newCommand('pmtakit', 'Tools for PowerMTA configuration. See also pmtalint and pmtafmt.')
  .helpCommand('help [command]', 'show the help of a command')
  .addHelpText('after', `\nExample:\n  pmtakit parse /etc/pmta/config\n${exits}`);

command
  .command('parse')
  .description('Shows how a file is understood.')
  .argument('<file>', 'a file; - is standard input')
  .option('--json', 'the tree as JSON; this is the default')
  .option('--source', 'the source, printed from the tree: the same, byte for byte')
  .option('--show-secrets', 'show passwords and keys, for which JSON has stars otherwise')
  .addHelpText(
    'after',
    `
Examples:
  pmtakit parse /etc/pmta/config                     the tree
  pmtakit parse --source config | cmp - config       nothing is lost
${exits}`,
  )
  .action(parseFile);

async function parseFile(path: string, options: ParseOptions): Promise<void> {
  if (options.json && options.source) throw new UsageError('choose one of --json and --source');
  const input = await readInput(path);
  const document = parse(new SourceFile(input.path, input.text));
  if (options.source) process.stdout.write(print(document), input.encoding);
  else for (const piece of treeJson(document, options)) process.stdout.write(piece);
}

void run(command);
