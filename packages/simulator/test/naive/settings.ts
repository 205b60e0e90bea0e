/** What a configuration sets, read for the naive simulator straight from the model. All times are seconds. */
import type { CidrValue, Value } from '@pmtakit/grammar';
import { type Model, type Setting, type Settings, isNo, isYes, linesIn, sectionsNamed } from '@pmtakit/semantics';

/** So much in so many seconds; nothing when there is no limit. */
export interface Rate {
  readonly amount: number;
  readonly seconds: number;
}

/** What differs between the two modes. [runtime 8] */
export interface ModeSettings {
  readonly connections: number;
  readonly connectRate: Rate | undefined;
  readonly messageRate: Rate | undefined;
  readonly dataRate: Rate | undefined;
  readonly retryAfter: readonly number[];
}

export interface SourceSettings {
  readonly connections: number;
  readonly connectRate: Rate | undefined;
  readonly messageRate: Rate | undefined;
  readonly dataRate: Rate | undefined;
}

export interface ReplyAction {
  readonly name: string;
  readonly seconds: number | undefined;
}

export interface ReplyRule {
  readonly pattern: RegExp;
  readonly actions: readonly ReplyAction[];
}

export interface NaiveSettings {
  readonly normal: ModeSettings;
  readonly backoff: ModeSettings;
  readonly sourceOf: (address: string) => SourceSettings;
  readonly rampUp: number;
  readonly messagesPerConnection: number;
  readonly recipientsPerTransaction: number;
  readonly errorsPerConnection: number;
  readonly idleTimeout: number;
  readonly retryRecipientsAfter: number;
  readonly retryUponNewMail: boolean;
  readonly bounceAfter: number;
  readonly bounceUponGreeting: boolean;
  readonly reenableAfter: number;
  readonly backoffEndsAfter: number;
  readonly backoffEndsUponDelivery: boolean;
  readonly backoffWithoutSources: boolean;
  readonly rules: readonly ReplyRule[];
}

export interface NaiveVirtualMta {
  readonly connections: number;
  readonly messageRate: Rate | undefined;
  readonly dataRate: Rate | undefined;
  /** Its addresses; one without a name when the system chooses. */
  readonly sources: readonly string[];
}

export function queueSettingsOf(model: Model, domain: string, virtualMta: string): NaiveSettings {
  const settings = model.queue({ domain, virtualMta });
  return {
    normal: modeOf(settings, ''),
    backoff: modeOf(settings, 'backoff-'),
    sourceOf: (address) => sourceOf(settings, address),
    rampUp: timeOf(settings.get('smtp-out-rampup-interval'), 0),
    messagesPerConnection: unlessZero(numberOf(settings.get('max-msg-per-connection'))),
    recipientsPerTransaction: unlessZero(
      numberOf(
        settings.get('max-rcpt-per-message')?.line
          ? settings.get('max-rcpt-per-message')
          : settings.get('max-rcpt-per-transaction'),
      ),
    ),
    errorsPerConnection: unlessZero(numberOf(settings.get('max-errors-per-connection'))),
    idleTimeout: timeOf(settings.get('connection-idle-timeout'), 0),
    retryRecipientsAfter: timeOf(settings.get('retry-recipients-after'), 600),
    retryUponNewMail: isYes(settings.get('retry-upon-new-mail')),
    bounceAfter: timeOf(settings.get('bounce-after'), Infinity),
    bounceUponGreeting: !isNo(settings.get('bounce-upon-5xx-greeting')),
    reenableAfter: timeOf(settings.get('reenable-source-ip-after'), Infinity),
    backoffEndsAfter: timeOf(settings.get('backoff-to-normal-after'), Infinity),
    backoffEndsUponDelivery: isYes(settings.get('backoff-to-normal-after-delivery')),
    backoffWithoutSources: isYes(settings.get('backoff-upon-all-sources-disabled')),
    rules: rulesOf(model, settings),
  };
}

export function virtualMtaOf(model: Model, name: string): NaiveVirtualMta {
  const settings = model.virtualMta(name);
  const sources = settings.of('smtp-source-host').flatMap(({ values: [ip] }) => (ip ? [firstWord(ip)] : []));
  return {
    connections: numberOf(settings.get('max-smtp-out')),
    messageRate: rateOf(settings.get('max-smtp-msg-rate')),
    dataRate: rateOf(settings.get('max-smtp-data-volume-rate')),
    sources: sources.length > 0 ? sources : [''],
  };
}

export function serverConnectionsOf(model: Model): number {
  return numberOf(model.server.get('total-max-smtp-out'));
}

function modeOf(settings: Settings, prefix: string): ModeSettings {
  const get = (name: string) => settings.get(`${prefix}${name}`);
  return {
    connections: numberOf(get('max-smtp-out')),
    connectRate: rateOf(get('max-connect-rate')),
    messageRate: rateOf(get('max-msg-rate')),
    dataRate: rateOf(get('max-data-volume-rate')),
    retryAfter: timesOf(get('retry-after')?.value),
  };
}

function sourceOf(settings: Settings, address: string): SourceSettings {
  const get = (name: string) => settings.of(name).find(({ values: [network] }) => isIn(address, network));
  return {
    connections: numberOf(get('source-ip-max-smtp-out')),
    connectRate: rateOf(get('source-ip-max-connect-rate')),
    messageRate: rateOf(get('source-ip-max-msg-rate')),
    dataRate: rateOf(get('source-ip-max-data-volume-rate')),
  };
}

/** Whether a network holds an address of IPv4. */
function isIn(address: string, network: Value | undefined): boolean {
  if (network?.kind !== 'cidr') return false;
  if (address === '') return network.prefix === 0;
  return bitsOf(address, network) === network.address >> BigInt(32 - network.prefix);
}

function bitsOf(address: string, { prefix }: CidrValue): bigint {
  const number = address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  return number >> BigInt(32 - prefix);
}

function rulesOf(model: Model, settings: Settings): ReplyRule[] {
  const list = settings.get('smtp-pattern-list')?.value;
  if (list?.kind !== 'reference') return [];
  return sectionsNamed(model.whole, 'smtp-pattern-list')
    .filter(({ value }) => value?.kind === 'name' && value.name === list.name)
    .flatMap((section) => linesIn(section, 'reply'))
    .flatMap((line) => ruleOf(line.argument(0), line.argument(1)));
}

function ruleOf(pattern: unknown, actions: unknown): ReplyRule[] {
  if (!isValue(pattern, 'regex') || !isValue(actions, 'reply-actions')) return [];
  return [
    {
      pattern: new RegExp(pattern.pattern, 'i'),
      actions: actions.items.map(({ action, duration }) => ({ name: action, seconds: duration?.seconds })),
    },
  ];
}

function isValue<K extends Value['kind']>(value: unknown, kind: K): value is Extract<Value, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

function numberOf(setting: Setting | undefined): number {
  const value = setting?.value;
  return value?.kind === 'integer' ? value.value : Infinity;
}

function timeOf(setting: Setting | undefined, otherwise: number): number {
  const value = setting?.value;
  return value?.kind === 'duration' ? value.seconds : otherwise;
}

function timesOf(value: Value | undefined): readonly number[] {
  return value?.kind === 'duration-list' ? value.items.map(({ seconds }) => seconds) : [600];
}

function rateOf(setting: Setting | undefined): Rate | undefined {
  const value = setting?.value;
  if (value?.kind === 'rate' && value.count < Infinity) return { amount: value.count, seconds: value.seconds };
  if (value?.kind === 'data-rate' && value.bytes < Infinity) return { amount: value.bytes, seconds: value.seconds };
  return undefined;
}

function unlessZero(count: number): number {
  return count === 0 ? Infinity : count;
}

function firstWord({ raw }: Value): string {
  return raw;
}
