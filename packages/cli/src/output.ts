/** Writes files in place. docs/decisions/0016-writing-in-place.md tells the reasons. */
import {
  type Stats,
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './exit-codes.ts';
import { type InputFile, reasonOf, requireRegular, shownPath } from './input.ts';

/** A file that was read, and what it shall hold. */
export interface Rewrite {
  readonly input: InputFile;
  readonly newText: string;
  /** A file to be made beside the one that was read, for the same owner and with the same mode. */
  readonly newPath?: string;
}

/** A file that may be replaced, behind all symbolic links. */
interface Target {
  readonly path: string;
  /** What the old file is; a new one has none. */
  readonly stats: Stats | undefined;
}

/**
 * Puts a new text in the place of a file that was read: written beside it, flushed and renamed, so that a crash leaves
 * the old or the new one. Mode and owner stay; a symbolic link stays one. Files that do not change are not touched.
 * @throws UsageError naming the file and why it cannot be written, also when somebody else has changed it by now
 */
export async function writeBack({ path, text, encoding }: InputFile, newText: string): Promise<void> {
  if (newText === text) return;
  try {
    const target = targetOf(path);
    if (!target.stats) throw new UsageError('is gone since it was read; nothing is written');
    const before = Buffer.from(text, encoding);
    await undisturbed(() => replace(target, bytesOf(newText, encoding), () => requireUnchanged(path, before)));
  } catch (error) {
    throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}`);
  }
}

/**
 * The same for several files that belong together. All new texts are on the disk, and all files are found to be as they were
 * read, before the first one is renamed. Renaming takes microseconds and needs no more room, so hardly anything can happen
 * between the first and the last.
 * @throws UsageError as above, with nothing written; should a rename fail all the same, it names the files that are new
 */
export async function writeAllBack(rewrites: readonly Rewrite[]): Promise<void> {
  // New files first: no file may ever include one that is not there.
  const made = rewrites.filter(({ newPath }) => newPath !== undefined);
  const changed = rewrites.filter(({ input, newText, newPath }) => newPath === undefined && newText !== input.text);
  await undisturbed(() => {
    const prepared: Prepared[] = [];
    try {
      for (const { input, newText, newPath = '' } of made) prepared.push(prepareNew(newPath, input, newText));
      for (const { input, newText } of changed) prepared.push(prepareBack(input, newText));
      for (const { path, check } of prepared) named(path, check);
    } catch (error) {
      for (const { temporary } of prepared) quietly(() => unlinkSync(temporary));
      throw error;
    }
    renameAll(prepared);
  });
}

/** A new text beside its file, on the disk and not yet in its place. */
interface Prepared {
  /** As it was named. */
  readonly path: string;
  readonly target: Target;
  readonly temporary: string;
  /** Whether it takes the place of no other: what is there by then is not overwritten. */
  readonly isNew?: true;
  /** @throws UsageError when the file is not as it was read */
  readonly check: () => void;
}

function prepareBack({ path, text, encoding }: InputFile, newText: string): Prepared {
  return named(path, () => {
    const target = targetOf(path);
    if (!target.stats) throw new UsageError('is gone since it was read; nothing is written');
    const before = Buffer.from(text, encoding);
    const temporary = prepare(target, bytesOf(newText, encoding));
    return { path, target, temporary, check: () => requireUnchanged(path, before) };
  });
}

function prepareNew(path: string, { path: besides, encoding }: InputFile, newText: string): Prepared {
  return named(path, () => {
    const target = { path, stats: targetOf(besides).stats };
    return {
      path,
      target,
      temporary: prepare(target, bytesOf(newText, encoding)),
      isNew: true,
      check: () => requireAbsent(path),
    };
  });
}

function requireAbsent(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) throw new UsageError('is there already; nothing is written');
}

function renameAll(prepared: readonly Prepared[]): void {
  for (const [index, { path, target, temporary, isNew }] of prepared.entries()) {
    try {
      if (isNew) linkSync(temporary, target.path);
      else renameSync(temporary, target.path);
      if (isNew) unlinkSync(temporary);
    } catch (error) {
      for (const left of prepared.slice(index)) quietly(() => unlinkSync(left.temporary));
      const done = prepared.slice(0, index).map((one) => shownPath(one.path));
      const state = done.length > 0 ? `; already written: ${done.join(', ')}` : '; nothing is written';
      throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}${state}`);
    }
  }
  for (const folder of new Set(prepared.map(({ target }) => dirname(target.path)))) flushFolder(folder);
}

/** @throws UsageError with the name of the file */
function named<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}`);
  }
}

/** The same for a file that was not read, or that is new. @throws system errors, and UsageError without its name */
export async function replaceFile(path: string, text: string, encoding: InputFile['encoding']): Promise<void> {
  const target = targetOf(path);
  await undisturbed(() => replace(target, bytesOf(text, encoding)));
}

/** The root may write everything; that a file is read-only was somebody's wish all the same. */
function targetOf(path: string): Target {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return newTarget(path);
  requireRegular(stats);
  accessSync(path, constants.W_OK);
  if ((stats.mode & 0o222) === 0) throw new UsageError('is read-only; make it writable first, as with chmod u+w');
  return { path: realpathSync(path), stats };
}

function newTarget(path: string): Target {
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (isThere) throw new UsageError('is a symbolic link to a file that is not there');
  return { path, stats: undefined };
}

function bytesOf(text: string, encoding: InputFile['encoding']): Buffer {
  const bytes = Buffer.from(text, encoding);
  if (encoding === 'utf8' || bytes.toString(encoding) === text) return bytes;
  throw new UsageError('is no UTF-8 and would get letters that its encoding does not have; save it as UTF-8');
}

function requireUnchanged(path: string, before: Buffer): void {
  if (!existsSync(path)) throw new UsageError('is gone since it was read; nothing is written');
  if (!readFileSync(path).equals(before)) throw new UsageError('changed while it was looked over; try again');
}

/** @param check is called at the last moment and throws when the file has to stay as it is */
function replace(target: Target, bytes: Buffer, check?: () => void): void {
  const temporary = prepare(target, bytes);
  try {
    check?.();
    renameSync(temporary, target.path);
  } catch (error) {
    quietly(() => unlinkSync(temporary));
    throw error;
  }
  flushFolder(dirname(target.path));
}

/** Writes the bytes beside the file, in the same folder, because a rename does not go from one file system to another. */
function prepare({ path, stats }: Target, bytes: Buffer): string {
  const folder = dirname(path);
  removeLeftovers(folder);
  const temporary = join(folder, temporaryName());
  const file = openSync(temporary, 'wx', stats ? 0o600 : 0o666);
  try {
    writeThrough(file, bytes, stats);
  } catch (error) {
    quietly(() => unlinkSync(temporary));
    throw error;
  }
  return temporary;
}

/** Everything is on the disk before the rename is, or a power cut could leave an empty file. */
function writeThrough(file: number, bytes: Buffer, old: Stats | undefined): void {
  try {
    writeFileSync(file, bytes);
    if (old) keepOwnerAndMode(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The owner first: a new owner takes the setuid bits away. */
function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(file);
  if (own.uid !== uid || own.gid !== gid) keepOwner(file, uid, gid);
  if (own.mode !== mode) fchmodSync(file, mode & 0o7777);
}

function keepOwner(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    throw new UsageError(`belongs to user ${uid} and group ${gid}, and would no longer; run this as that user or root`);
  }
}

/**
 * So that what is told as done is done. Not every system can flush a folder; a power cut may bring the old file back
 * there, which is whole.
 */
function flushFolder(path: string): void {
  quietly(() => {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
}

/** Hidden, so that neither wildcards nor a search of the folder find it; short, however long the name of the file is. */
function temporaryName(): string {
  return `.pmtakit-${Math.random().toString(36).slice(2)}.tmp`;
}

const temporaryNames = /^\.pmtakit-[\da-z]+\.tmp$/;
/** What is that old is of a run that was killed, and no run is still about to rename it. */
const LEFT_OVER_MS = 3_600_000;
/** Folders that were looked through. Each thread has its own set, and looking twice does no harm. */
const swept = new Set<string>();

function removeLeftovers(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  quietly(() => {
    for (const name of readdirSync(folder)) if (temporaryNames.test(name)) removeOld(join(folder, name));
  });
}

function removeOld(path: string): void {
  quietly(() => {
    if (Date.now() - lstatSync(path).mtimeMs > LEFT_OVER_MS) unlinkSync(path);
  });
}

/** For what may fail: the file is whole without it. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {}
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const heard: NodeJS.Signals[] = [];
let writing = 0;

/** A signal to stop takes effect behind the work, which would leave its temporary file otherwise. */
async function undisturbed(work: () => void): Promise<void> {
  if (writing++ === 0) for (const signal of stopSignals) process.on(signal, hear);
  try {
    work();
  } finally {
    // Signals that came meanwhile are told to listeners in the next round of the event loop, which ends with the second.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    if (--writing === 0) heed();
  }
}

function hear(signal: NodeJS.Signals): void {
  heard.push(signal);
}

/** Listeners of others have heard it as well; without any, it ends the process as if nothing had been in its way. */
function heed(): void {
  for (const signal of stopSignals) process.off(signal, hear);
  for (const signal of heard.splice(0)) if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
