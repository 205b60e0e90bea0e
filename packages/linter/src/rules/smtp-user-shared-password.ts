import { argumentPlace, relatedPlace } from '@pmtakit/semantics';
import { isCommonPassword, isRegular, isStandIn } from '../rule-helpers/password-strength.ts';
import { passwordLogins } from '../rule-helpers/logins.ts';
import { defineRule } from './rule.ts';

/** One password for several users. [G1§3.3.8.1] */
export const smtpUserSharedPassword = defineRule({
  id: 'smtp-user-shared-password',
  category: 'security',
  preset: 'recommended',
  summary: 'Several users with one password',
  messages: {
    shared: {
      severity: 'warning',
      text: '{{user}} has the same password as {{other}}{{others}}.\nWho knows the password of one of them can send as all, and it cannot be changed for one alone after a leak.\nGive each user a password of its own.',
    },
  },

  configuration({ model, report }) {
    const logins = passwordLogins(model).filter(({ password }) => !isGuessed(password));
    for (const [first, second, ...more] of Map.groupBy(logins, ({ password }) => password).values()) {
      if (!first || !second) continue;
      const others = more.length === 0 ? '' : `, and so ${more.length === 1 ? 'has' : 'have'} ${more.length} more`;
      const places = [first, ...more.slice(0, MOST_PLACES)];
      const related = places.map(({ line }) => relatedPlace(line, 'the same password', second.line.file));
      report('shared', argumentPlace(second.line), { user: second.user, other: first.user, others }, { related });
    }
  },
});

/** What smtp-user-weak-password tells of each user: with a password of its own the other mistake is gone too. */
function isGuessed(password: string): boolean {
  return isStandIn(password) || isCommonPassword(password) || isRegular(password);
}

/** More places would not help anybody. */
const MOST_PLACES = 4;
