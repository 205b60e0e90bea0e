import type { Palette } from '@pmtakit/linter';
import type { Delivery, RecipientRoute, Route, Step } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { excerpt } from '../text/excerpt.ts';
import { whereText, placeText } from '../text/places.ts';
import { type AppliedSection, type ClientWords, sectionRow } from './client.ts';

const STAGE_WIDTH = 'virtual-mta'.length + 2;
const INDENT = ' '.repeat(STAGE_WIDTH);

/** The trace for people: a line for each decision, and below it the line of the configuration that decides. */
export function routeText(
  client: ClientWords,
  sections: readonly AppliedSection[],
  way: Route,
  palette: Palette,
): string[] {
  return [
    stageRow('client', printable(clientText(client)), palette),
    ...sections.map((section) => stageRow('source', printable(sectionRow(section).join(', ')), palette)),
    ...way.steps.flatMap((step) => stepText(step, palette)),
    ...(way.virtualMta === undefined ? [stageRow('end', 'the message does not come in', palette)] : []),
    ...way.recipients.flatMap((recipient) => recipientText(recipient, palette)),
  ];
}

function clientText({ address, listener, user, pickup }: ClientWords): string {
  if (pickup) return 'the pickup directory';
  const parts = [
    ...(address === null ? [] : [address]),
    ...(listener === null ? [] : [`connected to ${listener}`]),
    ...(user === null ? [] : [`logged in as ${user}`]),
  ];
  return parts.join(', ');
}

function recipientText({ address, steps, deliveries }: RecipientRoute, palette: Palette): string[] {
  return [
    '',
    palette.strong(printable(address)),
    ...steps.flatMap((step) => stepText(step, palette)),
    ...deliveries.flatMap((delivery) => deliveryText(delivery, palette)),
  ];
}

function deliveryText(delivery: Delivery, palette: Palette): string[] {
  return [
    stageRow('leaves by', printable(delivery.virtualMta), palette),
    ...delivery.steps.flatMap((step) => stepText(step, palette)),
    stageRow('queue', palette.strong(printable(queueText(delivery))), palette),
  ];
}

function queueText({ queue, members }: Delivery): string {
  if (!queue) return 'none, since the reroutes lead in a circle';
  if (members.length === 0) return `none, since the pool ${queue.virtualMta} has no members`;
  return members.map((member) => `${queue.domain}/${member}`).join(' or ');
}

function stepText({ stage, text, at, assumptions = [] }: Step, palette: Palette): string[] {
  const rests = assumptions.length > 0 ? ` (assumes ${assumptions.join(', ')})` : '';
  const row = stageRow(stage, printable(text + rests), palette);
  if (!at) return [row];
  const around = at.kind === 'line' ? at.parent : at;
  return [row, INDENT + palette.faint(`${placeText(at)}, ${whereText(around)}`), palette.faint(excerpt(at, INDENT))];
}

function stageRow(stage: string, text: string, palette: Palette): string {
  return palette.faint(stage.padEnd(STAGE_WIDTH)) + text;
}
