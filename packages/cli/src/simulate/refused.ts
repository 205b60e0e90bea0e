/** Mail that is not taken in is not simulated at all, which is hardly what was meant. */
import { type Model, type RecipientRoute, type Route, type Step, route } from '@pmtakit/semantics';
import type { Result, Scenario } from '@pmtakit/simulator';
import { placeText } from '../text/places.ts';

type Stream = Scenario['streams'][number];

/** How much it was, and of the first stream with such mail why; undefined when all was taken. */
export function refusedText({ total, streams }: Result, scenario: Scenario, model: Model): string | undefined {
  const { refused, injected } = total;
  if (refused === 0) return undefined;
  const names = new Set(streams.rows.filter((row) => row.refused > 0).map(({ name }) => name));
  const stream = scenario.streams.find(({ name }) => names.has(name));
  const reason = stream && reasonFor(stream, model);
  const why = reason === undefined ? 'pmtakit route tells why' : `of ${stream?.name}, ${reason}`;
  return `${refused} of ${refused + injected} recipients were not taken in; ${why}`;
}

/** Undefined for messages of a file, whose domains are not known here. */
function reasonFor(stream: Stream, model: Model): string | undefined {
  if (stream.kind !== 'made-up') return undefined;
  for (const domain of stream.recipients.domains.slice(0, MOST_DOMAINS)) {
    const found = route(model, { ...stream, recipients: [`someone@${domain}`] });
    const last = refusingStep(found);
    if (last) return last.at ? `${last.text} (${placeText(last.at)})` : last.text;
  }
  return undefined;
}

const MOST_DOMAINS = 100;

/** The step that ends the way of a message without a queue. */
function refusingStep({ steps, virtualMta, recipients: [recipient] }: Route): Step | undefined {
  if (virtualMta === undefined) return steps.at(-1);
  return recipient && isWithoutQueue(recipient) ? recipient.deliveries[0]?.steps.at(-1) : undefined;
}

function isWithoutQueue({ deliveries }: RecipientRoute): boolean {
  return deliveries.every(({ queue, members }) => !queue || members.length === 0);
}
