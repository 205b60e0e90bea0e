/** What `pmtafmt sort` is called with. The rest of it is loaded when it is. */
import { type Command, Option } from 'commander';
import { pathsArgument } from '../command.ts';
import { UsageError } from '../exit-codes.ts';
import type { ReadingOptions } from '../project/options.ts';
import type { FormatCommandOptions } from './called-with.ts';
import { ignoreOptions, toldOptions } from './options.ts';

export type SortCommandOptions = ReadingOptions &
  Pick<
    FormatCommandOptions,
    'check' | 'diff' | 'write' | 'quiet' | 'color' | 'ignore' | 'ignorePath' | 'stdinFilename'
  > & { readonly lists?: true };

const footer = `
Examples:
  pmtafmt sort --diff /etc/pmta/config    what would move
  pmtafmt sort --write /etc/pmta/config   sort in place
  pmtafmt sort --config config -w a.conf  one file of a configuration
  pmtafmt sort ./sort                     a file that is called sort

Exit codes are those of pmtafmt.`;

export function withSortCommand(command: Command): Command {
  const sort = command
    .enablePositionalOptions()
    .command('sort')
    .description(
      'Sorts the lines of sections by topic, and proves that the server does the same. It tells where it had to stop.',
    )
    .summary('sort the lines of sections by topic')
    .showHelpAfterError('Try pmtafmt sort --help.')
    .addArgument(pathsArgument())
    .addHelpText('after', footer);
  for (const option of ownOptions()) sort.addOption(option);
  // The options of all commands that read whole configurations come with what they need to check them.
  command.hook('preSubcommand', async () => {
    const { withReadingOptions } = await import('./sort.ts');
    withReadingOptions(sort.optionsGroup('The configuration:'));
  });
  return sort.action(async (paths: string[], options: SortCommandOptions) => {
    refuseEarly(command);
    const { sortFiles } = await import('./sort.ts');
    await sortFiles(command, sort.args.length > 0 ? paths : [], options);
  });
}

function ownOptions(): Option[] {
  return [
    new Option('-c, --check', 'list the files that are not sorted'),
    new Option('-d, --diff', 'show what would move, as a diff that git apply takes'),
    new Option('-w, --write', 'sort the files in place'),
    new Option('--lists', 'tell also which sections are left since their order means something'),
    new Option('--stdin-filename <path>', 'the name of standard input in messages'),
    ...ignoreOptions(),
    ...toldOptions(),
  ];
}

/** Options before `sort` are those of pmtafmt, which sorts nothing. */
function refuseEarly(command: Command): void {
  const early = command.options.find((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  if (early) throw new UsageError(`${early.long ?? early.flags} stands before sort; options of sort stand behind it`);
}
