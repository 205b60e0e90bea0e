import { argumentPlace } from '@pmtakit/semantics';
import { hasBareTime } from '../rule-helpers/bare-times.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Waiting times of a sender that are shorter than SMTP asks for. [RFC 5321 4.5.3.2; G1§3.3.10.54, §3.3.10.66] */
export const terminationTimeoutLow = defineRule({
  id: 'termination-timeout-low',
  category: 'backoff',
  preset: 'strict',
  summary: 'Connections that are given up before the other server has to answer',
  messages: {
    end: {
      severity: 'warning',
      text: 'After a mail is sent its answer is waited for no longer than {{time}}.\nServers may take ten minutes to check a mail. One that takes it after you have hung up gets it again, so readers see it twice.\nSet smtp-data-termination-timeout to 10m, which is the default.',
    },
    data: {
      severity: 'warning',
      text: 'A connection that stands still for {{time}} while a mail is sent is given up.\nSMTP asks for three minutes. A busy server loses its connection in the middle of a mail, and the mail is sent again from its start.\nSet data-send-timeout to 3m, which is the default.',
    },
  },

  configuration({ model, report }) {
    for (const { name, least, message } of timeouts) {
      for (const { line, view } of sentLines(model, name)) {
        const [seconds = Infinity] = view.seconds(name);
        // What no time at all means is not documented.
        if (seconds <= 0 || seconds >= least || hasBareTime(view.value(name))) continue;
        report(message, argumentPlace(line), { time: line.text }, { assumptions: view.assumptions(name) });
      }
    }
  },
});

/** In seconds. */
const timeouts = [
  { name: 'smtp-data-termination-timeout', least: 600, message: 'end' },
  { name: 'data-send-timeout', least: 180, message: 'data' },
] as const;
