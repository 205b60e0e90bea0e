/** What a reply does to a queue. [runtime 7, 8] */
import type { Knobs } from '@pmtakit/simulator';
import type { ReplyAction } from './settings.ts';
import { type Queue, type Source, limitsOf, modeOf } from './state.ts';

export interface Reaction {
  readonly bouncesRecipient: boolean;
  readonly bouncesQueue: boolean;
  readonly defersQueue: boolean;
  /** Those that were entered, one after the other. */
  readonly modes: readonly Queue['mode'][];
}

type Groups = ReadonlyMap<string, readonly ReplyAction[]>;

/** Of actions that exclude each other, those of the first rule that matches. */
const groupOf: Readonly<Record<string, string>> = {
  'mode=normal': 'mode',
  'mode=backoff': 'mode',
  'backoff-to-normal-after': 'mode',
  'skip-mx': 'mail',
  'bounce-queue': 'mail',
  'bounce-rcpt': 'mail',
  'defer-queue': 'mail',
  'disable-source-ip': 'source',
  'reenable-after': 'source',
};

export function applyReply(queue: Queue, source: Source, text: string, now: number, knobs: Knobs): Reaction {
  const groups = actionsFor(queue, text);
  const has = (group: string, action: string) => groups.get(group)?.some(({ name }) => name === action) ?? false;
  const modes: Queue['mode'][] = [];
  if (has('mode', 'mode=backoff') && beginBackoff(queue, secondsOf(groups, 'mode'), now, knobs)) modes.push('backoff');
  if (has('mode', 'mode=normal') && endBackoff(queue)) modes.push('normal');
  if (has('source', 'disable-source-ip') && disable(queue, source, secondsOf(groups, 'source'), now, knobs))
    modes.push('backoff');
  return {
    bouncesRecipient: has('mail', 'bounce-rcpt'),
    bouncesQueue: has('mail', 'bounce-queue'),
    defersQueue: has('mail', 'defer-queue'),
    modes,
  };
}

/** @returns whether it was in backoff */
export function endBackoff(queue: Queue): boolean {
  if (queue.mode === 'normal') return false;
  queue.mode = 'normal';
  queue.backoffEnds = Infinity;
  return true;
}

/** Makes the queue wait for its next run. @returns false when it waits already */
export function failRun(queue: Queue, now: number): boolean {
  if (queue.retryAt > now) return false;
  const { retryAfter } = modeOf(queue);
  queue.retryAt = now + (retryAfter[Math.min(queue.failedRuns, retryAfter.length - 1)] ?? 0);
  queue.failedRuns++;
  return true;
}

export function isDisabled({ disabledUntil }: Source, now: number): boolean {
  return now < disabledUntil;
}

function actionsFor({ settings }: Queue, text: string): Groups {
  const groups = new Map<string, readonly ReplyAction[]>();
  for (const { pattern, actions } of settings.rules) {
    if (!pattern.test(text)) continue;
    for (const [group, own] of Map.groupBy(actions, ({ name }) => groupOf[name] ?? name)) {
      if (!groups.has(group)) groups.set(group, own);
    }
  }
  return groups;
}

function secondsOf(groups: Groups, group: string): number | undefined {
  return groups.get(group)?.find(({ seconds }) => seconds !== undefined)?.seconds;
}

/** @returns whether it was in normal mode */
function beginBackoff(queue: Queue, after: number | undefined, now: number, knobs: Knobs): boolean {
  const isNew = queue.mode === 'normal';
  if (!isNew && knobs.backoffTimer === 'kept') return false;
  if (isNew) queue.limits.backoff = limitsOf(queue.settings.backoff, knobs);
  queue.mode = 'backoff';
  queue.backoffEnds = now + (after ?? queue.settings.backoffEndsAfter);
  return isNew;
}

/** @returns whether that began backoff mode */
function disable(queue: Queue, source: Source, after: number | undefined, now: number, knobs: Knobs): boolean {
  source.disabledUntil = now + (after ?? queue.settings.reenableAfter);
  const isLast = queue.sources.every((other) => isDisabled(other, now));
  return isLast && queue.settings.backoffWithoutSources && beginBackoff(queue, undefined, now, knobs);
}
