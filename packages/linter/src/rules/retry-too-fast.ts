import { type Line, argumentPlace, intervalOption, switchOption } from '@pmtakit/semantics';
import { parseDuration } from '@pmtakit/grammar';
import { providers, reliable } from '../data/providers.ts';
import { receiverOf } from '../rule-helpers/provider-limits.ts';
import type { ProviderQueue } from '../rule-helpers/provider-queues.ts';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { type QueueView, isSoonerInBackoff, sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

const shortest = intervalOption(
  'shortest',
  '5m',
  'The shortest time after which deferred mail may be tried again and again.',
);
const asAsked = switchOption('as-providers-ask', false, 'Whether also to tell times shorter than a provider asks for.');

/** Deferred mail that is tried again and again within minutes. [G1§3.3.10.39, 40, §10.15; providers.json] */
export const retryTooFast = defineRule({
  id: 'retry-too-fast',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Queues that are tried again every few minutes while no connection succeeds',
  messages: {
    fast: {
      severity: 'warning',
      text: 'Mail to {{domain}} is tried again every {{time}} while no connection succeeds.\nA server that refuses connections wants fewer; who keeps knocking is taken for a spammer and blocked.\nLet the last time of {{directive}} be ten minutes or more; the first ones of a list may be shorter.',
    },
    sooner: {
      severity: 'info',
      text: 'The queue of {{domain}} is tried again after {{time}}, and {{provider}} asks to wait {{asked}}.\nWhat comes sooner is deferred again and counts against the address (known as of {{date}}).\nSet {{directive}} {{asked}} for this provider.',
    },
  },
  options: [shortest, asAsked],

  *configuration({ model, isWhole, report, options }) {
    for (const name of ['retry-after', 'backoff-retry-after']) {
      for (const { line, view } of sentLines(model, name)) {
        yield;
        const value = view.value(name);
        if (value?.kind !== 'duration-list' || hasBareTime(value)) continue;
        const [first, last] = [value.items[0], value.items.at(-1)];
        const to = receiversOf(view, line);
        if (!first || !last || !to) continue;
        const rests = () => ({ assumptions: view.assumptions(name) });
        if (last.seconds < options.get(shortest)) {
          if (name !== 'retry-after' && (view.leavesInBackoff || isToldAsShorter(view, isWhole))) continue;
          const domain = to === 'all' ? 'all domains' : to.domain;
          report('fast', argumentPlace(line), { domain, time: last.raw, directive: name }, rests());
        } else if (options.get(asAsked) && to !== 'all') {
          const { domain, provider } = to;
          const asked = reliable(provider.shortestRetry);
          if (asked === undefined || first.seconds >= (parseDuration(asked) ?? 0)) continue;
          const words = { domain, provider: provider.name, asked, time: first.raw, directive: name };
          report('sooner', argumentPlace(line), { ...words, date: providers.asOf }, rests());
        }
      }
    }
  },
});

/** Whether backoff-retry-shorter tells the time of backoff mode. */
function isToldAsShorter(view: QueueView, isWhole: boolean): boolean {
  return isSoonerInBackoff(view) && (isWhole || view.line('retry-after') !== undefined);
}

/**
 * The provider for whose mail a line counts, or that it is for all domains; undefined for mail to others, and for mail
 * that servers of one's own pass on.
 */
function receiversOf(view: QueueView, line: Line): ProviderQueue | 'all' | undefined {
  const { model, section } = view;
  if (model.queues.global.keysOf(section).includes('*')) return view.line('smtp-hosts') ? undefined : 'all';
  return receiverOf(model, line);
}
