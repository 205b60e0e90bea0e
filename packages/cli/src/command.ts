import { Argument, Command, CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { STDIN } from './input.ts';
import { runToEnd } from './running.ts';
import { writeOut } from './standard-output.ts';
import { version } from './version.ts';

/** What Commander ends with on wrong usage, which is 2 for us; a command may say another one, see `failsWith`. */
const COMMANDER_FAILED = 1;

/** A command with what all ours share: its version, exit codes, and errors in one line. */
export function newCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .configureOutput({
      writeOut,
      outputError: (text, write) => write(text.replace(/^error: /, `${name}: `)),
    })
    .showHelpAfterError(`Try ${name} --help.`)
    .exitOverride();
}

/** The argument of commands that take any number of files. */
export function pathsArgument(): Argument {
  const argument = new Argument('[paths...]', 'files, folders or glob patterns; - is standard input');
  return argument.default([STDIN], 'standard input');
}

/** Has a command end with another code on wrong usage. */
export function failsWith(command: Command, code: number): Command {
  return command.exitOverride((error) => {
    throw new CommanderError(error.exitCode === 0 ? exitCodes.clean : code, error.code, error.message);
  });
}

/** What stands below the help of a command that is one of several: how it is called, and what it exits with. */
export function helpFooter(name: string, examples: readonly string[], codes: readonly string[]): string {
  const title = examples.length === 1 ? 'Example' : 'Examples';
  const calls = examples.map((example) => `${name} ${example}`);
  return `\n${title}:\n${indented(calls)}\n\nExit codes:\n${indented(codes)}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Runs a command line to its end and sets the exit code. Nothing is thrown. */
export function run(command: Command): Promise<void> {
  return runToEnd(command, async () => {
    try {
      await command.parseAsync();
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      process.exitCode = error.exitCode === COMMANDER_FAILED ? exitCodes.usage : error.exitCode;
    }
  });
}
