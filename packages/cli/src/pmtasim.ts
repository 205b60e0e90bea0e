import { helpFooter, newCommand, run } from './command.ts';
import { type ReadingOptions, collect, withReadingOptions } from './project/options.ts';
import { type CompareOptions, compareRuns } from './simulate/compare-command.ts';
import { writeStarter } from './simulate/init-command.ts';
import { withFast, withRows, withSet, withSimulateOptions } from './simulate/options.ts';
import { type RunCommandOptions, runScenario } from './simulate/run-command.ts';
import { type SweepOptions, sweepVariants } from './simulate/sweep-command.ts';
import { serveSweeps } from './simulate/sweep-worker.ts';
import { type TraceOptions, traceMessage } from './simulate/trace-command.ts';

const NAME = 'pmtasim';

const command = newCommand(
  NAME,
  'Runs a PowerMTA configuration against sample traffic: which limits it really enforces.',
)
  .helpCommand('help [command]', 'show the help of a command')
  .configureHelp({ subcommandTerm: (one) => one.name() })
  .addHelpText('after', footer(['init scenario.yaml', 'run scenario.yaml --config /etc/pmta/config']));

withSet(
  withRows(
    withFast(
      withSimulateOptions(command.command('run').description('Simulates what becomes of the mail of a scenario.')),
    ),
  ),
  "another setting, as in 'gmail.com max-msg-rate=200/h'; may be repeated",
)
  .argument('[scenario]', 'a file in YAML or JSON; a starter scenario when none is named')
  .option('--report <file.html>', 'a report with charts, in one file')
  .option('--acct <file.csv>', 'the accounting records of all that happened')
  .option('--acct-dir <folder>', 'the accounting files that the configuration writes')
  .addHelpText(
    'after',
    footer(
      [
        'run scenario.yaml',
        'run scenario.yaml --report report.html',
        "run scenario.yaml --set 'gmail.com max-msg-rate=200/h'",
      ],
      '1  a threshold of the scenario is not kept to',
    ),
  )
  .action((path: string | undefined, options: RunCommandOptions) => runScenario(NAME, path, options));

withReadingOptions(
  command.command('init').description('Writes a scenario to start from, made up from a configuration.'),
)
  .argument('[file]', 'a new file; standard output when none is named')
  .addHelpText('after', footer(['init scenario.yaml --config /etc/pmta/config']))
  .action((path: string | undefined, options: ReadingOptions) => writeStarter(NAME, path, options));

withRows(
  withFast(
    withSimulateOptions(command.command('compare').description('Simulates the same mail under two configurations.')),
  ),
)
  .argument('<old>', 'a main configuration file')
  .argument('<new>', 'another one')
  .option('--scenario <file>', 'in YAML or JSON; a starter scenario of the old one when none is named')
  .addHelpText(
    'after',
    footer(['compare /etc/pmta/config config.new --scenario scenario.yaml'], '1  both do not come to the same'),
  )
  .action((before: string, after: string, options: CompareOptions) => compareRuns(NAME, [before, after], options));

withSet(
  withFast(
    withSimulateOptions(
      command.command('sweep').description('Simulates the same mail with several values of settings.'),
    ),
  ),
  "what varies, as in 'gmail.com max-msg-rate=100/h,200/h'; may be repeated",
)
  .argument('[scenario]', 'a file in YAML or JSON; a starter scenario when none is named')
  .option('--jobs <number>', 'how many threads; as many as there are processors unless given')
  .addHelpText('after', footer(["sweep scenario.yaml --set 'gmail.com max-msg-rate=100/h,200/h,400/h'"]))
  .action((path: string | undefined, options: SweepOptions) => sweepVariants(NAME, path, options));

withSet(
  withSimulateOptions(
    command.command('trace').description('Follows one message: its way, and what happens to it among other mail.'),
  ),
  "another setting, as in 'gmail.com max-msg-rate=200/h'; may be repeated",
)
  .argument('[scenario]', 'the other mail, and who takes it; none when none is named')
  .requiredOption('--from <address>', 'the sender; <> for a delivery report')
  .requiredOption('--rcpt <address>', 'the recipient')
  .option('--at <time>', 'when it comes, as 2h; at the start unless given')
  .option('--source <address>', 'the IP address of the client; 127.0.0.1 unless named')
  .option('--listener <address:port>', 'the local address and port that it reached')
  .option('--user <name>', 'the name it logged in with')
  .option('--pickup', 'no connection: a file in the pickup directory')
  .option('--header <text>', "a header, as in 'Subject: news'; may be repeated", collect)
  .addHelpText(
    'after',
    footer(
      ['trace scenario.yaml --from news@example.com --rcpt someone@gmail.com --at 1h'],
      '1  the message is refused or given up',
    ),
  )
  .action((path: string | undefined, options: TraceOptions) => traceMessage(NAME, path, options));

function footer(examples: readonly string[], ...more: readonly string[]): string {
  return helpFooter(NAME, examples, [
    '0  done',
    ...more,
    '2  wrong usage, or a file that cannot be read or written',
    `3  an error in ${NAME} itself`,
    '130  interrupted with Ctrl-C',
  ]);
}

if (!serveSweeps()) void run(command);
