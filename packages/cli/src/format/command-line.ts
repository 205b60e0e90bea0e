/** The command line of pmtafmt, with all its options. Loaded when there are some. */
import type { Command } from 'commander';
import { newCommand, pathsArgument } from '../command.ts';
import { type FormatCommandOptions } from './called-with.ts';
import { formatFiles } from './format-files.ts';
import { withFormatOptions } from './options.ts';
import { printStyle } from './print-style.ts';
import { withSortCommand } from './sort-command.ts';

const footer = `
Examples:
  pmtafmt --diff /etc/pmta/config   what would change
  pmtafmt --write /etc/pmta         format the *.conf, *.pmta, config and
                                    config-defaults in a folder and below it
  pmtafmt --check "**/*.conf"       for a test: are all of them formatted?
  pmtafmt --range 10:20 -w config   these lines only
  pmtafmt < config > config.new     as a filter

Exit codes:
  0  done
  1  there are files to format (--check and --diff)
  2  wrong usage, or a file that cannot be read or written
  3  an error in pmtafmt itself`;

export function newFormatCommand(): Command {
  const command = newCommand(
    'pmtafmt',
    'Lays out PowerMTA configuration files and prints them. Only blank space changes,\nunless options ask for more.',
  );
  command.addArgument(pathsArgument()).addHelpText('after', footer);
  command.action((paths: string[], options: FormatCommandOptions) => act(command, paths, options));
  withFormatOptions(command);
  withSortCommand(command);
  return command;
}

async function act(command: Command, paths: readonly string[], options: FormatCommandOptions): Promise<void> {
  if (options.printStyle === undefined) return formatFiles(command, paths, options);
  const [named = '.'] = command.args;
  await printStyle(options.printStyle === true ? named : options.printStyle, options);
}
