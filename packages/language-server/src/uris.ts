/** Documents by their URIs, and files by their paths. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a file; documents that are none, such as one that was never saved, have their URI for a path. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri).replaceAll('\\', '/');
  } catch {
    return uri;
  }
}

/** The way back. A drive of Windows is no scheme. */
export function uriOf(path: string): string {
  return /^[a-z][a-z\d+.-]+:/i.test(path) ? path : pathToFileURL(path).href;
}
