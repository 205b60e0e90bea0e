import type { Line } from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { BackoffEpisodes, BackoffSum } from './result.ts';

/** One stay of a queue in backoff mode. */
export interface BackoffEpisode {
  /** `domain/virtual-mta`. */
  readonly queue: string;
  readonly from: number;
  /** Null when it lasted to the end of the run. */
  readonly to: number | null;
  readonly reply: string;
  /** The pattern that took the reply, and where it stands. */
  readonly pattern: string | null;
  readonly file: string | null;
  readonly line: number | null;
  /** A reply with `mode=normal`, `backoff-to-normal-after`, or `backoff-to-normal-after-delivery`. */
  readonly ended: 'reply' | 'time' | 'delivery' | null;
}

/** More of them are only counted. */
const MOST_EPISODES = 1_000;

/** How a queue fares with backoff mode. */
interface Stay {
  entered: number;
  /** Of those that are over. */
  time: number;
  /** Undefined when it is not in it now. */
  since: number | undefined;
  /** The place of its episode, if that is written down. */
  episode: number | undefined;
}

/** Writes down when queues enter and leave backoff mode. */
export class BackoffRecorder {
  readonly #episodes: BackoffEpisode[] = [];
  readonly #stays = new Map<number, Stay>();

  enter(queue: Queue, now: number, reply: string, reaction: Reaction | undefined): void {
    const stay = this.#stays.get(queue.id) ?? { entered: 0, time: 0, since: undefined, episode: undefined };
    this.#stays.set(queue.id, stay);
    stay.entered++;
    stay.since = now;
    stay.episode = undefined;
    if (this.#episodes.length < MOST_EPISODES)
      stay.episode = this.#episodes.push(episodeOf(queue, now, reply, reaction)) - 1;
  }

  leave(queue: Queue, now: number, ended: BackoffEpisode['ended']): void {
    const stay = this.#stays.get(queue.id);
    if (stay?.since === undefined) return;
    stay.time += now - stay.since;
    stay.since = undefined;
    const episode = stay.episode === undefined ? undefined : this.#episodes[stay.episode];
    if (stay.episode !== undefined && episode) this.#episodes[stay.episode] = { ...episode, to: now, ended };
  }

  /** Of one queue, up to now. */
  sumOf(queue: number, now: number): BackoffSum {
    const stay = this.#stays.get(queue);
    return { entered: stay?.entered ?? 0, time: stay ? timeOf(stay, now) : 0 };
  }

  summary(now: number): BackoffEpisodes {
    const stays = [...this.#stays.values()];
    return {
      entered: stays.reduce((sum, { entered }) => sum + entered, 0),
      time: stays.reduce((sum, stay) => sum + timeOf(stay, now), 0),
      episodes: this.#episodes.toSorted((a, b) => a.from - b.from),
    };
  }
}

function timeOf({ time, since }: Stay, now: number): number {
  return since === undefined ? time : time + now - since;
}

function episodeOf({ name }: Queue, now: number, reply: string, reaction: Reaction | undefined): BackoffEpisode {
  const line = reaction?.lines.find(entersBackoff);
  return {
    queue: `${name.domain}/${name.virtualMta}`,
    from: now,
    to: null,
    reply,
    pattern: line?.text ?? null,
    file: line?.place.file ?? null,
    line: line?.place.line ?? null,
    ended: null,
  };
}

function entersBackoff(line: Line): boolean {
  const actions = line.argument(1);
  return actions?.kind === 'reply-actions' && actions.items.some(({ action }) => action === 'mode=backoff');
}
