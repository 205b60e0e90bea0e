import type { RateModel } from './rate-limiter.ts';

/** What is assumed where the documentation is silent. Each can be switched. [runtime 6-8] */
export interface Knobs {
  readonly rateModel: RateModel;
  /** How many events `gcra` lets pass at once. */
  readonly burst: number;
  /** Whether a message that is larger than what is left of a data volume is sent. [oracle O4] */
  readonly dataVolume: 'check-before-send' | 'strict';
  /** Whether a queue opens a connection for each message that waits, or only as many as can carry all. [oracle O7] */
  readonly opening: 'each' | 'full';
  /** Whether a second throttling reply in backoff mode starts its time anew. [runtime 8] */
  readonly backoffTimer: 'kept' | 'restarted';
  /** Whether a message that is due just when it is too old is tried once more. [oracle O18] */
  readonly atExpiry: 'bounce' | 'try';
  /**
   * What waits when no mail server takes another connection while the queue has some open: the whole queue, which is what
   * the guide says of failed connections without a word about open ones, or only the opening of more. [runtime 7]
   */
  readonly uponRefusal: 'queue' | 'openings';
  /** What mail servers of one preference take turns by: connections, or runs, so that one is used until it fails. [runtime 7] */
  readonly mxRotation: 'connection' | 'run';
  /** Whether a run has failed after as many mail servers as `mx-connection-attempts` says, which nobody documents. [runtime 7] */
  readonly mxAttempts: 'run' | 'ignored';
  /** Which connections one number of `ip-connection-limit` is for. [runtime 6] */
  readonly ipLimit: 'source-and-address' | 'address' | 'source-and-network' | 'network';
  /** Where a rollup of wildcards goes that has neither `smtp-hosts` nor `rollup-by-ip`. [runtime 4] */
  readonly wildcardRollup: 'nowhere' | 'servers';
  /** What becomes of mail for a domain that DNS says does not exist. [runtime 7] */
  readonly unknownDomain: 'bounce' | 'retry';
  /** Where mail stands whose time to be retried has come: behind that which waits, or before it. [runtime 7] */
  readonly retried: 'behind' | 'before';
  /** Whether several rules of a reply list count where their actions do not conflict, or only the first. [runtime 8] */
  readonly replyRules: 'all' | 'first';
}

export const defaultKnobs: Knobs = {
  rateModel: 'window',
  burst: 1,
  dataVolume: 'check-before-send',
  opening: 'each',
  backoffTimer: 'kept',
  atExpiry: 'bounce',
  uponRefusal: 'queue',
  mxRotation: 'connection',
  mxAttempts: 'run',
  ipLimit: 'source-and-address',
  wildcardRollup: 'nowhere',
  unknownDomain: 'bounce',
  retried: 'behind',
  replyRules: 'all',
};
