/** Settings as the numbers that a simulation needs. Times are milliseconds. */
import type { Setting, Settings } from '@pmtakit/semantics';
import type { CountLimit, RateLimit } from './limits.ts';

/** A whole number; `Infinity` for none, for `unlimited` and where the value is wrong. */
export function countOf(settings: Settings, name: string): number {
  const value = settings.get(name)?.value;
  return value?.kind === 'integer' ? value.value : Infinity;
}

/** The same where 0 stands for no limit. */
export function countOrNone(settings: Settings, name: string): number {
  return countOf(settings, name) || Infinity;
}

export function countLimitOf(settings: Settings, name: string): CountLimit | undefined {
  const setting = settings.get(name);
  return setting && { directive: name, setting, most: countOf(settings, name) };
}

/** Undefined for no limit. */
export function rateLimitOf(settings: Settings, name: string): RateLimit | undefined {
  const setting = settings.get(name);
  return setting && rateLimitIn(setting);
}

/** The limit that one line sets, be it of messages, connections or bytes. */
export function rateLimitIn(setting: Setting): RateLimit | undefined {
  const { value, name: directive } = setting;
  if (value?.kind === 'rate') return { directive, setting, count: value.count, period: value.seconds * 1000 };
  if (value?.kind === 'data-rate') return { directive, setting, count: value.bytes, period: value.seconds * 1000 };
  return undefined;
}

export function timeOf(settings: Settings, name: string, otherwise: number): number {
  const value = settings.get(name)?.value;
  return value?.kind === 'duration' ? value.seconds * 1000 : otherwise;
}

/** The last one repeats. */
export function timesOf(settings: Settings, name: string, otherwise: number): readonly number[] {
  const value = settings.get(name)?.value;
  const times = value?.kind === 'duration-list' ? value.items.map(({ seconds }) => seconds * 1000) : [];
  return times.length > 0 ? times : [otherwise];
}

export function switchOf(settings: Settings, name: string): boolean {
  const value = settings.get(name)?.value;
  return value?.kind === 'boolean' && value.value;
}

export function nameIn(settings: Settings, name: string): string | undefined {
  const value = settings.get(name)?.value;
  return value?.kind === 'reference' ? value.name : undefined;
}

export function wordOf(settings: Settings, name: string): string | undefined {
  const value = settings.get(name)?.value;
  return value?.kind === 'enum' ? value.value : undefined;
}
