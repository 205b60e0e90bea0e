import { type Block, type Model, argumentPlace, isOn, switchOption } from '@pmtakit/semantics';
import { hasExceptions, ofSender } from '../rule-helpers/mail-words.ts';
import { goesToPrivateHosts } from '../rule-helpers/private-hosts.ts';
import { type QueueView, sentLines } from '../rule-helpers/queue-views.ts';
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
      text: 'Mail{{of}} goes out without encryption{{except}}.\nEverybody on the way can read it, and large providers slow down or refuse what comes in plain text.\nRemove the line; by default PowerMTA encrypts where the other server can.',
    },
    relay: {
      severity: 'warning',
      text: 'Mail{{of}} goes to {{hosts}} without encryption.\nEverybody on the way can read it.\nRemove the line, unless the way there is your own; by default PowerMTA encrypts where the other server can.',
    },
    some: {
      severity: 'info',
      text: 'Mail to {{domains}} goes out without encryption.\nEverybody on the way can read it.\nRemove the line, unless TLS of these servers is broken.',
    },
  },
  options: [narrow],

  *configuration({ model, report, options }) {
    for (const { line, view } of sentLines(model, 'use-starttls')) {
      yield;
      if (isOn(line) || goesToPrivateHosts(view)) continue;
      const details = { fix: turnSwitch(line), assumptions: view.assumptions('use-starttls') };
      const hosts = relayOf(view);
      const words = { of: ofSender(view.section), hosts };
      if (!isForAll(view.section)) {
        if (options.get(narrow)) report('some', argumentPlace(line), { domains: view.section.argument }, details);
      } else if (hosts) report('relay', argumentPlace(line), words, details);
      else report('all', argumentPlace(line), { ...words, except: exceptionsTo(model, view.section) }, details);
    }
  },
});

function exceptionsTo(model: Model, section: Block): string {
  return hasExceptions(model, section, 'use-starttls', isOn) ? ', except where another section turns it on' : '';
}

/** The servers that all mail of a queue is given to, by their names or addresses; empty where DNS names them. */
function relayOf(view: QueueView): string {
  const hosts = view.value('smtp-hosts');
  const all = hosts?.kind === 'host-list' ? hosts.levels.flat() : [];
  const [first, ...more] = all;
  if (!first || all.some(({ form }) => form === 'lookup-mx')) return '';
  return more.length === 0 ? first.raw : `${first.raw} and ${more.length} more`;
}

function isForAll({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'any';
}
