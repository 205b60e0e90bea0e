import { type Settings, argumentPlace, isYes } from '@pmtakit/semantics';
import { accesses } from '../rule-helpers/accesses.ts';
import { closingSwitches, hasPasswordUsers, mayLogIn } from '../rule-helpers/logins.ts';
import { restsOn } from '../rule-helpers/rests-on.ts';
import { defineRule } from './rule.ts';

/** Strangers who may try passwords without end. The limit counts with `require-auth` only. [G1§3.3.7.7; runtime 2.7] */
export const authFailureRateUnlimited = defineRule({
  id: 'auth-failure-rate-unlimited',
  category: 'security',
  preset: 'strict',
  summary: 'Strangers who may try passwords without end',
  messages: {
    unlimited: {
      severity: 'info',
      text: 'Everybody may try passwords here as often as they like.\nUnless a line says otherwise there is no limit, and programs try thousands of passwords an hour.\nSet smtp-max-auth-failure-rate for these clients, such as 5/10m.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || !hasPasswordUsers(model)) return;
    const told = new Set<object>();
    for (const { settings, breadth } of accesses(model, isWhole)) {
      if (breadth !== 'anyone') continue;
      const { line } = settings.get('require-auth') ?? {};
      if (!line || told.has(line.node) || !takesAnyGuess(settings)) continue;
      told.add(line.node);
      const limit = settings.get('smtp-max-auth-failure-rate')?.line;
      const assumptions = restsOn(settings, 'require-auth', 'smtp-max-auth-failure-rate', ...closingSwitches);
      report('unlimited', argumentPlace(limit ?? line), {}, { assumptions });
    }
  },
});

function takesAnyGuess(settings: Settings): boolean {
  const rate = settings.get('smtp-max-auth-failure-rate')?.value;
  return isYes(settings.get('require-auth')) && mayLogIn(settings) && rate?.kind === 'rate' && rate.count === Infinity;
}
