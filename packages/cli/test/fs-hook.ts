/**
 * Stands between a command and the disk: `node --import fs-hook.ts ...`. It logs what the command does in one folder and,
 * at one of these calls, kills the process, makes the call fail, or does what another program could do at that moment.
 */
import fs from 'node:fs';
import { constants } from 'node:os';
import { basename, resolve } from 'node:path';
import { getSystemErrorName } from 'node:util';

interface FsHook {
  readonly folder: string;
  /** A file outside of the folder that gets one line for each call: its name, and the name of what it is about. */
  readonly log: string;
  readonly at?: HookPoint;
}

export interface HookPoint {
  /** The number of a call, or the first one of this name that is about the file, such as `openSync a.conf`. */
  readonly call: number | string;
  readonly when: 'before' | 'after';
  readonly action: HookAction;
}

export type ErrorCode = keyof typeof constants.errno;

type HookAction =
  | { readonly kind: 'kill' }
  /** Writes one half of the bytes first. */
  | { readonly kind: 'kill-halfway' }
  | { readonly kind: 'fail'; readonly code: ErrorCode }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'put'; readonly file: string; readonly text: string }
  | { readonly kind: 'remove'; readonly file: string };

type Call = (...args: unknown[]) => unknown;

const names = [
  'openSync',
  'writeFileSync',
  'fchownSync',
  'fchmodSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'unlinkSync',
];
const originals = new Map(names.map((name) => [name, originalOf(name)]));

function originalOf(name: string): Call {
  const value: unknown = Reflect.get(fs, name);
  if (typeof value !== 'function') throw new Error(`node:fs has no ${name}`);
  return (...args) => Reflect.apply(value, fs, args);
}

function original(name: string, ...args: unknown[]): unknown {
  return originals.get(name)?.(...args);
}

function install({ folder, log, at }: FsHook): void {
  const opened = new Map<unknown, string>();
  let count = 0;
  let isDone = false;

  const shortName = (subject: unknown): string | undefined => {
    const path = typeof subject === 'string' ? subject : opened.get(subject);
    if (path === undefined || !`${resolve(path)}/`.startsWith(`${folder}/`)) return undefined;
    return path === folder ? '.' : basename(path).replace(/^\.pmtakit-.*/, 'TEMPORARY');
  };
  const actAt = (when: HookPoint['when'], index: number, line: string, args: readonly unknown[]): void => {
    if (isDone || at?.when !== when || (at.call !== line && at.call !== index)) return;
    isDone = true;
    perform(at.action, args);
  };

  const wrap = (name: string): Call => {
    return (...args) => {
      const about = shortName(args[0]);
      if (about === undefined) return original(name, ...args);
      const line = `${name} ${about}`;
      const index = count++;
      original('writeFileSync', log, `${line}\n`, { flag: 'a' });
      actAt('before', index, line, args);
      const result = original(name, ...args);
      if (name === 'openSync') opened.set(result, String(args[0]));
      if (name === 'closeSync') opened.delete(args[0]);
      actAt('after', index, line, args);
      return result;
    };
  };
  Object.assign(fs, Object.fromEntries(names.map((name) => [name, wrap(name)])));
}

function perform(action: HookAction, args: readonly unknown[]): void {
  switch (action.kind) {
    case 'kill':
      return end();
    case 'kill-halfway':
      writeHalf(args);
      return end();
    case 'fail':
      throw systemError(-constants.errno[action.code]);
    case 'signal':
      process.kill(process.pid, action.signal);
      return;
    case 'put':
      original('unlinkSync', action.file);
      original('writeFileSync', action.file, action.text);
      return;
    case 'remove':
      original('unlinkSync', action.file);
  }
}

/** Not every code has a name in Node. */
function systemError(errno: number): Error {
  const code = getSystemErrorName(errno);
  return Object.assign(new Error(code), { code, errno });
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

function writeHalf([file, bytes]: readonly unknown[]): void {
  if (!(bytes instanceof Uint8Array)) throw new Error('there are no bytes to write one half of');
  fs.writeSync(Number(file), bytes, 0, bytes.length >> 1);
}

const hook = process.env['PMTAKIT_FS_HOOK'];
if (hook !== undefined) install(JSON.parse(hook));
