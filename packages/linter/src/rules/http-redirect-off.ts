import { argumentPlace, isNo, relatedPlace } from '@pmtakit/semantics';
import { monitorAccesses } from '../rule-helpers/monitor.ts';
import { isLoopback } from '../rule-helpers/public-networks.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** A web monitor that other machines may use without encryption. The default of 4.5 is false. [G1§3.3.1.36.2] */
export const httpRedirectOff = defineRule({
  id: 'http-redirect-off',
  category: 'security',
  preset: 'recommended',
  summary: 'A web monitor that others may use without encryption',
  messages: {
    off: {
      severity: 'warning',
      text: 'The web monitor answers without encryption, and other machines may use it.\nWhat it shows can be read on the way, and so can an API key that is sent to it.\nSet http-redirect-to-https yes.',
    },
    default: {
      severity: 'warning',
      text: '{{network}} may use the web monitor, which in this version answers without encryption by default.\nWhat it shows can be read on the way, and so can an API key that is sent to it.\nSet http-redirect-to-https yes.',
    },
  },

  configuration({ model, isWhole, report }) {
    const setting = model.server.get('http-redirect-to-https');
    const access = isNo(setting) ? monitorAccesses(model).find(({ network }) => !isLoopback(network)) : undefined;
    if (!setting || !access) return;
    const { line, assumptions } = setting;
    if (line) {
      const related = [relatedPlace(access.line, 'these may use it', line.file)];
      report('off', argumentPlace(line), {}, { related, fix: turnSwitch(line), assumptions });
    } else if (isWhole) {
      report('default', argumentPlace(access.line), { network: access.network.raw });
    }
  },
});
