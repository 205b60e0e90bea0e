import type { Model } from '../model/model.ts';
import { accept } from './accept.ts';
import { Aliases } from './alias.ts';
import { chooseVirtualMta } from './choose-virtual-mta.ts';
import { type MailMessage, type MxRecords, domainOf } from './message.ts';
import { type QueuePath, type QueuePathOptions, queuePath } from './queue-path.ts';
import { type Rollup, rollupsOf } from './rollup.ts';
import type { Step } from './step.ts';
import { membersOf } from './virtual-mta-name.ts';

/** The way of one recipient by one virtual MTA; members of a pool take turns. */
export interface Delivery extends QueuePath {
  readonly virtualMta: string;
}

export interface RecipientRoute {
  /** After aliases. */
  readonly address: string;
  readonly steps: readonly Step[];
  readonly deliveries: readonly Delivery[];
}

/** The way of a message from the client to its queues. */
export interface Route {
  /** Up to the choice of the virtual MTA. */
  readonly steps: readonly Step[];
  /** The virtual MTA or pool; undefined when the message is refused. */
  readonly virtualMta: string | undefined;
  readonly recipients: readonly RecipientRoute[];
}

/** Follows a message. Each step names the line that decides. @param mx without it, nothing is rolled up */
export function route(model: Model, message: MailMessage, mx?: MxRecords): Route {
  const { steps, recipients } = accept(model, message);
  if (recipients.length === 0) return { steps, virtualMta: undefined, recipients: [] };
  const choice = chooseVirtualMta(model, { ...message, recipients });
  const { name } = choice;
  const all = [...steps, ...choice.steps];
  if (name === undefined) return { steps: all, virtualMta: undefined, recipients: [] };
  const { aliases, rollups } = listsOf(model);
  const context = { model, virtualMta: name, aliases, options: { rollups, ...(mx && { mx }) } };
  return {
    steps: [...all, ...poolSteps(model, name)],
    virtualMta: name,
    recipients: recipients.flatMap((address) => recipientRoutes(context, address)),
  };
}

/** What is the same for all recipients of a message. */
interface Context {
  readonly model: Model;
  readonly virtualMta: string;
  readonly aliases: Aliases;
  readonly options: QueuePathOptions;
}

/** What is found out once for a configuration, and not for each of its messages. */
interface Lists {
  readonly aliases: Aliases;
  readonly rollups: readonly Rollup[];
}

const known = new WeakMap<Model, Lists>();

function listsOf(model: Model): Lists {
  const lists = known.get(model) ?? { aliases: new Aliases(model), rollups: rollupsOf(model) };
  known.set(model, lists);
  return lists;
}

function poolSteps(model: Model, name: string): Step[] {
  const pool = model.vmtas.pool(name);
  if (!pool) return [];
  const members = membersOf(model, name).join(', ') || 'none, so nothing is sent';
  const text = `${name} is a pool; its members take turns: ${members}`;
  const isDefault = model.options.assumptions['pool-rotation'] === 'per-pool';
  return [{ stage: 'pool', text, at: pool.blocks[0], assumptions: isDefault ? [] : ['pool-rotation'] }];
}

function recipientRoutes({ model, virtualMta, aliases, options }: Context, address: string): RecipientRoute[] {
  const alias = aliases.of(address);
  const steps: Step[] = alias
    ? [{ stage: 'alias', at: alias.line, text: `${address} is an alias of ${alias.targets.join(', ')}` }]
    : [];
  return (alias?.targets ?? [address]).map((target) => ({
    address: target,
    steps,
    deliveries: membersOf(model, virtualMta).map((member) => ({
      virtualMta: member,
      ...queuePath(model, { domain: domainOf(target), virtualMta: member }, options),
    })),
  }));
}
