import { relative, sep } from 'node:path';

/** Names files by the way from a folder, with `/` on every system. Addresses and `<stdin>` stay what they are. */
export function pathsFrom(folder: string): (path: string) => string {
  return (path) => (isNoFile.test(path) ? path : relative(folder, path).split(sep).join('/'));
}

const isNoFile = /^(?:<.*>$|https?:\/\/)/i;
