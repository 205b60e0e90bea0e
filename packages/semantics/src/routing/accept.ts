/** Whether a message comes in. [G1§3.3.1.32, §3.3.7; runtime 2.4] */
import { matchesDomain } from '../model/domain-match.ts';
import type { Model } from '../model/model.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import { type MailMessage, domainOf } from './message.ts';
import { type Step, stepBy } from './step.ts';

export interface Acceptance {
  readonly steps: readonly Step[];
  /** The recipients that are taken; none when the client is turned away. */
  readonly recipients: readonly string[];
}

export function accept(model: Model, message: MailMessage): Acceptance {
  const source = model.source(message.client);
  const refusal = message.client.pickup ? undefined : refusalOf(source, message);
  if (refusal) return { steps: [refusal], recipients: [] };
  const decisions = message.recipients.map((address) => ({ address, ...relay(model, source, address, message) }));
  return {
    steps: decisions.map(({ step }) => step),
    recipients: decisions.filter(({ isTaken }) => isTaken).map(({ address }) => address),
  };
}

function refusalOf(source: Settings, { client }: MailMessage): Step | undefined {
  const service = source.get('smtp-service');
  if (isNo(service)) return stepBy('accept', service, 'the client is turned away (521): smtp-service is no');
  const auth = source.get('require-auth');
  if (isYes(auth) && client.user === undefined) {
    return stepBy('accept', auth, 'the client has to log in before it may send (530): require-auth is yes');
  }
  return undefined;
}

interface Decision {
  readonly isTaken: boolean;
  readonly step: Step;
}

function relay(model: Model, source: Settings, address: string, { client }: MailMessage): Decision {
  if (client.pickup) return taken({ stage: 'relay', text: `${address} is taken from the pickup directory` });
  const always = source.get('always-allow-relaying');
  if (isYes(always)) return taken(stepBy('relay', always, `${address} is accepted: always-allow-relaying is yes`));
  const allowing = allowingLine(model, address);
  if (allowing) return taken(stepBy('relay', allowing, `${address} is accepted: ${allowing.name} ${allowing.text}`));
  const debug = model.server.get('relay-debug');
  const reply = isYes(debug) ? '4xx' : '5xx';
  return {
    isTaken: false,
    step: stepBy('relay', always, `${address} is refused (${reply}): the client may not relay to ${domainOf(address)}`),
  };
}

/** The line that opens a domain or an address to everybody. */
function allowingLine({ server, macros }: Model, address: string): Setting | undefined {
  const domain = domainOf(address);
  const opens = (setting: Setting): boolean => {
    const { value } = setting;
    switch (value?.kind) {
      case 'host':
        return value.name === domain;
      case 'domain-pattern':
        return macros.patternsOf(value).some((pattern) => matchesDomain(pattern, domain));
      case 'regex':
        return value.regex?.test(address) ?? false;
      case 'email':
        return `${value.local}@${value.domain}` === address.toLowerCase();
      default:
        return false;
    }
  };
  return ['relay-domain', 'host-name', 'relay-address'].flatMap((name) => server.of(name)).find(opens);
}

export function isYes(setting: Setting | undefined): boolean {
  return setting?.value?.kind === 'boolean' && setting.value.value;
}

function isNo(setting: Setting | undefined): boolean {
  return setting?.value?.kind === 'boolean' && !setting.value.value;
}

function taken(step: Step): Decision {
  return { isTaken: true, step };
}
