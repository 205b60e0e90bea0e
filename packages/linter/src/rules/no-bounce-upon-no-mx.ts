import type { Value } from '@pmtakit/grammar';
import { DEFAULT_VMTA, type Located, type Model, argumentPlace, OTHER_DOMAIN } from '@pmtakit/semantics';
import { QueueView } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Mail for domains without MX records, which by default goes to their addresses until it expires. [G1§3.3.10.60; runtime 7] */
export const noBounceUponNoMx = defineRule({
  id: 'no-bounce-upon-no-mx',
  category: 'backoff',
  preset: 'strict',
  summary: 'Mail to domains without a mail server that is tried for days',
  messages: {
    tried: {
      severity: 'info',
      text: 'Mail to domains without MX records is tried for {{time}} at the address of the domain itself.\nHardly any domain that takes mail has none: most are misspelt or parked, and at their address is a web server. Their queues stay, and their bounces come late.\nSet bounce-upon-no-mx to a time such as 4h, or to yes.',
    },
  },

  configuration({ model, isWhole, report }) {
    const found = isWhole ? firstQueue(model) : undefined;
    const time = found?.value('bounce-after');
    if (found && time?.kind === 'duration')
      report('tried', placeOf(found), { time: time.raw }, { assumptions: found.assumptions(NAME, 'bounce-after') });
  },
});

const NAME = 'bounce-upon-no-mx';

/** The first virtual MTA where mail for all domains is tried so. A file without `<domain *>` sends to a few known ones. */
function firstQueue(model: Model): QueueView | undefined {
  const names = Array.from(model.vmtas.vmtas, ({ name }) => name);
  for (const virtualMta of names.length > 0 ? names : [DEFAULT_VMTA]) {
    const queue = { domain: OTHER_DOMAIN, virtualMta };
    const widest = model.queues.layers(queue).at(-1);
    const view = widest && new QueueView(model, widest.block, queue);
    if (view?.isSent && view.value('smtp-hosts')?.kind !== 'host-list' && isOff(view.value(NAME))) return view;
  }
  return undefined;
}

function isOff(value: Value | undefined): boolean {
  if (value?.kind === 'duration') return value.seconds === Infinity;
  return value?.kind === 'boolean' && !value.value;
}

function placeOf(view: QueueView): Located {
  const line = view.line(NAME);
  return line ? argumentPlace(line) : view.section;
}
