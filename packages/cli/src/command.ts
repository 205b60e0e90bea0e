import { Command, CommanderError } from 'commander';
import { UsageError, exitCodes } from './exit-codes.ts';
import { version } from './version.ts';

/** A command with what all ours share: its version, exit codes, and errors in one line. */
export function newCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .version(version, '-V, --version')
    .helpOption('-h, --help', 'show this help')
    .showHelpAfterError(`Try ${name} --help.`)
    .exitOverride();
}

/** Runs a command line to its end and sets the exit code. Nothing is thrown. */
export async function run(command: Command): Promise<void> {
  quietOnClosedPipe();
  try {
    await command.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(command.name(), error);
  }
}

function exitCodeOf(name: string, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  if (error instanceof UsageError) {
    console.error(`${name}: ${error.message}`);
    return exitCodes.usage;
  }
  console.error(`${name}: an error of ours, please report it:\n${error instanceof Error ? error.stack : String(error)}`);
  return exitCodes.internal;
}

/** `pmtalint | head` closes the pipe while we write; that is no error. */
function quietOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
