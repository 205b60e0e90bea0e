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
  const { virtualMta, steps, recipients } = admission(model, message);
  if (virtualMta === undefined) return { steps, virtualMta, recipients: [] };
  return {
    steps: [...steps, ...poolSteps(model, virtualMta)],
    virtualMta,
    recipients: recipients.map((recipient) => ({
      ...recipient,
      deliveries: deliveriesOf(model, virtualMta, domainOf(recipient.address), mx),
    })),
  };
}

/** What is decided about a message when it comes in. */
export interface Admission {
  readonly steps: readonly Step[];
  /** The virtual MTA or pool; undefined when the message is refused. */
  readonly virtualMta: string | undefined;
  /** After aliases. */
  readonly recipients: readonly Omit<RecipientRoute, 'deliveries'>[];
}

export function admission(model: Model, message: MailMessage): Admission {
  const { steps, recipients } = accept(model, message);
  if (recipients.length === 0) return { steps, virtualMta: undefined, recipients: [] };
  const choice = chooseVirtualMta(model, { ...message, recipients });
  const isTaken = choice.name !== undefined;
  return {
    steps: [...steps, ...choice.steps],
    virtualMta: choice.name,
    recipients: isTaken ? recipients.flatMap((address) => afterAliases(model, address)) : [],
  };
}

/** The ways of mail for a domain by a virtual MTA or by the members of a pool. @param mx without it, nothing is rolled up */
export function deliveriesOf(model: Model, virtualMta: string, domain: string, mx?: MxRecords): Delivery[] {
  const options: QueuePathOptions = { rollups: listsOf(model).rollups, ...(mx && { mx }) };
  return membersOf(model, virtualMta).map((member) => ({
    virtualMta: member,
    ...queuePath(model, { domain, virtualMta: member }, options),
  }));
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

function afterAliases(model: Model, address: string): Admission['recipients'] {
  const alias = listsOf(model).aliases.of(address);
  const steps: Step[] = alias
    ? [{ stage: 'alias', at: alias.line, text: `${address} is an alias of ${alias.targets.join(', ')}` }]
    : [];
  return (alias?.targets ?? [address]).map((target) => ({ address: target, steps }));
}
