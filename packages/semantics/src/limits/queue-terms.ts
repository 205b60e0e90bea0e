/** The limits of one queue, each turned into messages and connections. [runtime 6; oracles O6, O9] */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import { type Allowance, type Rate, type RateModel, allowanceOf, mapPeriods, unlimited } from './rate-model.ts';
import { type SourceIp, countOf, settingFor, sourceIpsOf } from './source-ips.ts';
import type { Term } from './term.ts';
import { sizeOf } from '../model/networks.ts';

export interface TermOptions {
  /** Bytes of a message, for limits of data volume; these are left out without it. */
  readonly messageSize?: number | undefined;
}

/** What is asked for all terms of a queue. */
interface Subject {
  readonly queue: Settings;
  readonly vmta: Settings;
  readonly ips: readonly SourceIp[];
  readonly model: RateModel;
  readonly messageSize: number | undefined;
}

/** The limits that a virtual MTA has over all its queues together. */
export function vmtaTermsOf(model: Model, virtualMta: string): Term[] {
  const vmta = model.virtualMta(virtualMta);
  const rateModel = model.options.assumptions['rate-model'];
  const rates = messageRate(vmta.get('max-smtp-msg-rate'), rateModel);
  return [...rates, ...connectionTerm(vmta.get('max-smtp-out'))].filter(isLimit);
}

/** Every limit of a queue that limits something. @param ips only these of its source addresses */
export function termsOf(model: Model, name: QueueName, options: TermOptions = {}, ips?: readonly SourceIp[]): Term[] {
  const subject: Subject = {
    queue: model.queue(name),
    vmta: model.virtualMta(name.virtualMta),
    ips: ips ?? sourceIpsOf(model, name.virtualMta),
    model: model.options.assumptions['rate-model'],
    messageSize: options.messageSize,
  };
  return [...rateTerms(subject), ...connectionTerms(subject)].filter(isLimit);
}

function isLimit(term: Term): boolean {
  return term.connections < Infinity || term.perSecond < Infinity || term.perDay < Infinity;
}

function rateTerms(subject: Subject): Term[] {
  const { queue, vmta, model } = subject;
  return [
    ...messageRate(queue.get('max-msg-rate'), model),
    ...messageRate(vmta.get('max-smtp-msg-rate'), model),
    ...connectRate(queue.get('max-connect-rate'), subject),
    ...perSourceIp('source-ip-max-msg-rate', subject, (setting) => rateIn(setting)),
    ...perSourceIp('source-ip-max-connect-rate', subject, (setting) => timesMessages(rateIn(setting), queue)),
    ...volumeTerms(subject),
  ];
}

function messageRate(setting: Setting | undefined, model: RateModel): Term[] {
  const rate = rateIn(setting);
  return setting && rate ? [rateTerm(setting, allowanceOf(rate, model), `${setting.name} ${setting.text}`)] : [];
}

function connectRate(setting: Setting | undefined, { queue, model }: Subject): Term[] {
  const rate = timesMessages(rateIn(setting), queue);
  if (!setting || !rate) return [];
  const reason = `${setting.name} ${setting.text}, ${messagesPerConnection(queue)} messages each`;
  return [rateTerm(setting, allowanceOf(rate, model), reason)];
}

/** The sum over all source addresses; no limit when one of them has none. */
function perSourceIp(
  name: string,
  { queue, ips, model }: Subject,
  rateOf: (setting: Setting) => Rate | undefined,
): Term[] {
  const found = ips.map(({ network }) => ({ network, setting: settingFor(queue, name, network) }));
  const allowances = found.map(({ network, setting }) => {
    const rate = setting && rateOf(setting);
    return rate ? times(allowanceOf(rate, model), sizeOf(network)) : unlimited;
  });
  const setting = found[0]?.setting;
  if (!setting) return [];
  const sum = mapPeriods((period) => allowances.reduce((total, one) => total + one[period], 0));
  return [rateTerm(setting, sum, `${name} ${setting.text}, on ${countOf(ips)} source addresses`)];
}

function volumeTerms({ queue, vmta, model, messageSize }: Subject): Term[] {
  if (!messageSize) return [];
  const settings = [queue.get('max-data-volume-rate'), vmta.get('max-smtp-data-volume-rate')];
  return settings.flatMap((setting) => {
    if (setting?.value?.kind !== 'data-rate') return [];
    const { bytes, seconds } = setting.value;
    const rate = { count: bytes === Infinity ? Infinity : Math.floor(bytes / messageSize), seconds };
    return [rateTerm(setting, allowanceOf(rate, model), `${setting.name} ${setting.text}, ${messageSize} bytes each`)];
  });
}

function connectionTerms({ queue, vmta, ips }: Subject): Term[] {
  return [
    ...connectionTerm(queue.get('max-smtp-out')),
    ...connectionTerm(vmta.get('max-smtp-out')),
    ...sourceIpConnections(queue, ips),
  ];
}

function connectionTerm(setting: Setting | undefined): Term[] {
  if (setting?.value?.kind !== 'integer') return [];
  return [
    {
      ...unlimited,
      directive: setting.name,
      setting,
      connections: setting.value.value,
      reason: `${setting.name} ${setting.text}`,
    },
  ];
}

function sourceIpConnections(queue: Settings, ips: readonly SourceIp[]): Term[] {
  const name = 'source-ip-max-smtp-out';
  const found = ips.map(({ network }) => ({ network, setting: settingFor(queue, name, network) }));
  const setting = found[0]?.setting;
  if (!setting) return [];
  const connections = found.reduce((sum, one) => {
    const value = one.setting?.values[1];
    return sum + (value?.kind === 'integer' ? value.value * sizeOf(one.network) : Infinity);
  }, 0);
  return [
    {
      ...unlimited,
      directive: name,
      setting,
      connections,
      reason: `${name} ${setting.text}, on ${countOf(ips)} source addresses`,
    },
  ];
}

function rateIn(setting: Setting | undefined): Rate | undefined {
  return setting?.value?.kind === 'rate' ? setting.value : undefined;
}

/** A rate of connections as one of messages. */
function timesMessages(rate: Rate | undefined, queue: Settings): Rate | undefined {
  return rate && { count: rate.count * messagesPerConnection(queue), seconds: rate.seconds };
}

/** `Infinity` for 0, which is no limit. [G1§3.3.10.71] */
function messagesPerConnection(queue: Settings): number {
  const value = queue.get('max-msg-per-connection')?.value;
  return value?.kind === 'integer' && value.value > 0 ? value.value : Infinity;
}

function times(allowance: Allowance, factor: number): Allowance {
  return mapPeriods((period) => allowance[period] * factor);
}

function rateTerm(setting: Setting, allowance: Allowance, reason: string): Term {
  return { ...allowance, directive: setting.name, setting, connections: Infinity, reason };
}
