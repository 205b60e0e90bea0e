/** What a reader would work out: rates by the hour, what macros stand for, what a line is set instead of. */
import type { RateValue, Span } from '@pmtakit/grammar';
import { type Block, type Line, type Model, everything, shownText } from '@pmtakit/semantics';
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import { type FileContext, positionsOf } from './context.ts';
import { settingFor, subjectOf } from './effective.ts';
import { countText, hourlyText } from './plain-values.ts';

interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip?: string;
}

/** A file that is included several times has the hints of its first reading. */
export function inlayHints(context: FileContext, range: Range): InlayHint[] {
  const positions = positionsOf(context);
  const { start, end } = positions.span(range);
  const hints = new Map<number, Hint>();
  for (const item of itemsIn(context, { start, end })) {
    for (const hint of hintsOf(context.model, item)) if (!hints.has(hint.offset)) hints.set(hint.offset, hint);
  }
  return [...hints.values()].map(({ offset, label, tooltip }) => ({
    position: positions.position(offset),
    label,
    kind: InlayHintKind.Parameter,
    paddingLeft: true,
    ...(tooltip !== undefined && { tooltip }),
  }));
}

function* itemsIn({ model, file }: FileContext, { start, end }: Span): Generator<Line | Block> {
  for (const item of everything(model.whole)) {
    if (item.file === file && item.span.start <= end && item.span.end >= start) yield item;
  }
}

function hintsOf(model: Model, item: Line | Block): Hint[] {
  if (item.kind === 'block') return macroHints(model, item);
  return [rateHint(item), insteadHint(model, item)].filter((hint) => hint !== undefined).slice(0, 1);
}

const SECONDS_AN_HOUR = 3600;

function rateHint(line: Line): Hint | undefined {
  const rate = line.read?.arguments
    .map(({ value }) => value)
    .find((value): value is RateValue => value.kind === 'rate');
  if (!rate || rate.seconds === SECONDS_AN_HOUR || rate.count === Infinity) return undefined;
  return { offset: rate.end, label: `= ${hourlyText(rate)}` };
}

/** Of a line that overrides one of another section with another value. */
function insteadHint(model: Model, line: Line): Hint | undefined {
  const subject = line.parent.parent && subjectOf(model, line.parent);
  const setting = subject && settingFor(subject, line);
  if (setting?.line !== line) return undefined;
  const other = setting.shadowed.find(({ parent }) => parent !== line.parent);
  if (!other || other.name !== line.name || other.text === line.text) return undefined;
  const { file, line: row } = other.place;
  return { offset: line.span.end, label: `instead of ${shownText(other)}`, tooltip: `${file}:${row}` };
}

/** Names that a tooltip shows of a long list. */
const MOST_NAMES = 30;

function macroHints({ macros, queues }: Model, block: Block): Hint[] {
  const { value } = block;
  if (value?.kind !== 'domain-pattern' || value.macros.length === 0) return [];
  const names = queues.global.keysOf(block);
  const missing = value.macros.filter((name) => !macros.get(name));
  if (missing.length > 0) return [];
  const label = names.length === 1 ? `= ${names[0] ?? ''}` : `= ${countText(names.length)} domains`;
  return [{ offset: value.end, label, tooltip: names.slice(0, MOST_NAMES).join(', ') }];
}
