/** A bar on standard error that goes away when it is done. */
import type { SingleBar } from 'cli-progress';

/** How long a run takes before there is a bar. */
export const PATIENCE_MS = 500;
const WIDEST_BAR = 40;
const NARROWEST_BAR = 5;

/**
 * @param formatOf the words, with a bar among them or without
 * @param wordsWidth how many columns the words take at most
 */
export async function newBar(formatOf: (hasBar: boolean) => string, wordsWidth: number): Promise<SingleBar> {
  const { default: progress } = await import('cli-progress');
  const width = Math.min(WIDEST_BAR, (process.stderr.columns || 80) - wordsWidth);
  return new progress.SingleBar({
    stream: process.stderr,
    format: formatOf(width >= NARROWEST_BAR),
    barsize: Math.max(0, width),
    clearOnComplete: true,
    // Without this, the terminal would be told not to wrap, and would stay so when somebody presses Ctrl-C.
    linewrap: true,
  });
}

/** Whether people look at standard error. Programs that run tests often have a terminal, and nobody in front of it. */
export function isWatched(): boolean {
  const { CI: ci, TERM: terminal } = process.env;
  return process.stderr.isTTY && terminal !== 'dumb' && (ci === undefined || ci === '' || ci === 'false');
}
