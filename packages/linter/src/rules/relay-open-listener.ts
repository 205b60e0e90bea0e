import { argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { openRelays } from '../rule-helpers/open-relay.ts';
import { isOfNamedSource } from '../rule-helpers/source-lines.ts';
import { defineRule } from './rule.ts';

/** Listeners whose source lets everybody who reaches them relay; the vendor warns of them. [G1§3.3.1.20; runtime 2.4] */
export const relayOpenListener = defineRule({
  id: 'relay-open-listener',
  category: 'security',
  preset: 'recommended',
  summary: 'A listener through which strangers may send mail to any domain',
  messages: {
    open: {
      severity: 'error',
      text: 'Whoever reaches the listener of source {{source}} may send mail to any domain, without a login.\nIts address is not a private one, and the source of a listener counts before those of networks.\nSet require-auth yes in the source, let the listener take a private address, or give it no source.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const { access, line } of openRelays(model, isWhole)) {
      const { listener, settings } = access;
      if (!listener?.source || !isOfNamedSource(line)) continue;
      const assumptions = settings.get(line.name)?.assumptions;
      const related = [relatedPlace(listener.line, 'this listener', line.file)];
      report('open', argumentPlace(line), { source: listener.source.name }, { related, assumptions });
    }
  },
});
