import { argumentPlace, isOn, relatedPlace } from '@pmtakit/semantics';
import { goesToPrivateHosts } from '../rule-helpers/private-hosts.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Passwords that PowerMTA sends to other servers without encryption. [G1§3.3.10.54-56, §3.3.10.94.2] */
export const useUnencryptedPlainAuth = defineRule({
  id: 'use-unencrypted-plain-auth',
  category: 'security',
  preset: 'recommended',
  summary: 'A password that goes to another server without encryption',
  messages: {
    clear: {
      severity: 'warning',
      text: 'The password for this server may be sent without encryption.\nWhere STARTTLS is not offered, or somebody on the way takes it out, the password can be read.\nRemove the line, or set require-starttls yes beside it.',
    },
  },

  configuration({ model, report }) {
    for (const { line, view } of sentLines(model, 'use-unencrypted-plain-auth')) {
      const password = view.line('auth-password');
      const isSafe = (view.isOn('use-starttls') && view.isOn('require-starttls')) || goesToPrivateHosts(view);
      if (!isOn(line) || isSafe || !password || view.value('auth-password')?.kind !== 'string') continue;
      const related = [relatedPlace(password, 'this password', line.file)];
      const assumptions = view.assumptions('use-unencrypted-plain-auth', 'auth-password', 'require-starttls');
      report('clear', argumentPlace(line), {}, { related, fix: turnSwitch(line), assumptions });
    }
  },
});
