import type { Replies } from '../receivers/replies.ts';
import type { Clock } from './clock.ts';
import type { Knobs } from './knobs.ts';
import type { Observer } from './observer.ts';
import type { Recipients } from './recipients.ts';

/** What all parts of the engine have in common. */
export interface Context {
  readonly clock: Clock;
  readonly recipients: Recipients;
  readonly replies: Replies;
  readonly knobs: Knobs;
  readonly observer: Observer;
}
