/** `pmtakit show settings DOMAIN[/VMTA]`: what `pmta show settings` prints on the server. [G1§6.3.15] */
import type { Model, QueueName, Setting, Settings } from '@pmtakit/semantics';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { moveOf } from './move.ts';
import { queueFrom } from './queue-argument.ts';
import { type SettingJson, settingsJsonOf, vendorText } from './settings.ts';

export async function showSettings(name: string, argument: string, options: ProjectOptions): Promise<void> {
  const model = await openModel(name, options);
  const queue = queueFrom(model, argument);
  if (options.json) return writeJson(settingsJson(model, queue));
  const move = moveOf(model, queue);
  if (move) console.error(`${name}: ${move.note}`);
  writeLines(settingsText(model, queue));
}

export interface SettingsJson {
  readonly queue: QueueName;
  readonly settings: readonly SettingJson[];
  readonly virtualMtaSettings: readonly SettingJson[];
  readonly movedTo: QueueName | null;
}

export function settingsJson(model: Model, queue: QueueName): SettingsJson {
  return {
    queue,
    settings: settingsJsonOf(model, (one) => one.queue(queue)),
    virtualMtaSettings: settingsJsonOf(model, (one) => one.virtualMta(queue.virtualMta), virtualMtaSettings),
    movedTo: moveOf(model, queue)?.queue ?? null,
  };
}

function settingsText(model: Model, queue: QueueName): string[] {
  const { all } = model.queue(queue);
  const ordered = [...all.filter(({ name }) => name === 'type'), ...all.filter(({ name }) => name !== 'type')];
  return [
    ...headed('Virtual MTA Settings', virtualMtaSettings(model.virtualMta(queue.virtualMta))),
    '',
    ...headed('Queue Settings', ordered),
  ];
}

export function headed(title: string, settings: readonly Setting[]): string[] {
  return [title, '-'.repeat(title.length), ...settings.flatMap((setting) => vendorText(setting) ?? [])];
}

/** The limits of the virtual MTA as a whole; the third is younger than the sample in the guide. */
function virtualMtaSettings(settings: Settings): Setting[] {
  const volume = settings.of('max-smtp-data-volume-rate').filter(({ isDefault }) => !isDefault);
  return [...volume, ...settings.of('max-smtp-msg-rate'), ...settings.of('max-smtp-out')];
}
