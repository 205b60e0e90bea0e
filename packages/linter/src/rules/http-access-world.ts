import { argumentPlace } from '@pmtakit/semantics';
import { monitorAccesses } from '../rule-helpers/monitor.ts';
import { breadthOf, isPublic } from '../rule-helpers/public-networks.ts';
import { defineRule } from './rule.ts';

/** A web monitor for everybody. It asks for no password. [G1§3.3.1.36.3] */
export const httpAccessWorld = defineRule({
  id: 'http-access-world',
  category: 'security',
  preset: 'recommended',
  summary: 'A web monitor that everybody may use',
  messages: {
    control: {
      severity: 'error',
      text: 'Everybody in {{network}} has the right {{right}} on the web monitor.\nIt asks for no password, so strangers can stop queues and read who gets mail; an admin can change the configuration.\nName the addresses that you work from, and let 0/0 have none.',
    },
    look: {
      severity: 'error',
      text: 'Everybody in {{network}} may look at the web monitor.\nIt asks for no password, so strangers can read your domains, your queues and who gets mail.\nName the addresses that you work from, and let 0/0 have none.',
    },
  },

  configuration({ model, report }) {
    for (const { line, network, right } of monitorAccesses(model)) {
      if (breadthOf(network) !== 'anyone' || !isPublic(network)) continue;
      const words = { network: network.raw, right };
      report(right.startsWith('monitor') ? 'look' : 'control', argumentPlace(line), words);
    }
  },
});
