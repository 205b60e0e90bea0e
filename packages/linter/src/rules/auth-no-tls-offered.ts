import { type Settings, argumentPlace, isNo, isYes, relatedPlace } from '@pmtakit/semantics';
import { accesses } from '../rule-helpers/accesses.ts';
import { closingSwitches, hasPasswordUsers, mayLogIn } from '../rule-helpers/logins.ts';
import { restsOn } from '../rule-helpers/rests-on.ts';
import { defineRule } from './rule.ts';

/** Logins from the internet that cannot be encrypted. By default STARTTLS is not offered. [G1§3.3.7.9, §3.3.7.12] */
export const authNoTlsOffered = defineRule({
  id: 'auth-no-tls-offered',
  category: 'security',
  preset: 'recommended',
  summary: 'Logins from the internet that cannot be encrypted',
  messages: {
    none: {
      severity: 'warning',
      text: 'Clients of the internet have to log in here, but they are not offered STARTTLS.\nThe login and the mail cross the internet without encryption; the default of allow-starttls is no.\nSet allow-starttls yes for them, and give the server a certificate with smtp-server-tls-certificate.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || !hasPasswordUsers(model)) return;
    const told = new Set<object>();
    for (const { settings, listener, startsWithTls } of accesses(model, isWhole)) {
      const { line } = settings.get('require-auth') ?? {};
      if (startsWithTls || !line || told.has(line.node) || !wantsPlainLogin(settings)) continue;
      told.add(line.node);
      const related = listener ? [relatedPlace(listener.line, 'they reach this listener', line.file)] : [];
      const assumptions = restsOn(
        settings,
        'require-auth',
        'allow-starttls',
        'require-starttls-before-auth',
        ...closingSwitches,
      );
      report('none', argumentPlace(line), {}, { related, assumptions });
    }
  },
});

/** Where STARTTLS has to come first, nobody can log in, which another rule tells. */
function wantsPlainLogin(settings: Settings): boolean {
  const needsTls = isYes(settings.get('require-starttls-before-auth'));
  return isYes(settings.get('require-auth')) && isNo(settings.get('allow-starttls')) && mayLogIn(settings) && !needsTls;
}
