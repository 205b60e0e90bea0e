import { type Model, argumentPlace, isNo } from '@pmtakit/semantics';
import { hasMonitor, monitorAccesses } from '../rule-helpers/monitor.ts';
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
      text: 'The web monitor does not check where an order comes from.\nA web page that an operator opens can then stop queues in their name, and one that an admin opens can change the configuration.\nRemove the line; the default is yes.',
    },
  },

  configuration({ model, isWhole, report }) {
    const setting = model.server.get('http-csrf-protection');
    if (!setting?.line || !isNo(setting) || !hasMonitor(model) || (isWhole && !takesOrders(model))) return;
    const { line, assumptions } = setting;
    report('off', argumentPlace(line), {}, { fix: turnSwitch(line), assumptions });
  },
});

/** Whether somebody may do more on the monitor than look. Without an http-access line nobody may. [G1§3.3.1.36.3] */
function takesOrders(model: Model): boolean {
  return monitorAccesses(model).some(({ right }) => !right.startsWith('monitor'));
}
