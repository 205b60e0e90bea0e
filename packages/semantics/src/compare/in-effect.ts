/** Several settings of one name as a text that is equal when they do the same. */
import type { Network } from '@pmtakit/grammar';
import { combiningOf } from '../model/combining.ts';
import type { Setting } from '../model/setting.ts';
import type { Line } from '../project/whole.ts';
import type { Dead } from '../reach/dead.ts';
import { accessBehind, keysBehind } from '../reach/lists.ts';
import { cellsOf } from '../model/cells.ts';

/** Settings of which every line counts, and no line goes before another. [G1§3.3.1.32, §3.3.1.20] */
const sets = new Set(['relay-domain', 'relay-address', 'smtp-listener', 'http-api-key']);

/** Settings of which the first line that fits counts, by what finds the lines that never do. */
const firstMatches: ReadonlyMap<string, (lines: readonly Line[]) => Iterable<Dead>> = new Map([
  ['domain-key', keysBehind],
  ['http-access', accessBehind],
]);

/** Whether the value holds for the addresses of a network, so that several stand side by side. */
export function isPerNetwork({ row }: Setting): boolean {
  return combiningOf(row) === 'per-network';
}

/** @param textsOf the members of one setting, each as text */
export function inEffect(settings: readonly Setting[], textsOf: (setting: Setting) => readonly string[]): string {
  const name = settings[0]?.name ?? '';
  const behind = firstMatches.get(name);
  const texts = (behind ? withoutDead(settings, behind) : settings).flatMap(textsOf);
  // Lines that are left take other things than those before them, or more: their order does not count.
  const isSet = sets.has(name) || (behind && !settings.some(isFilledInLater));
  return (isSet ? [...new Set(texts)].toSorted() : texts).join('\n');
}

function withoutDead(settings: readonly Setting[], behind: (lines: readonly Line[]) => Iterable<Dead>): Setting[] {
  const dead = new Set([...behind(settings.flatMap(({ line }) => line ?? []))].map(({ item }) => item));
  return settings.filter(({ line }) => !line || !dead.has(line));
}

/** Nobody knows which domains such a key is for. */
function isFilledInLater({ value }: Setting): boolean {
  return value?.kind === 'domain-key' && /[{$]/.test(value.domain);
}

interface Valued extends Network {
  readonly text: string;
}

/** Ranges of addresses with the value of the narrowest network; those with the default are left out. [runtime 6] */
export function rangesOf(settings: readonly Setting[], textOf: (setting: Setting) => string, standard: string): string {
  const valued = settings.flatMap((setting): Valued[] => {
    const [network] = setting.values;
    if (network?.kind !== 'cidr') return [];
    const { version, address, prefix } = network;
    return [{ version, address, prefix, text: textOf(setting) }];
  });
  const ranges: { readonly text: string; readonly start: bigint; end: bigint }[] = [];
  for (const { network, start, end } of cellsOf(valued)) {
    if (network.text === standard) continue;
    const text = `${network.version} ${network.text}`;
    const last = ranges.at(-1);
    if (last?.text === text && last.end === start) last.end = end;
    else ranges.push({ text, start, end });
  }
  return ranges.map(({ text, start, end }) => `${start}-${end} ${text}`).join('\n');
}
