/** What all processes that are measured have in common. */
import { readFileSync } from 'node:fs';

// Reading the certificates of a host takes longer than a small file does, and nothing here goes to a network.
const { NODE_EXTRA_CA_CERTS: _unused, ...rest } = process.env;

export const environment: NodeJS.ProcessEnv = rest;

/** The most memory a running process has had, where the system tells (Linux). */
export function highWater(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kib = /VmHWM:\s+(\d+)/.exec(status)?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}
