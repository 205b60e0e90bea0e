import type { DurationValue, Value } from '@pmtakit/grammar';
import { type Line, type Model, everything } from '@pmtakit/semantics';
import { ownLinesOf } from '../dry/own-lines.ts';
import type { FileEdit, Refactoring } from '../dry/refactoring.ts';
import { listed } from '../dry/words.ts';

/**
 * Times in the largest unit that gives a whole number: `60m` is `1h`. Rates stay, since `60/m` and `1/s` are not the same to a
 * limit that counts in windows, and switches are for the rule `boolean-style` of the linter. (dry D16)
 */
export const spelling: Refactoring = {
  id: 'spelling',
  way: 'remove',
  title: 'Writes times in the largest unit that gives a whole number',
  safety: 'safe',
  gain: 'Equal times look equal, and a search finds all of them.',

  *find(model) {
    for (const line of linesOf(model)) {
      const times = timesIn(line).flatMap((time) => shorter(time) ?? []);
      if (times.length === 0 || !ownLinesOf(line)) continue;
      yield {
        message: `${line.name}: ${listed(times.map(({ raw, text }) => `${raw} is ${text}`))}`,
        at: line,
        edits: times.map(({ start, end, text }): FileEdit => ({
          file: line.file,
          span: { start, end },
          newText: text,
        })),
      };
    }
  },
};

/** Each line once, also of files that are included twice. */
function linesOf({ whole }: Model): Iterable<Line> {
  const lines = [...everything(whole)].flatMap((item) => (item.kind === 'line' && item.isValid ? [item] : []));
  return new Map(lines.map((line) => [line.node, line])).values();
}

function timesIn({ read }: Line): readonly DurationValue[] {
  return (read?.arguments ?? []).flatMap(({ value }) => (value.kind === 'error' ? [] : timesOf(value)));
}

function timesOf(value: Value): readonly DurationValue[] {
  if (value.kind === 'duration-list') return value.items;
  return value.kind === 'duration' ? [value] : [];
}

interface Respelt {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly text: string;
}

/** Weeks are left out: who writes seven days counts days. */
const units = [
  { unit: 's', times: 60, next: 'm' },
  { unit: 'm', times: 60, next: 'h' },
  { unit: 'h', times: 24, next: 'd' },
];

/** Undefined for what is as short as it gets, has several units, or says no unit. */
function shorter({ start, end, raw }: DurationValue): Respelt | undefined {
  const [, digits = '', unit] = /^([1-9]\d*)([smh])$/.exec(raw) ?? [];
  let [count, now] = [Number(digits), unit];
  for (const step of units) {
    if (step.unit !== now || count % step.times !== 0) continue;
    count /= step.times;
    now = step.next;
  }
  return now === unit || now === undefined ? undefined : { start, end, raw, text: `${count}${now}` };
}
