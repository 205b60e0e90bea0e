import { argumentPlace, isOn } from '@pmtakit/semantics';
import { type QueueView, sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** A new connection for each 421, as fast as they come. [G1§3.3.10.58, §3.3.10.83; runtime 7] */
export const smtp421MxUnavailable = defineRule({
  id: 'smtp-421-mx-unavailable',
  category: 'backoff',
  preset: 'strict',
  summary: 'A new connection for each reply 421 without a limit for connections',
  messages: {
    reconnects: {
      severity: 'info',
      text: 'Each reply 421 costs a new connection here, and nothing limits how fast they are opened.\nA 421 ends the connection and the next mail server is tried. Where all servers belong to one provider, the next one says the same.\nSet max-connect-rate for these domains, or remove smtp-421-means-mx-unavailable.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const { line, view } of sentLines(model, 'smtp-421-means-mx-unavailable')) {
      if (isOn(line) && !limitsConnections(view))
        report('reconnects', argumentPlace(line), {}, { assumptions: view.assumptions(line.name, 'max-connect-rate') });
    }
  },
});

function limitsConnections(view: QueueView): boolean {
  const rate = view.value('max-connect-rate');
  if (rate?.kind === 'rate' && rate.count !== Infinity) return true;
  const [pause = 0] = view.seconds('smtp-out-rampup-interval');
  return pause > 0 || view.line('source-ip-max-connect-rate') !== undefined;
}
