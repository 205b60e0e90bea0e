import { parseDuration } from '@pmtakit/grammar';
import { type Line, type Model, argumentPlace, intervalOption } from '@pmtakit/semantics';
import { type Provider, providers, reliable } from '../data/providers.ts';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { receiverOf } from '../rule-helpers/provider-limits.ts';
import { isSentTo } from '../rule-helpers/provider-queues.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

const shortest = intervalOption('shortest', '30m', 'The shortest time that a queue should stay in backoff mode.');

/** Queues that go back to full speed while the provider still wants them slow. [G1§3.3.10.44, §10.3; providers.json] */
export const backoffNormalAfterTooShort = defineRule({
  id: 'backoff-normal-after-too-short',
  category: 'backoff',
  preset: 'strict',
  summary: 'A queue that leaves backoff mode before the provider has calmed down',
  messages: {
    short: {
      severity: 'info',
      text: 'This queue leaves backoff mode after {{time}}, and sends at full speed again.\nProviders that slow a sender down do so for half an hour to some hours, so the queue goes to and fro between the modes.\nSet an hour or more, or let nothing but backoff-to-normal-after-delivery end it.',
    },
    provider: {
      severity: 'info',
      text: 'The queue {{domain}} leaves backoff mode after {{time}}, and {{provider}} asks to wait {{asked}}.\nIt wants no deferred mail before that (known as of {{date}}), so the queue may go to and fro between the modes.\nSet backoff-to-normal-after {{asked}} or more for this provider.',
    },
  },
  options: [shortest],

  configuration({ model, report, options }) {
    for (const { line, view } of sentLines(model, 'backoff-to-normal-after')) {
      const value = line.argument(0);
      if (value?.kind !== 'duration' || hasBareTime(value)) continue;
      const asking = askingProvider(model, line, value.seconds);
      const place = argumentPlace(line);
      const rests = () => ({ assumptions: view.assumptions(line.name) });
      if (asking) report('provider', place, { ...asking, time: value.raw, date: providers.asOf }, rests());
      else if (value.seconds < options.get(shortest)) report('short', place, { time: value.raw }, rests());
    }
  },
});

/** The first provider of a section that asks to wait longer than a queue stays in backoff mode. */
function askingProvider(model: Model, line: Line, seconds: number): Record<string, string> | undefined {
  const asked = ({ shortestRetry }: Provider): string | undefined => {
    const time = reliable(shortestRetry);
    return time !== undefined && (parseDuration(time) ?? 0) > seconds ? time : undefined;
  };
  const found = receiverOf(model, line, (view, provider) => asked(provider) !== undefined && isSentTo(view, provider));
  const time = found && asked(found.provider);
  return time === undefined
    ? undefined
    : { domain: found?.domain ?? '', provider: found?.provider.name ?? '', asked: time };
}
