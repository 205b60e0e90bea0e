/** The extension as it is packed, which `npm test` builds first. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const sourceFolder: string = fileURLToPath(new URL('../', import.meta.url));
export const extensionFolder: string = `${sourceFolder}dist/extension/`;

/** @throws Error when it is not a JSON object */
export function readJson(path: string): Record<string, unknown> {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isFields(value)) throw new Error(`${path} holds no object`);
  return value;
}

/** What stands under these keys; `undefined` where there is nothing. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value);
}

export function listAt(value: unknown, ...keys: readonly (string | number)[]): unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

export function keysAt(value: unknown, ...keys: readonly (string | number)[]): string[] {
  const found = at(value, ...keys);
  return isFields(found) ? Object.keys(found) : [];
}

function isFields(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
