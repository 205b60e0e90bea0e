/** What becomes of errors, whatever read the command line. */
import { UsageError, exitCodes } from './exit-codes.ts';
import { filesOf, identityOf, reasonOf } from './input.ts';

/** What messages begin with. */
export interface Named {
  name(): string;
}

/** Runs work to its end and sets the exit code. Nothing is thrown. */
export async function runToEnd(command: Named, work: () => Promise<unknown>): Promise<void> {
  process.on('uncaughtException', (error) => process.exit(exitCodeOf(command.name(), error)));
  try {
    await work();
  } catch (error) {
    process.exitCode = exitCodeOf(command.name(), error);
  }
}

/**
 * Does what belongs to one of several files. What the user can mend is told at once, and the others are done all the
 * same; the command ends with 2 then.
 */
export async function attempt<T>(command: Named, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.exitCode = exitCodeOf(command.name(), error);
    return undefined;
  }
}

/** The files that paths, folders and glob patterns name, each once, in the order given. */
export async function findFiles(command: Named, names: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>();
  for (const name of names) {
    for (const path of (await attempt(command, () => filesOf(name))) ?? []) {
      const identity = identityOf(path);
      if (!found.has(identity)) found.set(identity, path);
    }
  }
  return [...found.values()];
}

function exitCodeOf(name: string, error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${name}: ${error.message}`);
    return error.exitCode;
  }
  if (isOutputError(error)) return exitCodeOfOutput(name, error);
  console.error(
    `${name}: an error of ours, please report it:\n${error instanceof Error ? error.stack : String(error)}`,
  );
  return exitCodes.internal;
}

/** Files are written with names for what can go wrong; what has none went to standard output. */
function isOutputError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}

/** `pmtalint | head` closes the pipe while we write; that is no error. A full disk is one. */
function exitCodeOfOutput(name: string, error: NodeJS.ErrnoException): number {
  if (error.code === 'EPIPE') return Number(process.exitCode ?? exitCodes.clean);
  console.error(`${name}: standard output: ${reasonOf(error)}`);
  return exitCodes.usage;
}
