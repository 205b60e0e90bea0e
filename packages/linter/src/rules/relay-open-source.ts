import { argumentPlace, formatIp, relatedPlace } from '@pmtakit/semantics';
import { openRelays } from '../rule-helpers/open-relay.ts';
import { isOfNamedSource } from '../rule-helpers/source-lines.ts';
import { defineRule } from './rule.ts';

/** Addresses from which anybody may send to anybody. [G1§3.3.1.32; runtime 2.4] */
export const relayOpenSource = defineRule({
  id: 'relay-open-source',
  category: 'security',
  preset: 'recommended',
  summary: 'Strangers who may send mail to any domain',
  messages: {
    open: {
      severity: 'error',
      text: 'Anybody may send mail to any domain through this server, without a login.\nSpammers find such a server within hours, and then its addresses are on block lists.\nSet always-allow-relaying no here, and yes only for the networks of your own machines or after a login.',
    },
    domains: {
      severity: 'error',
      text: 'Anybody may send mail to any domain through this server, because {{name}} takes every domain.\nSpammers find such a server within hours, and then its addresses are on block lists.\nName the domains that this server takes mail for.',
    },
    wide: {
      severity: 'warning',
      text: 'All of {{network}} may send mail to any domain through this server, without a login.\nHardly any company has that many addresses, so strangers are likely to be among them.\nName the networks of your own machines, or set require-auth yes.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const { access, line } of openRelays(model, isWhole)) {
      if (isOfNamedSource(line)) continue;
      const { listener, network, breadth, settings } = access;
      const related = listener ? [relatedPlace(listener.line, 'reached through this listener', line.file)] : [];
      const details = { related, assumptions: settings.get(line.name)?.assumptions };
      const words = { name: line.name, network: `${formatIp(network)}/${network.prefix}` };
      const width = breadth === 'anyone' ? 'open' : 'wide';
      report(line.name === 'always-allow-relaying' ? width : 'domains', argumentPlace(line), words, details);
    }
  },
});
