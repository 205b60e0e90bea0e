import type { CatalogueRow } from '@pmtakit/grammar';
import type { PmtaVersion } from './assumptions.ts';

/** Defaults that were others in an older release. [G1§3.3.1.36.2] */
const olderDefaults: Readonly<Record<PmtaVersion, ReadonlyMap<string, string>>> = {
  '4.5': new Map([['http-redirect-to-https', 'false']]),
  '5.0': new Map(),
};

/** Settings of backoff mode that are as in normal mode until they are set. [G1§3.3.10.34, 38, 80; runtime 8] */
const twins: ReadonlyMap<string, string> = new Map([
  ['backoff-max-msg-rate', 'max-msg-rate'],
  ['backoff-max-connect-rate', 'max-connect-rate'],
  ['backoff-max-data-volume-rate', 'max-data-volume-rate'],
]);

/** What a setting is when no line sets it; undefined when nothing is known. */
export function defaultOf(row: CatalogueRow, version: PmtaVersion): string | undefined {
  return olderDefaults[version].get(row.name) ?? row.default;
}

/** The setting whose value another one has by default. */
export function twinOf(name: string): string | undefined {
  return twins.get(name);
}

/** The settings that have the value of another one by default. */
export function followersOf(name: string): string[] {
  return [...twins].filter(([, followed]) => followed === name).map(([follower]) => follower);
}

/** Whether a release knows a directive. */
export function isKnownIn({ since, removed }: CatalogueRow, version: PmtaVersion): boolean {
  if (removed !== undefined && version >= removed) return false;
  return since === undefined || !/^\d/.test(since) || since.slice(0, version.length) <= version;
}
