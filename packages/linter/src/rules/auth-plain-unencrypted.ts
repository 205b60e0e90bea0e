import { type Settings, argumentPlace, isYes, relatedPlace } from '@pmtakit/semantics';
import { accesses } from '../rule-helpers/accesses.ts';
import { closingSwitches, hasPasswordUsers, mayLogIn } from '../rule-helpers/logins.ts';
import { restsOn } from '../rule-helpers/rests-on.ts';
import { defineRule } from './rule.ts';

/** Passwords that clients of the internet may send without encryption. [G1§3.3.7.11, §3.3.7.13] */
export const authPlainUnencrypted = defineRule({
  id: 'auth-plain-unencrypted',
  category: 'security',
  preset: 'recommended',
  summary: 'Passwords that may cross the internet without encryption',
  messages: {
    clear: {
      severity: 'warning',
      text: 'Clients of the internet may log in without encryption.\nTheir passwords can be read on the way, and who has one may send mail.\nRemove the line where clients can use STARTTLS, or set require-starttls-before-auth yes and allow-starttls yes.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (isWhole && !hasPasswordUsers(model)) return;
    const told = new Set<object>();
    for (const { settings, listener, startsWithTls } of accesses(model, isWhole)) {
      const { line } = settings.get('allow-unencrypted-plain-auth') ?? {};
      if (startsWithTls || !line || told.has(line.node) || !takesPlainLogin(settings)) continue;
      told.add(line.node);
      const related = listener ? [relatedPlace(listener.line, 'they reach this listener', line.file)] : [];
      const assumptions = restsOn(
        settings,
        'allow-unencrypted-plain-auth',
        'require-starttls-before-auth',
        ...closingSwitches,
      );
      report('clear', argumentPlace(line), {}, { related, assumptions });
    }
  },
});

function takesPlainLogin(settings: Settings): boolean {
  const isEncrypted = isYes(settings.get('require-starttls-before-auth'));
  return isYes(settings.get('allow-unencrypted-plain-auth')) && mayLogIn(settings) && !isEncrypted;
}
