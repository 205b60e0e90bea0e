import { explainRule, rulesJson, rulesText } from './commands/rule-pages.ts';
import { printConfig } from './commands/print-config.ts';
import { newCommand, pathsArgument, run } from './command.ts';
import { attempt } from './running.ts';
import { STDIN } from './input.ts';
import { lintOnce } from './lint/lint-once.ts';
import { type LintCommandOptions, withLintOptions } from './lint/options.ts';
import { watchFiles } from './lint/watch.ts';
import { colourOption } from './colour-option.ts';
import type { ColourMode } from './colours.ts';
import { paletteFor } from './palette.ts';
import { findProjectConfig } from './project/config-file.ts';
import { lintSettings } from './project/lint-settings.ts';
import { terminalWidth } from './text/excerpt.ts';

const footer = `
Examples:
  pmtalint /etc/pmta/config         one file, with all that it includes
  pmtalint /etc/pmta                *.conf, *.pmta, config and config-defaults
                                    in a folder and all below it
  pmtalint --config pmta.conf       one configuration that is known to be whole
  pmtalint --diff config            what --fix would change
  pmtalint --changed=origin/main .  only what a branch changes
  pmtalint --report sarif=out.sarif --report junit=out.xml .

Exit codes:
  0  nothing found from --fail-on on
  1  findings, or fixes that --diff shows
  2  wrong usage, or a file that cannot be read
  3  an error in pmtalint itself`;

const command = newCommand('pmtalint', 'Finds mistakes in PowerMTA configuration files and in what they include.')
  .enablePositionalOptions()
  .addArgument(pathsArgument())
  .addHelpText('after', footer)
  .action(lintFiles);
withLintOptions(command);

command
  .command('rules')
  .description('list all rules, with what is set for them here')
  .option('--format <format>', 'text or json', 'text')
  .action(({ format }: { format: string }) => {
    const settings = lintSettings(findProjectConfig('.'))('.');
    process.stdout.write(format === 'json' ? rulesJson(settings) : rulesText(settings));
  });

command
  .command('explain')
  .description('show the page of a rule')
  .argument('<rule>')
  .addOption(colourOption())
  .action((rule: string, { color }: { color: ColourMode }) => {
    process.stdout.write(explainRule(rule, terminalWidth(), paletteFor(color)));
  });

async function lintFiles(paths: string[], options: LintCommandOptions): Promise<void> {
  if (options.printConfig !== undefined) {
    process.stdout.write(printConfig(options.printConfig, options));
    return;
  }
  const work = (): Promise<readonly string[]> => lintOnce(command, pathsFrom(paths, options), options);
  if (options.watch) await watchFiles(watched(work));
  else await work();
}

/** A run that goes on where something cannot be read for now, with the files of the run before. */
function watched(work: () => Promise<readonly string[]>): () => Promise<readonly string[]> {
  let files: readonly string[] = [];
  return async () => {
    process.exitCode = undefined;
    files = (await attempt(command, work)) ?? files;
    console.error('pmtalint: watching; Ctrl-C ends it');
    return files;
  };
}

/** Nothing named means standard input, but not when a configuration is, and not for what is about files. */
function pathsFrom(paths: readonly string[], { config, changed, watch }: LintCommandOptions): readonly string[] {
  const named = command.args.length > 0 ? paths : [];
  if (config !== undefined) return [config, ...named];
  if (named.length > 0) return named;
  return changed !== undefined || watch ? [findProjectConfig('.').main ?? '.'] : [STDIN];
}

void run(command);
