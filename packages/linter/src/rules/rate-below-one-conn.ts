import type { RateValue } from '@pmtakit/grammar';
import { type Line, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { type QueueView, sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** A rate of messages that the few new connections never let be reached. [G1§3.3.10.33, 71, 78, 79; oracle O6] */
export const rateBelowOneConn = defineRule({
  id: 'rate-below-one-conn',
  category: 'limits',
  preset: 'strict',
  summary: 'A rate of messages that the rate of connections never lets be reached',
  messages: {
    unreached: {
      severity: 'info',
      text: 'Mail for one recipient each never reaches {{rate}}: {{directive}} lets out {{most}} messages an hour.\nEach connection carries {{each}} at most by max-msg-per-connection, and {{directive}} {{value}} limits how many there are.\nThe lower limit is the one that counts: make it the one you mean.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'max-msg-rate')) {
      const rate = view.value('max-msg-rate');
      const each = view.value('max-msg-per-connection');
      if (rate?.kind !== 'rate' || rate.count === Infinity || each?.kind !== 'integer' || each.value === 0) continue;
      const slowest = connectionLimits(view).toSorted((a, b) => a.perHour - b.perHour)[0];
      if (!slowest || slowest.perHour * each.value >= perHourOf(rate)) continue;
      const { line: other } = slowest;
      const carrying = view.line('max-msg-per-connection');
      const related = [relatedPlace(other, 'connections are limited here', line.file)];
      if (carrying) related.push(relatedPlace(carrying, 'messages over one connection', line.file));
      const most = `${Math.floor(slowest.perHour * each.value)}`;
      const words = { rate: rate.raw, directive: other.name, value: other.text, each: each.raw, most };
      report('unreached', argumentPlace(line), words, {
        related,
        assumptions: view.assumptions(line.name, other.name, 'max-msg-per-connection'),
      });
    }
  },
});

interface ConnectionLimit {
  readonly line: Line;
  /** New connections in the long run. */
  readonly perHour: number;
}

function connectionLimits(view: QueueView): ConnectionLimit[] {
  return ['max-connect-rate', 'smtp-out-rampup-interval'].flatMap((name) => {
    const line = view.line(name);
    const value = view.value(name);
    if (line && value?.kind === 'rate') return [{ line, perHour: perHourOf(value) }];
    return line && value?.kind === 'duration' && value.seconds > 0 ? [{ line, perHour: 3_600 / value.seconds }] : [];
  });
}

function perHourOf({ count, seconds }: RateValue): number {
  return (count / seconds) * 3_600;
}
