/** Backoff episodes by their numbers, which is how charts, lists and the table name them. */
import type { BackoffEpisode } from '../../results/backoff-episodes.ts';
import type { Result } from '../../results/result.ts';

export interface NumberedEpisode extends BackoffEpisode {
  /** From 1. */
  readonly number: number;
}

export type EpisodesByDomain = ReadonlyMap<string, readonly NumberedEpisode[]>;

export function numberedEpisodes({ backoff }: Result): readonly NumberedEpisode[] {
  return backoff.episodes.map((episode, index) => ({ ...episode, number: index + 1 }));
}

/** Of each domain whose queues had some. */
export function episodesByDomain(result: Result): EpisodesByDomain {
  const domains = new Map(result.queues.rows.map(({ name, domain }) => [name, domain]));
  return Map.groupBy(numberedEpisodes(result), ({ queue }) => domains.get(queue) ?? domainIn(queue));
}

/** A queue is called `domain/virtual-mta`, and domains have no slashes. */
function domainIn(queue: string): string {
  const [domain = queue] = queue.split('/', 1);
  return domain;
}
