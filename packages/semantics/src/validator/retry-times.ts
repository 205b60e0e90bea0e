/** When mail bounces and when it is tried again, looked at without asking for the queues. */
import type { Value } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import { linesNamed } from '../project/find.ts';
import type { Block, Line } from '../project/whole.ts';
import { valueOf } from './queue-samples.ts';

/** In seconds; undefined where nothing is set. */
interface Times {
  readonly bounce: number | undefined;
  readonly retry: number | undefined;
}

/**
 * The sections in which mail may bounce before it is tried again. Asking for queues takes time, and most sections are
 * right whatever others set.
 */
export function riskySections(model: Model, sections: readonly Block[]): Block[] {
  const times = timesBySection(model);
  const all = sections.flatMap((section) => {
    const own = times.get(section);
    return own ? [{ section, own }] : [];
  });
  const { bounce = 0, retry = Infinity } = defaultTimes(model);
  const shortest = all.reduce((least, { own }) => Math.min(least, own.bounce ?? least), bounce);
  const longest = all.reduce((most, { own }) => Math.max(most, own.retry ?? most), retry);
  return all.filter(({ own }) => isRisky(own, shortest, longest)).map(({ section }) => section);
}

function isRisky({ bounce, retry }: Times, shortest: number, longest: number): boolean {
  return (bounce ?? shortest) <= (retry ?? longest);
}

/** Of the sections that set one of both. Which of two lines counts is left to the queue; here the worse one does. */
function timesBySection(model: Model): Map<Block, Times> {
  const times = new Map<Block, Times>();
  for (const line of linesNamed(model.whole, 'bounce-after')) {
    const bounce = Math.min(times.get(line.parent)?.bounce ?? Infinity, secondsOf(model, line) ?? Infinity);
    times.set(line.parent, { bounce, retry: undefined });
  }
  for (const line of linesNamed(model.whole, 'retry-after')) {
    const { bounce, retry: before } = times.get(line.parent) ?? { bounce: undefined, retry: undefined };
    times.set(line.parent, { bounce, retry: Math.max(before ?? 0, secondsOf(model, line) ?? 0) });
  }
  return times;
}

function defaultTimes(model: Model): Times {
  const [bounce, retry] = ['bounce-after', 'retry-after'].map((name) => seconds(valueOf(model, undefined, name)));
  return { bounce, retry };
}

function secondsOf(model: Model, line: Line): number | undefined {
  return seconds(valueOf(model, line, line.name));
}

/** Of a list, the first interval. */
function seconds(value: Value | undefined): number | undefined {
  if (value?.kind === 'duration-list') return value.items[0]?.seconds;
  return value?.kind === 'duration' ? value.seconds : undefined;
}
