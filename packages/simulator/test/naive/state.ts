/** What the naive simulator remembers. */
import type { Model } from '@pmtakit/semantics';
import type { Knobs } from '@pmtakit/simulator';
import { type Limiter, limiterOf } from './limiters.ts';
import type { ScriptAnswer } from './script.ts';
import {
  type ModeSettings,
  type NaiveSettings,
  type NaiveVirtualMta,
  type Rate,
  queueSettingsOf,
  virtualMtaOf,
} from './settings.ts';

export interface Recipient {
  readonly stream: number;
  readonly number: number;
  readonly bytes: number;
  readonly queuedAt: number;
  readyAt: number;
  attempts: number;
}

export interface Limits {
  readonly connect: Limiter;
  readonly message: Limiter;
  readonly data: Limiter;
}

export interface VirtualMta {
  readonly settings: NaiveVirtualMta;
  readonly limits: Limits;
}

export interface Source {
  readonly address: string;
  readonly most: number;
  readonly limits: Limits;
  /** It is out of use for the queue until then. */
  disabledUntil: number;
}

export interface Connection {
  readonly source: Source;
  state: 'connecting' | 'idle' | 'sending';
  /** When it is set up or the message is answered; while it is idle, when it is closed. */
  until: number;
  /** Answers of one moment come in the order of the questions. */
  asked: number;
  /** The one that is free for the shortest time is used first. */
  rested: number;
  answer: ScriptAnswer;
  recipients: Recipient[];
  messages: number;
  errors: number;
}

export interface Queue {
  readonly name: string;
  readonly settings: NaiveSettings;
  readonly virtualMta: VirtualMta;
  readonly sources: readonly Source[];
  readonly limits: Record<'normal' | 'backoff', Limits>;
  readonly waiting: Recipient[];
  readonly connections: Connection[];
  mode: 'normal' | 'backoff';
  backoffEnds: number;
  retryAt: number;
  failedRuns: number;
  lastOpened: number;
  nextSource: number;
  /** Whose connections it waits for, and who waits before and behind it. */
  waitsFor: 'virtual MTA' | 'server' | undefined;
  waitsSince: number;
}

export function newVirtualMta(model: Model, name: string, knobs: Knobs): VirtualMta {
  const settings = virtualMtaOf(model, name);
  return { settings, limits: limitsOf({ ...settings, connectRate: undefined }, knobs) };
}

export function newQueue(model: Model, domain: string, name: string, virtualMta: VirtualMta, knobs: Knobs): Queue {
  const settings = queueSettingsOf(model, domain, name);
  return {
    name: `${domain}/${name}`,
    settings,
    virtualMta,
    sources: virtualMta.settings.sources.map((address) => newSource(settings, address, knobs)),
    limits: { normal: limitsOf(settings.normal, knobs), backoff: limitsOf(settings.backoff, knobs) },
    waiting: [],
    connections: [],
    mode: 'normal',
    backoffEnds: Infinity,
    retryAt: -Infinity,
    failedRuns: 0,
    lastOpened: -Infinity,
    nextSource: 0,
    waitsFor: undefined,
    waitsSince: 0,
  };
}

export function modeOf({ settings, mode }: Queue): ModeSettings {
  return settings[mode];
}

function newSource({ sourceOf }: NaiveSettings, address: string, knobs: Knobs): Source {
  const settings = sourceOf(address);
  return { address, most: settings.connections, limits: limitsOf(settings, knobs), disabledUntil: -Infinity };
}

interface Rates {
  readonly connectRate: Rate | undefined;
  readonly messageRate: Rate | undefined;
  readonly dataRate: Rate | undefined;
}

export function limitsOf({ connectRate, messageRate, dataRate }: Rates, knobs: Knobs): Limits {
  return {
    connect: limiterOf(connectRate, knobs),
    message: limiterOf(messageRate, knobs),
    data: limiterOf(dataRate, knobs),
  };
}
