import { recordingsOf } from '../rule-helpers/recorded-types.ts';
import { defineRule } from './rule.ts';

/** Failed attempts that nobody records. Without a records line a file takes d and b. [G1§3.3.11.11] */
export const acctNoTransient = defineRule({
  id: 'acct-no-transient',
  category: 'logging',
  preset: 'strict',
  summary: 'Attempts that fail for now and are recorded nowhere',
  messages: {
    transient: {
      severity: 'warning',
      text: 'No accounting file takes t records, so attempts that fail for now leave no trace.\nThat a provider slows mail down shows there first, and no limit can be tuned without them.\nAdd an <acct-file> with records t,tq.',
    },
    queue: {
      severity: 'info',
      text: 'No accounting file takes tq records.\nConnections that are refused, greetings with 4xx and DNS errors concern a whole queue, and leave no t record.\nAdd tq beside t.',
    },
  },

  configuration({ model, isWhole, report }) {
    const recordings = isWhole ? recordingsOf(model) : undefined;
    const holding = (type: string) => recordings?.find(({ types }) => types.has(type))?.file;
    const main = holding('d') ?? holding('b');
    const transient = holding('t');
    if (main && !transient) report('transient', main.block);
    if (transient && !holding('tq')) report('queue', transient.block);
  },
});
