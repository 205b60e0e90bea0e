import { argumentPlace, isNo } from '@pmtakit/semantics';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** A web monitor that takes orders from any web page. [G1§3.3.1.36.4] */
export const httpCsrfOff = defineRule({
  id: 'http-csrf-off',
  category: 'security',
  preset: 'recommended',
  summary: 'A web monitor that any web page can give orders to',
  messages: {
    off: {
      severity: 'warning',
      text: 'The web monitor does not check where an order comes from.\nA web page that somebody with access opens can then stop queues or change the configuration in their name.\nRemove the line; the default is yes.',
    },
  },

  configuration({ model: { server }, report }) {
    const setting = server.get('http-csrf-protection');
    const port = server.get('http-mgmt-port')?.value;
    const isStopped = port?.kind === 'integer' && port.value === 0;
    if (!setting?.line || !isNo(setting) || isStopped) return;
    const { line, assumptions } = setting;
    report('off', argumentPlace(line), {}, { fix: turnSwitch(line), assumptions });
  },
});
