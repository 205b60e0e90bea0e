import type { Value } from '@pmtakit/grammar';
import { type Line, argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { backoffPairs, speedAround, speedOf } from '../rule-helpers/backoff-pairs.ts';
import { type QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Queues that backoff mode makes faster. [G1§3.3.10.34, 38, 75, 84] */
export const backoffRateAboveNormal = defineRule({
  id: 'backoff-rate-above-normal',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Limits of backoff mode that allow more than those of normal mode',
  messages: {
    faster: {
      severity: 'error',
      text: '{{name}} {{backoff}} is more than {{other}} {{normal}}: backoff mode lets the queue go faster.\nA queue is in backoff mode because the provider asked for less. More mail instead leads to a block.\nSet {{name}} well below {{normal}}. The units count: 10/m is 600/h.',
    },
    connections: {
      severity: 'warning',
      text: '{{name}} {{backoff}} is more than {{other}} {{normal}}: backoff mode may open more connections.\nA queue is in backoff mode because the provider asked for less, often for fewer connections.\nSet {{name}} below {{normal}}.',
    },
  },

  *configuration({ model, isWhole, report }) {
    for (const pair of backoffPairs) {
      const { normal, backoff } = pair;
      const told = new Set<Line>();
      for (const view of queuesSetting(model, [normal, backoff])) {
        yield;
        const line = view.line(backoff);
        const other = view.line(normal);
        const isKnown = other !== undefined || isWhole;
        if (!line || told.has(line) || !isKnown || !isAbove(view, pair)) continue;
        told.add(line);
        const words = { name: line.name, backoff: line.text, other: normal, normal: textOf(view, normal) };
        const related = other ? [relatedPlace(other, 'the limit of normal mode', line.file)] : [];
        const assumptions = view.assumptions(normal, backoff);
        const id = backoff === 'backoff-max-smtp-out' ? 'connections' : 'faster';
        report(id, argumentPlace(line), words, { related, assumptions });
      }
    }
  },
});

/** What the whole virtual MTA is held to is the same in both modes. */
function isAbove(view: QueueView, { normal, backoff, ofVmta }: (typeof backoffPairs)[number]): boolean {
  const [before = Infinity, after = 0] = [speedOf(view.value(normal)), speedOf(view.value(backoff))];
  if (after <= before || isZero(view.value(backoff)) || !view.isSent || view.leavesInBackoff) return false;
  return speedAround(view, ofVmta) > before;
}

/** A rate of 0 is told by rate-zero, which says what it means. */
function isZero(value: Value | undefined): boolean {
  return (value?.kind === 'rate' || value?.kind === 'data-rate') && /^"?0"?$/.test(value.raw);
}

function textOf(view: QueueView, name: string): string {
  const value = view.value(name);
  return value && 'raw' in value ? value.raw : '';
}
