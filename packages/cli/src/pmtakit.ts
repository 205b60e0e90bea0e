import { type Command, Option } from 'commander';
import { failsWith, helpFooter, newCommand, run } from './command.ts';
import { showCoverage } from './commands/coverage.ts';
import { showDead } from './commands/dead.ts';
import { type DiffOptions, diffCodes, diffConfigurations } from './commands/diff.ts';
import { type ExplainOptions, explain } from './commands/explain.ts';
import { type GraphOptions, drawGraph } from './commands/graph.ts';
import { type LimitsOptions, showLimits } from './commands/limits.ts';
import { type LspOptions, serveEditor } from './commands/lsp.ts';
import { type ParseOptions, parseFile } from './commands/parse.ts';
import { type RouteOptions, routeMessage } from './commands/route.ts';
import { showSettings } from './commands/show-settings.ts';
import { type ShowSourceOptions, showSource } from './commands/show-source.ts';
import { applyNamed, dry } from './refactor/dry.ts';
import {
  type DryOptions,
  type NamedOptions,
  withDryOptions,
  withParts,
  withRefactorOptions,
} from './refactor/options.ts';
import { type ProjectOptions, collect, withProjectOptions } from './project/options.ts';

const NAME = 'pmtakit';

const LEFT = '1  something was left, since it could not be proven';

/** A name, what it does, and what can be named to do it for that alone. */
type Named = readonly [name: string, description: string, parts?: string];

/** What `extract` can be asked for, as in `refactorings`, which is loaded only when it is needed. */
const extracts: readonly Named[] = [
  ['source-defaults', 'Moves settings that all sources share to <source 0/0>.'],
  ['domain-defaults', 'Moves settings that most domain sections share to <domain *>.'],
  ['defaults-for-unnamed', 'The same, and leaves all domains that are named as they are.', 'settings'],
  ['domain-macro', 'Writes equal domain sections as one for a macro.'],
  ['pool-domains', 'Moves domain sections that all members of a pool have to the pool.'],
  ['pool-settings', 'Moves settings and keys that all members of a pool have to the pool.'],
  ['shared-patterns', 'Uses one list of patterns for several equal ones.'],
  ['includes', 'Moves each topic of the main file to a file of its own.', 'topics'],
];

const inlined: readonly Named[] = [
  ['source-defaults', 'Writes the settings of the default source into all sources.'],
  ['macros', 'Writes a section for each domain of a macro.', 'macros'],
  ['pool-domains', 'Writes the domain sections of a pool into its members.', 'pools'],
  ['pool-settings', 'Writes the settings and keys of a pool into its members.', 'pools'],
  ['patterns', 'Gives each section that uses a list of patterns a list of its own.', 'lists'],
  ['includes', 'Puts the text of a file in the place of its include.', 'files'],
];

const command = newCommand(NAME, 'Tools for PowerMTA configuration. See also pmtalint and pmtafmt.')
  .helpCommand('help [command]', 'show the help of a command')
  .configureHelp({ subcommandTerm: (one) => one.name() })
  .addHelpText('after', footer(['explain gmail.com --vmta us max-msg-rate', 'parse /etc/pmta/config']));

command
  .command('parse')
  .description('Shows how a file is understood.')
  .argument('<file>', 'a file; - is standard input')
  .option('--json', 'the tree as JSON; this is the default')
  .option('--source', 'the source, printed from the tree: the same, byte for byte')
  .option('--show-secrets', 'show passwords and keys, for which JSON has stars otherwise')
  .addHelpText(
    'after',
    footer([
      'parse /etc/pmta/config                     the tree',
      'parse --source config | cmp - config       nothing is lost',
    ]),
  )
  .action((path: string, options: ParseOptions) => parseFile(path, options));

const show = command
  .command('show')
  .description('Shows the settings that apply to a queue or to a client.')
  .addHelpText('after', footer(['show settings gmail.com/us', 'show source 192.0.2.7']));

about(show, 'settings', 'Shows what applies to a queue, as PowerMTA does on the server.')
  .argument('<domain[/vmta]>', 'a domain and a virtual MTA; {default} unless named')
  .addHelpText('after', footer(['show settings gmail.com/us', 'show settings gmail.com --config pmta.conf']))
  .action((queue: string, options: ProjectOptions) => showSettings(NAME, queue, options));

withClient(about(show, 'source', 'Shows what applies to a client that sends mail in.'))
  .argument('[address]', 'the IP address of the client')
  .addHelpText('after', footer(['show source 192.0.2.7 --listener 198.51.100.1:25', 'show source --pickup']))
  .action((address: string | undefined, options: ShowSourceOptions) => showSource(NAME, address, options));

about(command, 'explain', 'Tells why a setting is what it is: its line, and the lines it shadows.')
  .argument('<domain>', 'a domain')
  .argument('[directive]', 'a setting; all that lines set when none is named')
  .option('--vmta <name>', 'the virtual MTA; {default} unless named')
  .addHelpText('after', footer(['explain gmail.com --vmta us max-msg-rate', 'explain gmail.com --vmta us']))
  .action((domain: string, directive: string | undefined, options: ExplainOptions) =>
    explain(NAME, domain, directive, options),
  );

withMx(withClient(about(command, 'route', 'Follows a message from its client to its queues.')))
  .requiredOption('--from <address>', 'the sender; <> for a delivery report')
  .requiredOption('--rcpt <address>', 'a recipient; may be repeated', collect)
  .option('--source <address>', 'the IP address of the client; 127.0.0.1 unless named')
  .option('--header <text>', "a header, as in 'Subject: news'; may be repeated", collect)
  .option('--mailmerge-vmta <name>', 'the mailmerge variable *vmta')
  .addHelpText(
    'after',
    footer(
      [
        'route --from news@example.com --rcpt someone@example.net',
        'route --from a@example.com --rcpt b@example.net --user shop',
      ],
      '1  the message is refused',
    ),
  )
  .action((options: RouteOptions) => routeMessage(NAME, options));

withMx(about(command, 'limits', 'Shows the most mail and connections that all limits together allow.'))
  .argument('[domain]', 'a domain; all that sections name when none is named')
  .option('--message-size <bytes>', 'the size of a message, to count limits of data too')
  .addHelpText('after', footer(['limits', 'limits gmail.com']))
  .action((domain: string | undefined, options: LimitsOptions) => showLimits(NAME, domain, options));

failsWith(
  about(command, 'diff', 'Tells what two configurations do differently: not lines but behaviour.'),
  diffCodes.failed,
)
  .argument('<old>', 'a file, a folder, or a revision of git: REV or REV:PATH')
  .argument('[new]', 'the same; what is on the disk unless named, when the old one is a revision')
  .option('--markdown', 'for a pull request')
  .option('--all', 'every change, however many there are')
  .option('--traces', 'why each value is what it is, on both sides')
  .option('--domain <domain>', 'only queues of this domain')
  .option('--vmta <name>', 'only this virtual MTA')
  .option('--setting <name>', 'only this setting')
  .addHelpText(
    'after',
    helpFooter(
      NAME,
      [
        'diff old.conf new.conf',
        'diff HEAD~1 HEAD --config pmta/config',
        'diff --markdown origin/main:pmta/config pmta/config',
      ],
      [
        '0  both do the same',
        '1  they do not',
        '2  nobody can tell: what could not be compared is named',
        `3  wrong usage, a file or revision that cannot be read, or an error in ${NAME} itself`,
      ],
    ),
  )
  .action((old: string, now: string | undefined, options: DiffOptions) => diffConfigurations(NAME, old, now, options));

about(command, 'dead', 'Lists the lines that can never take effect.')
  .addHelpText('after', footer(['dead --config /etc/pmta/config']))
  .action((options: ProjectOptions) => showDead(NAME, options));

about(command, 'coverage', 'Shows how much pmtakit knows of each line.')
  .addHelpText('after', footer(['coverage --config /etc/pmta/config']))
  .action((options: ProjectOptions) => showCoverage(NAME, options));

about(command, 'graph', 'Draws sources, pools, virtual MTAs and their addresses.')
  .addOption(new Option('--format <language>', 'of the drawing').choices(['dot', 'mermaid']).default('dot'))
  .addHelpText('after', footer(['graph | dot -Tsvg > pmta.svg', 'graph --format mermaid']))
  .action((options: GraphOptions) => drawGraph(NAME, options));

withDryOptions(command.command('dry').description('Finds what is said several times and could be said once.'))
  .addHelpText(
    'after',
    footer(
      [
        'dry /etc/pmta/config                        what is repeated, and what it saves',
        'dry --dry-run                               what would change, proven to do the same',
        'dry --write --only remove-inherited         change the files',
        'dry --dry-run --class safe,confirm          also what somebody has to agree to',
      ],
      LEFT,
    ),
  )
  .action((config: string | undefined, options: DryOptions) => dry(NAME, config, options));

const extract = command
  .command('extract')
  .description('Moves what several sections share to one place.')
  .addHelpText('after', footer(['extract source-defaults --dry-run', 'extract domain-macro --write']));

for (const one of extracts) addNamed(extract, one, one[0]);

const inline = command
  .command('inline')
  .description('Writes what stands in one place where it is used: the way back from extract.')
  .addHelpText(
    'after',
    footer(['inline macros --dry-run', 'inline macros --of slow --write', 'inline includes --of keys.conf']),
  );

for (const one of inlined) addNamed(inline, one, `inline-${one[0]}`);

command
  .command('lsp')
  .description('Runs the language server, which editors start.')
  .option('--stdio', 'talk over standard input and output; there is no other way')
  .addOption(new Option('--clientProcessId <id>', 'the process that it ends with; some editors say it').hideHelp())
  .addHelpText('after', footer(['lsp --stdio'], '1  the editor went without shutting it down'))
  .action((options: LspOptions) => serveEditor(options));

/** A refactoring that is called by its name. */
function addNamed(parent: Command, [name, description, parts]: Named, id: string): void {
  const one = withRefactorOptions(parent.command(name).description(description), 'telling them');
  if (parts !== undefined) withParts(one, parts);
  one
    .addHelpText('after', footer([`${parent.name()} ${name} --dry-run`], LEFT))
    .action((config: string | undefined, options: NamedOptions) => applyNamed(NAME, id, config, options));
}

/** A command over a whole configuration. */
function about(parent: Command, name: string, description: string): Command {
  return withProjectOptions(parent.command(name).description(description));
}

function withClient(one: Command): Command {
  return one
    .option('--listener <address:port>', 'the local address and port that it reached')
    .option('--user <name>', 'the name it logged in with')
    .option('--pickup', 'no connection: a file in the pickup directory');
}

function withMx(one: Command): Command {
  return one
    .option('--mx <records>', "MX records, 'example.com=10 mx1.example.com,20 ...'", collect)
    .option('--mx-file <file>', 'MX records in lines: domain, preference, host');
}

function footer(examples: readonly string[], ...more: readonly string[]): string {
  return helpFooter(NAME, examples, [
    '0  done',
    ...more,
    '2  wrong usage, or a file that cannot be read',
    `3  an error in ${NAME} itself`,
  ]);
}

void run(command);
