/** Whether a message comes in. [G1§3.3.1.32, §3.3.7; runtime 2.4, 2.5] */
import type { Model } from '../model/model.ts';
import type { Settings } from '../model/resolver.ts';
import type { Client } from '../model/sources.ts';
import type { MailMessage } from './message.ts';
import { relay } from './relay.ts';
import { type Step, stepBy } from './step.ts';
import { isNo, isYes } from './yes-or-no.ts';

export interface Acceptance {
  readonly steps: readonly Step[];
  /** The recipients that are taken; none when the client is turned away. */
  readonly recipients: readonly string[];
}

export function accept(model: Model, message: MailMessage): Acceptance {
  const { client } = message;
  const refusal = client.pickup ? undefined : refusalOf(model, message);
  if (refusal) return { steps: [refusal], recipients: [] };
  const source = model.source(client);
  const decisions = message.recipients.map((address) => ({ address, ...relay(model, source, address, message) }));
  const steps = decisions.map(({ step }) => step);
  const recipients = decisions.filter(({ isTaken }) => isTaken).map(({ address }) => address);
  return client.pickup ? { steps, recipients } : withinLimit(source, { steps, recipients });
}

/** One for each client, since what applies to one is found out once. */
const strangers = new WeakMap<Client, Client>();

/** A client before it has logged in: the source of its user does not count. */
function strangerOf(client: Client): Client {
  if (client.user === undefined) return client;
  const { user: _, ...others } = client;
  const stranger = strangers.get(client) ?? others;
  strangers.set(client, stranger);
  return stranger;
}

/** Why a client is turned away. */
function refusalOf({ sources }: Model, { client }: MailMessage): Step | undefined {
  const { user } = client;
  const source = sources.settings(strangerOf(client));
  const service = source.get('smtp-service');
  if (isNo(service)) return stepBy('accept', service, 'the client is turned away (521): smtp-service is no');
  if (user !== undefined) return loginRefusal(source, user, sources.user(user).length > 0);
  const auth = source.get('require-auth');
  if (!isYes(auth)) return undefined;
  return stepBy('accept', auth, 'the client has to log in before it may send (530): require-auth is yes');
}

function loginRefusal(source: Settings, user: string, isKnown: boolean): Step | undefined {
  const auth = source.get('allow-auth');
  if (isNo(auth)) return stepBy('accept', auth, `${user} cannot log in: allow-auth is no`);
  return isKnown ? undefined : { stage: 'accept', text: `the login fails (535): no smtp-user is called ${user}` };
}

/** Leaves out the recipients beyond the most of one message, or all of them. [G1§3.3.7.36, §3.3.7.37] */
function withinLimit(source: Settings, { steps, recipients }: Acceptance): Acceptance {
  const limit = source.get('max-rcpt-per-message');
  const most = limit?.value?.kind === 'integer' && limit.value.value > 0 ? limit.value.value : Infinity;
  if (recipients.length <= most) return { steps, recipients };
  const fails = source.get('too-many-rcpts-fails-message');
  if (isYes(fails)) {
    const text = `the message is refused: it has ${recipients.length} recipients, and max-rcpt-per-message is ${most}`;
    return { steps: [...steps, stepBy('accept', fails, text)], recipients: [] };
  }
  const over = recipients
    .slice(most)
    .map((address) => stepBy('accept', limit, `${address} is refused: max-rcpt-per-message is ${most}`));
  return { steps: [...steps, ...over], recipients: recipients.slice(0, most) };
}
