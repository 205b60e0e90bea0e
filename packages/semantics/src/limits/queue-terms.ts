/** The limits of one queue, each turned into messages and connections. [runtime 6; oracles O6, O9] */
import type { Assumptions } from '../model/assumptions.ts';
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import { type AddressShare, addressShares } from './address-shares.ts';
import { type Rate, allowanceOf } from './rate-model.ts';
import { type SourceIp, sourceIpsOf } from './source-ips.ts';
import { type Bounds, type Term, counted, sumOf, timesAll, unbounded } from './term.ts';

export interface TermOptions {
  /** Bytes of a message, for limits of data volume; these are left out without it. */
  readonly messageSize?: number | undefined;
}

const queueLimits = [
  'max-msg-rate',
  'max-connect-rate',
  'smtp-out-rampup-interval',
  'max-data-volume-rate',
  'max-smtp-out',
];
const vmtaLimits = ['max-smtp-msg-rate', 'max-smtp-data-volume-rate', 'max-smtp-out'];
const addressLimits = [
  'source-ip-max-msg-rate',
  'source-ip-max-connect-rate',
  'source-ip-max-data-volume-rate',
  'source-ip-max-smtp-out',
];

/** What turns the number of a line into messages. */
interface Units {
  readonly assumptions: Assumptions;
  /** `Infinity` for connections that never end of themselves. */
  readonly perConnection: number;
  readonly messageSize: number | undefined;
}

/** The limits that a virtual MTA has over all its queues together. */
export function vmtaTermsOf(model: Model, virtualMta: string, { messageSize }: TermOptions = {}): Term[] {
  const units = { assumptions: model.options.assumptions, perConnection: Infinity, messageSize };
  return termsIn(model.virtualMta(virtualMta), vmtaLimits, units).filter(isLimit);
}

/** Every limit of a queue that limits something. @param ips only these of its source addresses */
export function termsOf(model: Model, name: QueueName, options: TermOptions = {}, ips?: readonly SourceIp[]): Term[] {
  const queue = model.queue(name);
  const sources = (ips ?? sourceIpsOf(model, name.virtualMta)).map(({ network }) => network);
  const { assumptions } = model.options;
  const units = { assumptions, perConnection: messagesPerConnection(queue), messageSize: options.messageSize };
  const byAddress = addressLimits.flatMap((directive) => {
    const shares = addressShares(queue.of(directive), sources, assumptions);
    return addressTerm(directive, shares, units) ?? [];
  });
  const own = termsIn(queue, queueLimits, units).filter(isLimit);
  return [...own, ...vmtaTermsOf(model, name.virtualMta, options), ...byAddress.filter(isLimit)];
}

function termsIn(settings: Settings, directives: readonly string[], units: Units): Term[] {
  return directives.flatMap((directive) => {
    const setting = settings.get(directive);
    const bounds = setting && boundsIn(setting, units);
    if (!bounds) return [];
    return [{ ...bounds, directive, setting, reason: `${directive} ${setting.text}${howOf(setting, units)}` }];
  });
}

/** The sum over all source addresses, under the line that holds for most of them. */
function addressTerm(directive: string, shares: readonly AddressShare[], units: Units): Term | undefined {
  const bounds = sumOf(
    shares.map(({ setting, count }) => timesAll((setting && boundsIn(setting, units)) ?? unbounded, count)),
  );
  const setting = shares.toSorted((a, b) => b.count - a.count).find((share) => share.setting)?.setting;
  if (!setting) return undefined;
  const texts = new Set(shares.flatMap((share) => (share.setting ? [share.setting.text] : [])));
  const lines = texts.size < 4 ? [...texts].join(' and ') : `${setting.text} and ${texts.size - 1} more`;
  const addresses = shares.reduce((sum, { count }) => sum + count, 0);
  const where = counted(addresses, 'source address', 'source addresses');
  const reason = `${directive} ${lines}, on ${where}${howOf(setting, units)}`;
  return { ...bounds, directive, setting, reason };
}

/** What a line allows; undefined when it limits nothing that can be told. */
function boundsIn({ name, value }: Setting, units: Units): Bounds | undefined {
  switch (value?.kind) {
    case 'integer':
      return { ...unbounded, connections: value.value };
    case 'rate':
      return ratesOf(value, name.endsWith('connect-rate') ? units.perConnection : 1, units);
    case 'data-rate':
      return units.messageSize ? ratesOf(messagesIn(value, units.messageSize), 1, units) : undefined;
    case 'duration':
      return value.seconds > 0 ? pausesOf(value.seconds, units) : undefined;
    default:
      return undefined;
  }
}

/** @param each messages for each event */
function ratesOf(rate: Rate, each: number, { assumptions }: Units): Bounds {
  return timesAll({ ...allowanceOf(rate, assumptions['rate-model']), connections: Infinity }, each);
}

/** One connection, and after each pause one more: how events in an interval are counted plays no part. */
function pausesOf(seconds: number, { perConnection }: Units): Bounds {
  return timesAll({ ...allowanceOf({ count: 1, seconds }, 'gcra'), connections: Infinity }, perConnection);
}

/** Whether the last message that does not fit is sent is not documented, so it is. [oracle O4] */
function messagesIn({ bytes, seconds }: { bytes: number; seconds: number }, messageSize: number): Rate {
  return { count: Math.ceil(bytes / messageSize), seconds };
}

function howOf({ name, value }: Setting, { perConnection, messageSize }: Units): string {
  if (value?.kind === 'data-rate') return `, ${messageSize} bytes each`;
  const countsConnections = name.endsWith('connect-rate') || value?.kind === 'duration';
  return countsConnections ? `, ${counted(perConnection, 'message')} each` : '';
}

/** `Infinity` for 0, which is no limit. [G1§3.3.10.71] */
function messagesPerConnection(queue: Settings): number {
  const value = queue.get('max-msg-per-connection')?.value;
  return value?.kind === 'integer' && value.value > 0 ? value.value : Infinity;
}

function isLimit({ connections, perSecond, perHour, perDay }: Term): boolean {
  return Math.min(connections, perSecond, perHour, perDay) < Infinity;
}
