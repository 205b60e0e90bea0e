import type { Value } from '@pmtakit/grammar';
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
    never: {
      severity: 'warning',
      text: 'The password for this server is sent without encryption.\nWith use-starttls no PowerMTA never encrypts, so everybody on the way can read the password.\nSet use-starttls yes and require-starttls yes; where the server has no TLS, let it know you by your address.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const { line, view } of sentLines(model, 'use-unencrypted-plain-auth')) {
      const password = view.line('auth-password');
      const off = view.isOn('use-starttls') ? undefined : view.line('use-starttls');
      const isSafe = (!off && view.isOn('require-starttls')) || goesToPrivateHosts(view);
      // Without a name PowerMTA does not log in, which unmet-requirement tells.
      const isUsed = !isWhole || isText(view.value('auth-username'));
      if (!isOn(line) || isSafe || !isUsed || !password || !isText(view.value('auth-password'))) continue;
      const related = [relatedPlace(password, 'this password', line.file)];
      if (off) related.push(relatedPlace(off, 'STARTTLS is off here', line.file));
      const assumptions = view.assumptions(line.name, 'auth-password', 'use-starttls', 'require-starttls');
      report(off ? 'never' : 'clear', argumentPlace(line), {}, { related, fix: turnSwitch(line), assumptions });
    }
  },
});

function isText(value: Value | undefined): boolean {
  return value?.kind === 'string';
}
