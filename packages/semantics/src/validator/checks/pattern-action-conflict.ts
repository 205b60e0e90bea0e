import type { ReplyAction } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';

/** Actions of one `reply` line that PowerMTA does not take together. [G1§3.3.15, G2§3.3.15] */
export const patternActionConflict = defineCheck({
  id: 'pattern-action-conflict',
  category: 'backoff',
  summary: 'Actions of a reply line that do not go together',
  messages: {
    together: {
      severity: 'error',
      text: '{{action}} does not go together with {{other}}.\nPowerMTA refuses a reply line that asks for both. Keep one of them.',
    },
    alone: {
      severity: 'error',
      text: '{{action}} needs {{other}} before it on its line.\nPowerMTA refuses the line, because there is nothing that the interval could end.\nWrite {{other}},{{whole}}, or leave it out.',
    },
    twice: {
      severity: 'error',
      text: '{{action}} stands on this line twice.\nPowerMTA refuses a line with two intervals. Keep one of them.',
    },
  },

  directive(node, { facts, report }) {
    const resolution = node.name === 'reply' ? facts.directive(node) : undefined;
    if (resolution?.kind !== 'known') return;
    const value = facts.read(node, resolution.row).arguments[1]?.value;
    if (value?.kind !== 'reply-actions') return;
    const before = new Map<Action, ReplyAction>();
    for (const item of value.items) {
      const { action, raw } = item;
      const first = before.get(action);
      const [other] = (excludes[action] ?? []).flatMap((name) => before.get(name) ?? []);
      const needed = needs[action];
      const related = (place: ReplyAction) => ({ related: [{ span: place, message: 'stands here' }] });
      if (other) report('together', item, { action, other: other.action }, related(other));
      if (first && needed) report('twice', item, { action }, related(first));
      if (needed && !before.has(needed)) report('alone', item, { action, other: needed, whole: raw });
      if (!first) before.set(action, item);
    }
  },
});

type Action = ReplyAction['action'];

/** What an action must not stand behind. */
const excludes: Readonly<Partial<Record<Action, readonly Action[]>>> = {
  'mode=normal': ['mode=backoff'],
  'mode=backoff': ['mode=normal'],
  'skip-mx': ['bounce-queue'],
  'bounce-queue': ['skip-mx'],
};

/** What an action needs before it. */
const needs: Readonly<Partial<Record<Action, Action>>> = {
  'reenable-after': 'disable-source-ip',
  'backoff-to-normal-after': 'mode=backoff',
};
