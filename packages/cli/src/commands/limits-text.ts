import { type Bounds, type DomainCeiling, type Term, assumptionTable } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { columns } from '../text/columns.ts';
import { placeText } from '../text/places.ts';

const numbers = ['per second', 'per hour', 'per day', 'connections'];
const alignments = ['left', 'right', 'right', 'right', 'right'] as const;

/** A row for each domain; with `terms`, a row for each limit too. */
export function limitsText(found: readonly DomainCeiling[], rateModel: string, terms: boolean): string[] {
  if (found.length === 0) return ['No section names a domain; ask for one, as in: pmtakit limits example.com'];
  const rows = found.map((ceiling) => [ceiling.domain, ...boundsText(ceiling), limitedBy(ceiling)]);
  return [
    ...columns([['domain', ...numbers, 'limited by'], ...rows], alignments).map(printable),
    ...(terms ? found.flatMap(termsText) : []),
    '',
    `This rests on an assumption: ${assumptionTable['rate-model'].summary}. Assumed is rate-model=${rateModel}.`,
  ];
}

function termsText({ queues, shared }: DomainCeiling): string[] {
  const rows = [
    ...queues.flatMap(({ queue, terms }) => terms.map((term) => termRow(`${queue.domain}/${queue.virtualMta}`, term))),
    ...shared.map((term) => termRow('all queues', term)),
  ];
  return ['', ...columns([['queue', ...numbers, 'limit'], ...rows], alignments).map(printable)];
}

function termRow(queue: string, term: Term): string[] {
  return [queue, ...boundsText(term), `${term.reason}, ${originText(term)}`];
}

function limitedBy({ winner, connectionWinner }: DomainCeiling): string {
  const terms = [...new Set([winner, connectionWinner])].filter((term) => term !== undefined);
  return terms.map((term) => `${term.reason} (${originText(term)})`).join('; ') || 'nothing';
}

function originText({ setting: { line } }: Term): string {
  return line ? placeText(line) : 'the default';
}

function boundsText({ perSecond, perHour, perDay, connections }: Bounds): string[] {
  return [perSecond, perHour, perDay, connections].map((count) =>
    Number.isFinite(count) ? String(Math.floor(count)) : 'unlimited',
  );
}
