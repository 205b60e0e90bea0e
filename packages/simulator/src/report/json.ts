/** Results as JSON. A result is plain data, so this is its shape as it is; `resultSchema` says it for others. */
import { RESULT_VERSION, type Result } from '../results/result.ts';

/** The same text for the same result, on one line. */
export function resultJson(result: Result): string {
  return `${JSON.stringify(result)}\n`;
}

/** Reads what `resultJson` wrote, or says why that is not possible. */
export function readResultJson(text: string): Result | string {
  const value = parsed(text);
  if (value === undefined) return 'is not JSON';
  if (isResult(value)) return value;
  return versionOf(value) === undefined
    ? 'is no result of a simulation; write one with --format json'
    : `is a result of version ${String(versionOf(value))}; this program reads version ${RESULT_VERSION}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionOf(value: unknown): unknown {
  return isObject(value) ? value['version'] : undefined;
}

const parts = ['total', 'domains', 'queues', 'virtualMtas', 'sourceIps', 'paths', 'mxHosts', 'streams', 'series'];

/** Told by its version and its main parts; the rest is as it was written. */
function isResult(value: unknown): value is Result {
  return isObject(value) && value['version'] === RESULT_VERSION && parts.every((part) => isObject(value[part]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
