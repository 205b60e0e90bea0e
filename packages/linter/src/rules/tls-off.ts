import { type Block, argumentPlace, isOn, switchOption } from '@pmtakit/semantics';
import { goesToPrivateHosts } from '../rule-helpers/private-hosts.ts';
import { sentLines } from '../rule-helpers/queue-views.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

const narrow = switchOption('narrow', false, 'Whether sections for some domains only are reported too.');

/** Mail that goes out without encryption even where it could have it. The default is true. [G1§3.3.10.94.1] */
export const tlsOff = defineRule({
  id: 'tls-off',
  category: 'tls',
  preset: 'recommended',
  summary: 'Mail that goes out without encryption',
  messages: {
    all: {
      severity: 'warning',
      text: 'Mail to all domains goes out without encryption.\nEverybody on the way can read it, and large providers slow down or refuse what comes in plain text.\nRemove the line; by default PowerMTA encrypts where the other server can.',
    },
    some: {
      severity: 'info',
      text: 'Mail to {{domains}} goes out without encryption.\nEverybody on the way can read it.\nRemove the line, unless TLS of these servers is broken.',
    },
  },
  options: [narrow],

  configuration({ model, report, options }) {
    for (const { line, view } of sentLines(model, 'use-starttls')) {
      if (isOn(line) || goesToPrivateHosts(view)) continue;
      const details = { fix: turnSwitch(line), assumptions: view.assumptions('use-starttls') };
      if (isForAll(view.section)) report('all', argumentPlace(line), {}, details);
      else if (options.get(narrow)) report('some', argumentPlace(line), { domains: view.section.argument }, details);
    }
  },
});

function isForAll({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'any';
}
