/** `pmtakit explain DOMAIN --vmta V [DIRECTIVE]`: why a setting is what it is. */
import type { Model, QueueName } from '@pmtakit/semantics';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { explanationText } from './explanation-text.ts';
import { type Explanation, explanationsOf } from './explanations.ts';
import { moveOf } from './move.ts';
import { queueFrom } from './queue-argument.ts';
import { type SettingJson, settingJson } from './settings.ts';

export interface ExplainOptions extends ProjectOptions {
  readonly vmta?: string;
}

export async function explain(
  name: string,
  domain: string,
  directive: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const model = await openModel(name, options);
  const queue = queueFrom(model, domain, options.vmta);
  if (options.json) return writeJson(explainJson(model, queue, directive));
  const move = moveOf(model, queue);
  if (move) console.error(`${name}: ${move.note}`);
  const palette = paletteFor(options.color);
  const explanations = explanationsOf(model, queue, directive);
  const blocks = explanations.map((explanation) => explanationText(explanation, palette).join('\n'));
  const nothing = `no line sets anything for ${queue.domain}/${queue.virtualMta}`;
  writeLines([blocks.length > 0 ? blocks.join('\n\n') : nothing]);
}

export interface ExplainJson {
  readonly queue: QueueName;
  readonly settings: readonly ExplanationJson[];
  readonly movedTo: QueueName | null;
}

interface ExplanationJson extends Omit<SettingJson, 'shadowed' | 'assumptions'> {
  readonly subject: Explanation['subject'];
  readonly shadowed: readonly (SettingJson['shadowed'][number] & { readonly reason: string })[];
  readonly assumptions: readonly object[];
}

export function explainJson(model: Model, queue: QueueName, directive?: string): ExplainJson {
  return {
    queue,
    settings: explanationsOf(model, queue, directive).map(explanationJson),
    movedTo: moveOf(model, queue)?.queue ?? null,
  };
}

function explanationJson({ subject, setting, reasons, assumptions }: Explanation): ExplanationJson {
  const json = settingJson(setting, []);
  return {
    subject,
    ...json,
    shadowed: json.shadowed.map((line, index) => ({ ...line, reason: reasons[index] ?? '' })),
    assumptions: assumptions.map(({ otherwise, ...rest }) => ({
      ...rest,
      otherwise: otherwise.map(({ answer, value }) => ({ answer, value: value ?? null })),
    })),
  };
}
