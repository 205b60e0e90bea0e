/** Runs pmtasim as people do, and what its tests have in common. */
import { fileURLToPath } from 'node:url';
import type { Result } from '../../../simulator/src/results/result.ts';
import { type RunOptions, type RunResult, runNode } from '../command-line.ts';

export const script: string = fileURLToPath(new URL('../../bin/pmtasim.cjs', import.meta.url));
export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

export function pmtasim(args: readonly string[], options: RunOptions = {}): RunResult {
  return runNode([script, ...args], options);
}

/** The result that a run gives as JSON. */
export function resultOf(args: readonly string[], cwd: string): Result {
  const { stdout, stderr } = pmtasim(['run', ...args, '--json'], { cwd });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** 120 messages an hour, from one address. */
export const config = `<source 127.0.0.1>
    always-allow-relaying yes
    default-virtual-mta   one
    process-x-virtual-mta yes
</source>
<source 0/0>
    always-allow-relaying no
</source>
<virtual-mta one>
    smtp-source-host 192.0.2.1 one.example.com
</virtual-mta>
<virtual-mta two>
    smtp-source-host 192.0.2.2 two.example.com
    <domain slow.example>
        max-msg-rate 10/h
    </domain>
</virtual-mta>
<domain *>
    max-msg-rate 120/h
    bounce-after 2d
</domain>
<domain shop.example>
    max-msg-rate 60/h
    dkim-sign    yes
</domain>
`;

/** Ten hours of mail to one domain, all at once. */
export const scenario = `name: campaign
streams:
  - { volume: 1000, arrival: batch, recipients: list.example }
thresholds:
  - list.example drain < 9h
`;

export const files: Readonly<Record<string, string>> = { config, 'scenario.yaml': scenario };
