/** From a domain and a virtual MTA to the queue that mail ends up in. [runtime 4, 11] */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { type ColdShare, coldShareOf } from './cold.ts';
import type { MxRecords } from './message.ts';
import { reroute } from './reroute.ts';
import { type Rollup, rollupFor } from './rollup.ts';
import { type Step, stepBy } from './step.ts';
import { isYes } from './yes-or-no.ts';

/** Where mail ends up. */
export interface QueuePath {
  readonly steps: readonly Step[];
  /** Undefined when reroutes lead in a circle: such queues get no mail. For a pool, the name of the pool. */
  readonly queue: QueueName | undefined;
  /** The virtual MTAs that the mail leaves by, each with its own queue; several when a reroute leads to a pool. */
  readonly members: readonly string[];
  /** Where the first messages of each day go instead. */
  readonly cold: ColdShare | undefined;
}

export interface QueuePathOptions {
  readonly mx?: MxRecords;
  readonly rollups: readonly Rollup[];
}

export function queuePath(model: Model, start: QueueName, options: QueuePathOptions): QueuePath {
  const steps: Step[] = [];
  const grouped = queueTo(model, start, steps);
  const rolled = rollUp(model, grouped, options, steps);
  const cold = coldShareOf(model, rolled);
  if (cold) steps.push(coldStep(cold));
  const rerouted = reroute(model, rolled);
  return { ...rerouted, steps: [...steps, ...rerouted.steps], cold };
}

function queueTo(model: Model, queue: QueueName, steps: Step[]): QueueName {
  const setting = model.queue(queue).get('queue-to');
  if (setting?.value?.kind !== 'queue-name') return queue;
  const domain = setting.value.name;
  steps.push(stepBy('queue-to', setting, `mail for ${queue.domain} is put into the queue ${domain}`));
  return { ...queue, domain };
}

function rollUp(model: Model, queue: QueueName, { mx, rollups }: QueuePathOptions, steps: Step[]): QueueName {
  const records = rollups.length > 0 ? mx?.(queue.domain) : undefined;
  const rollup = records && rollupFor(rollups, records);
  if (!rollup) return queue;
  const disabled = model.queue(queue).get('disable-mx-rollup');
  if (isYes(disabled)) {
    const text = `${queue.domain} would be rolled up into ${rollup.queue}: disable-mx-rollup is yes`;
    steps.push(stepBy('rollup', disabled, text));
    return queue;
  }
  const text = `the mail servers of ${queue.domain} are those of ${rollup.queue}`;
  steps.push({ stage: 'rollup', text, at: rollup.lines[0] });
  return { ...queue, domain: rollup.queue };
}

function coldStep({ targets, perDay, limit }: ColdShare): Step {
  const names = targets.map(({ text }) => text).join(', ');
  const days = perDay.join(', ');
  return stepBy('cold', limit, `the first messages of a day (${days}) leave by ${names}, if they came over SMTP`);
}
