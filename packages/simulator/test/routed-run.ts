/** Sends mail the whole way: by the virtual MTA that the configuration chooses, to the queue that it leads to. */
import { defaultKnobs } from '../src/engine/knobs.ts';
import { Simulation } from '../src/engine/simulation.ts';
import { plansOf } from '../src/plan/plans.ts';
import { acceptAll } from '../src/receivers/receiver.ts';
import { Replies } from '../src/receivers/replies.ts';
import { Router } from '../src/routing/router.ts';
import { deafObserver } from './deaf-observer.ts';
import { type Mail, batch, modelOf } from './harness.ts';

export interface RoutedOptions {
  /** By domain: `mx1.example.com 10, mx2.example.com 20`. */
  readonly mx?: Readonly<Record<string, string>>;
  readonly until?: number;
}

export interface RoutedRun {
  /** Messages that each queue took in. */
  readonly accepted: ReadonlyMap<string, number>;
  readonly refused: number;
  readonly delivered: number;
}

export function routed(text: string, mail: readonly Mail[], options: RoutedOptions = {}): RoutedRun {
  const model = modelOf(text);
  const streams = mail.map(batch);
  const accepted = new Map<string, number>();
  const counts = { refused: 0, delivered: 0 };
  const router = new Router(model, streams, {
    mx: (domain) => recordsIn(options.mx?.[domain] ?? ''),
    accepted: ({ name }) => {
      const queue = `${name.domain}/${name.virtualMta}`;
      accepted.set(queue, (accepted.get(queue) ?? 0) + 1);
    },
    refused: () => counts.refused++,
  });
  const simulation = new Simulation({
    ...plansOf(model),
    receiverOf: () => acceptAll(),
    replies: new Replies(),
    knobs: defaultKnobs,
    observer: { ...deafObserver, delivered: () => counts.delivered++ },
    submit: (own, stream, submission) => router.submit(own, stream, submission),
  });
  for (const stream of streams) simulation.add(stream);
  simulation.run(options.until);
  return { accepted, ...counts };
}

function recordsIn(text: string): { preference: number; host: string }[] {
  return text.split(', ').flatMap((one) => {
    const [host = '', preference] = one.split(' ');
    return host === '' ? [] : [{ host, preference: Number(preference) }];
  });
}
