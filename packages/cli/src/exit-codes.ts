/** What the commands give back to the shell. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  /** Wrong options, unreadable files, wrong configuration. */
  usage: 2,
  /** A mistake of ours. */
  internal: 3,
} as const;

/** Something the user can mend; its message is all they see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What the command ends with. */
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}
