/** What the worked examples of the documentation ask a configuration, each as a question that a row of a table can hold. */
import {
  type Client,
  type MxRecord,
  type Settings,
  ceilingOf,
  clientOf,
  coldMessages,
  coldShareOf,
  queuePath,
  route,
  rollupFor,
  rollupsOf,
} from '../../src/index.ts';
import type { Model } from '../../src/index.ts';
import { type Mail, mail, mxOf, queuesOf } from '../routing/of-text.ts';

export type Question = (model: Model) => unknown;

/** Where the fact stands, what it is, the configuration, what is asked, and the answer. */
export type Row = readonly [source: string, what: string, configuration: string, question: Question, answer: unknown];

/** A setting of `domain/vmta`; without a virtual MTA, of the default one. */
export function queue(name: string, setting: string): Question {
  const [domain = '', virtualMta = '{default}'] = name.split('/');
  return (model) => texts(model.queue({ domain, virtualMta }), setting);
}

/** What a setting of a queue means, whatever its spelling. */
export function meaning(name: string, setting: string): Question {
  const [domain = '', virtualMta = '{default}'] = name.split('/');
  return (model) => model.queue({ domain, virtualMta }).get(setting)?.canonical;
}

export function vmta(name: string, setting: string): Question {
  return (model) => texts(model.virtualMta(name), setting);
}

export function server(setting: string): Question {
  return (model) => texts(model.server, setting);
}

/** A setting for a client: its address, with the local `address:port` and the user where they matter. */
export function source(client: Parameters<typeof clientOf>[0], setting: string): Question {
  return (model) => texts(model.source(clientOf(client)), setting);
}

export function sources(
  settings: readonly string[],
  ...clients: readonly (Parameters<typeof clientOf>[0] & object)[]
): Question {
  return (model) => clients.map((client) => settings.map((name) => shown(model, clientOf(client), name)));
}

function shown(model: Model, client: Client, setting: string): string {
  return texts(model.source(client), setting);
}

/** All values of a setting; nothing when it is not set and has no default. */
function texts(settings: Settings, name: string): string {
  return settings
    .of(name)
    .map(({ text }) => text ?? '')
    .join(' + ');
}

/** The virtual MTA or pool of a message; undefined when it is refused. */
export function choice(message: Mail = {}): Question {
  return (model) => route(model, mail(message)).virtualMta;
}

/** The recipients that are taken, after aliases. */
export function recipients(message: Mail): Question {
  return (model) => route(model, mail(message)).recipients.map(({ address }) => address);
}

/** The queues of a message, as `address > domain/vmta`. */
export function queues(message: Mail = {}, mx: Readonly<Record<string, string>> = {}): Question {
  return (model) => queuesOf(route(model, mail(message), mxOf(mx)));
}

/** Where mail for `domain/vmta` ends up. */
export function end(name: string, mx: Readonly<Record<string, string>> = {}): Question {
  const [domain = '', virtualMta = '{default}'] = name.split('/');
  return (model) => {
    const path = queuePath(model, { domain, virtualMta }, { rollups: rollupsOf(model), mx: mxOf(mx) });
    return path.queue ? path.members.map((member) => `${path.queue?.domain}/${member}`) : [];
  };
}

/** The rollup queue of a domain with these mail servers. */
export function rollup(...records: readonly (readonly [host: string, preference: number])[]): Question {
  const mx: MxRecord[] = records.map(([host, preference]) => ({ host, preference }));
  return (model) => rollupFor(rollupsOf(model), mx)?.queue;
}

/** How many messages of each day each cold virtual MTA gets, for so many messages on the first, second ... day. */
export function cold(name: string, ...volumes: readonly number[]): Question {
  const [domain = '', virtualMta = '{default}'] = name.split('/');
  return (model) => {
    const share = coldShareOf(model, { domain, virtualMta });
    return volumes.map((messages, index) => (share ? coldMessages(share, index + 1, messages) : []));
  };
}

/** What the ceiling of a domain says. */
export function ceiling(
  domain: string,
  kind: 'perSecond' | 'perHour' | 'perDay' | 'connections',
  mx: Readonly<Record<string, string>> = {},
): Question {
  return (model) => ceilingOf(model, domain, { mx: mxOf(mx) })[kind];
}

/** The directive that holds mail, or connections, to a domain back. */
export function winner(domain: string, kind: 'winner' | 'connectionWinner' = 'winner'): Question {
  return (model) => ceilingOf(model, domain)[kind]?.reason;
}
