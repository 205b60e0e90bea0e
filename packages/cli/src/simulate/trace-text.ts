/** A traced message for people. */
import { type Palette, printable } from '@pmtakit/linter';
import type { Result } from '@pmtakit/simulator';
import { columns } from '../text/columns.ts';
import { tableWidth } from '../text/excerpt.ts';
import { labelled } from '../text/labelled.ts';
import { clockText } from './clock-text.ts';
import type { TracedEvent } from './traced-message.ts';

const words: Readonly<Record<string, string>> = {
  r: 'comes in',
  t: 'is put off',
  tq: 'waits, since its queue failed,',
  d: 'is delivered',
  b: 'is given up',
};

/** What happened, each with its time. */
export function eventLines(events: readonly TracedEvent[], palette: Palette): string[] {
  const rows = events.map((event) => [clockText(event.time), eventText(event)]);
  const open = events.length > 0 && !events.some(({ type }) => type === 'd' || type === 'b');
  return [
    palette.strong('In the simulation'),
    ...labelled(rows, tableWidth()),
    ...(events.length === 0 ? ['The message did not come in while it ran.'] : []),
    ...(open ? ['It was still waiting when the simulation ended.'] : []),
  ];
}

function eventText({ type, queue, reply, mailServer, sourceIp }: TracedEvent): string {
  const parts = [
    words[type] ?? type,
    queue === '' ? '' : `in ${queue}`,
    sourceIp === '' ? '' : `from ${sourceIp}`,
    mailServer === '' ? '' : `at ${mailServer}`,
  ];
  return parts.filter((part) => part !== '').join(' ') + (reply === '' ? '' : `: ${reply}`);
}

type Binding = Result['binding'][number];

/** What held the queues back that it was in, over the whole run. */
export function holdLines(result: Result, events: readonly TracedEvent[], palette: Palette): string[] {
  const names = new Set(events.map(({ queue }) => queue));
  return result.queues.rows
    .filter(({ name }) => names.has(name))
    .flatMap(({ name, binding }) => [
      palette.strong(`What held ${printable(name)} back`),
      ...(binding.length === 0 ? ['nothing'] : columns(binding.map(holdRow), ['right']).map(printable)),
    ]);
}

function holdRow({ directive, value, file, line, time, share }: Binding): string[] {
  const limit = [directive, value].filter((part) => part !== null).join(' ');
  return [`${Math.round(share * 100)}%`, clockText(time), limit, file === null ? 'a default' : `${file}:${line}`];
}
