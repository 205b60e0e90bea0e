/** The names of accounting files. [G1§11.3.1] */
import type { Instant } from '../traffic/quantities.ts';

/** `acct.csv` with the day and a count before its ending: `acct-2019-02-08-0000.csv`. */
export function datedName(name: string, { time, offset }: Instant, count = 0): string {
  const day = new Date(time + offset).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return withBehind(name, `-${day}-${String(count).padStart(4, '0')}`);
}

/**
 * Names in one directory for what a configuration writes to anywhere: to files of one name in several directories, and
 * to programs.
 * @param targets as `AcctFile.target` has them
 */
export function namesInOneDirectory(targets: readonly string[]): string[] {
  const taken = new Set<string>();
  return targets.map((target) => {
    const name = plainName(target);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = withBehind(name, `-${number}`);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** The last part of a path, or of the program of a pipe, without anything that is no part of a name everywhere. */
function plainName(target: string): string {
  const isPipe = target.startsWith('|');
  const path = isPipe ? programOf(target.slice(1).trim()) : target;
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const name = last.replaceAll(/[^\w.-]/g, '_').replace(/^\.+/, '');
  if (name === '') return 'acct.csv';
  return isPipe ? `${name}.csv` : name;
}

function programOf(command: string): string {
  const [, quoted, bare] = /^(?:"([^"]*)"?|(\S+))/.exec(command) ?? [];
  return quoted ?? bare ?? '';
}

function withBehind(name: string, addition: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) + addition + name.slice(dot) : name + addition;
}
