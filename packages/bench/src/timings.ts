import { spawnSync } from 'node:child_process';
import type { Suite } from './suites.ts';

/** Of some hundred rules only the slowest are worth a line. */
const SHOWN = 15;

/** The slowest rules and the sum of all, as the command tells them. What rules share is counted for the first to ask. */
export function timingsOf({ title, command }: NonNullable<Suite['timings']>): string {
  const [program, ...argv] = command;
  const { stderr } = spawnSync(program, argv, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const lines = stderr.split('\n').flatMap((line) => /^\w+: (.* ms .*)$/.exec(line)?.[1] ?? []);
  return [`\n${title}, the slowest rules`, ...lines.slice(0, SHOWN), ...lines.slice(-1)].join('\n');
}
