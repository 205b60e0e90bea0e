import { type Value, catalogue } from '@pmtakit/grammar';
import { sectionsNamed } from '../project/find.ts';
import type { PmtaVersion } from '../model/assumptions.ts';
import { defaultOf } from '../model/defaults.ts';
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { Setting, valuesOf } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import { settingName } from './setting-keys.ts';

/** All `<domain>` sections, those of virtual MTAs and pools included. */
export function domainSections({ whole }: Model): Block[] {
  return sectionsNamed(whole, 'domain').filter(({ value }) => value);
}

/** Longer names do not exist, and those with thousands of dots take long to look up. */
const LONGEST_PATTERN = 300;

/** The patterns of a `<domain>` section, macros filled in. */
export function patternsOf({ queues }: Model, section: Block): readonly string[] {
  return queues.global.keysOf(section).filter((pattern) => pattern.length <= LONGEST_PATTERN);
}

/** A domain that only `*` takes: `?` is in no name. */
export const OTHER_DOMAIN = '?';

/** Domains that stand for all that a pattern takes; `?` is in no name, so no narrower pattern takes them by chance. */
export function sampleDomains(pattern: string): readonly string[] {
  if (pattern === '*') return [OTHER_DOMAIN];
  if (pattern.startsWith('*.')) return [`?${pattern.slice(1)}`];
  return pattern.startsWith('[*.]') ? [`?.${pattern.slice(4)}`, pattern.slice(4)] : [pattern];
}

/** The virtual MTAs that a `<domain>` section is for; the built-in one stands for all when it is of the top level. */
export function virtualMtasOf({ vmtas }: Model, { parent }: Block): readonly string[] {
  if (parent?.value?.kind !== 'name') return [DEFAULT_VMTA];
  return parent.name === 'virtual-mta-pool' ? vmtas.membersOf(parent.value.name) : [parent.value.name];
}

/** The same, and of a pool one member only: one without sections of its own if there is any. */
export function sampleVirtualMta(model: Model, section: Block): string | undefined {
  const names = virtualMtasOf(model, section);
  if (section.parent?.name !== 'virtual-mta-pool') return names[0];
  return names.find((name) => !model.queues.vmtaTable(name)) ?? names[0];
}

/** The line that sets one thing for a queue, found without resolving everything else. */
export function lineFor({ queues }: Model, queue: QueueName, name: string): Line | undefined {
  for (const { block } of queues.layers(queue)) {
    const found = queues.linesOf(block).find(({ line }) => settingName(line) === name);
    if (found) return found.line;
  }
  return undefined;
}

/** What a line sets for queues; without a line, the default. */
export function valueOf({ options }: Model, line: Line | undefined, name: string): Value | undefined {
  return line ? valuesOf(line)[0] : defaultValue(name, options.version);
}

const defaults = new Map<string, Value | undefined>();

/** Read once for each name, since rules ask for it in every queue. */
function defaultValue(name: string, version: PmtaVersion): Value | undefined {
  const key = `${version} ${name}`;
  if (defaults.has(key)) return defaults.get(key);
  const row = catalogue().directive('domain', name);
  const value = row && new Setting(row, { default: defaultOf(row, version) }).value;
  if (row) defaults.set(key, value);
  return value;
}
