/** Models, messages and routes out of words, and routes as words, so that a test can be read at a glance. */
import {
  type Assumptions,
  type MailMessage,
  Model,
  type MxRecords,
  type PmtaVersion,
  type Route,
  type Step,
  clientOf,
  defaultAssumptions,
  loadProject,
  memoryFiles,
} from '../../src/index.ts';

export interface OtherOptions {
  readonly version?: PmtaVersion;
  readonly assumptions?: Partial<Assumptions>;
}

export function modelOf(text: string, { version = '5.0', assumptions = {} }: OtherOptions = {}): Model {
  const project = loadProject({ path: '/pmta/config', text }, { files: memoryFiles({}) });
  return new Model(project, { version, assumptions: { ...defaultAssumptions, ...assumptions } });
}

export interface Mail {
  /** The client: an address, the local `address:port` it reached, the name it logged in with. */
  readonly client?: string;
  readonly listener?: string;
  readonly user?: string;
  readonly pickup?: boolean;
  readonly from?: string;
  readonly to?: readonly string[];
  /** As in a message: `Subject: hello`. */
  readonly headers?: readonly string[];
  readonly vmta?: string;
}

/** A message from 192.0.2.1 to one recipient, unless told otherwise. */
export function mail({ client = '192.0.2.1', to = ['someone@example.com'], ...words }: Mail = {}): MailMessage {
  const { listener, user, pickup } = words;
  return {
    client: clientOf(
      pickup
        ? { pickup }
        : { address: client, ...(listener !== undefined && { listener }), ...(user !== undefined && { user }) },
    ),
    from: words.from ?? 'sender@example.net',
    recipients: to,
    headers: (words.headers ?? []).map(headerOf),
    ...(words.vmta !== undefined && { mailmergeVmta: words.vmta }),
  };
}

function headerOf(text: string): { name: string; value: string } {
  const colon = text.indexOf(':');
  return { name: text.slice(0, colon), value: text.slice(colon + 1).trimStart() };
}

/** `stage | line of the file that decides | assumptions`, with `-` where no line decides. */
export function decision({ stage, at, assumptions = [] }: Step): string {
  const line = at?.file.text.split('\n')[at.place.line - 1]?.trim() ?? '-';
  return [stage, line, ...assumptions].join(' | ');
}

/** Every decision on the way of a message, those of its recipients and members of pools after those of the message. */
export function decisions({ steps, recipients }: Route): string[] {
  const ofRecipients = recipients.flatMap((one) => [
    ...one.steps,
    ...one.deliveries.flatMap((delivery) => delivery.steps),
  ]);
  return [...steps, ...ofRecipients].map(decision);
}

/** The queues that a message ends up in: `address > domain/vmta`; `-` for a queue that gets no mail. */
export function queuesOf({ recipients }: Route): string[] {
  return recipients.flatMap(({ address, deliveries }) =>
    deliveries.flatMap(({ queue, members }) =>
      queue ? members.map((member) => `${address} > ${queue.domain}/${member}`) : [`${address} > -`],
    ),
  );
}

/** MX records out of words: `mx1.example.com 10, mx2.example.com 20`. */
export function mxOf(domains: Readonly<Record<string, string>>): MxRecords {
  const known = new Map(Object.entries(domains));
  return (domain) => known.get(domain)?.split(',').map(recordOf);
}

function recordOf(words: string): { host: string; preference: number } {
  const [host = '', preference = ''] = words.trim().split(' ');
  return { host, preference: Number(preference) };
}
