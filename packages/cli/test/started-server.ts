/** `pmtakit lsp` as editors start it: a process with pipes. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { EditorClient } from '../../language-server/test/protocol-client.ts';
import { cleanEnv, scriptOf } from './command-line.ts';

export interface Started {
  readonly client: EditorClient;
  readonly child: ChildProcess & { readonly stdin: Writable; readonly stdout: Readable };
  /** The exit code and what went to standard error, when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

interface StartOptions {
  readonly args?: readonly string[];
  /** What Node is told, such as what to load first. */
  readonly nodeArgs?: readonly string[];
}

/** Starts the server, which ends with the test. Tests and what they load first talk over the fourth pipe. */
export function startServerProcess({ args = [], nodeArgs = [] }: StartOptions = {}): Started {
  const child = spawn(process.execPath, [...nodeArgs, scriptOf('pmtakit'), 'lsp', '--stdio', ...args], {
    env: cleanEnv({}),
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const { stdin, stdout, stderr } = child;
  if (!stdin || !stdout || !stderr) throw new Error('the server has no pipes');
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  stderr.setEncoding('utf8').on('data', (piece: string) => (told += piece));
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr: told }));
  });
  const client = new EditorClient({ fromServer: stdout, toServer: stdin });
  return { client, child: Object.assign(child, { stdin, stdout }), ended };
}
