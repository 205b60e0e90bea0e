import { type Line, type Model, argumentPlace, isOn, OTHER_DOMAIN } from '@pmtakit/semantics';
import { ofSender } from '../rule-helpers/mail-words.ts';
import { queuesSetting } from '../rule-helpers/queue-views.ts';
import { linesOnInSources } from '../rule-helpers/source-lines.ts';
import { turnSwitch } from '../rule-helpers/write-value.ts';
import { defineRule } from './rule.ts';

/** Logging that was meant for a search and is on for all mail. The default is off. [G1§3.3.7.61-62, §4.2.2] */
export const logCommandsOn = defineRule({
  id: 'log-commands-on',
  category: 'logging',
  preset: 'strict',
  summary: 'Every SMTP command or byte of all mail in the log',
  messages: {
    commands: {
      severity: 'warning',
      text: 'The whole SMTP dialogue of {{whose}} is logged.\nThe log grows with each message, names all addresses, and writing it takes time.\nSwitch log-commands on for one domain or client, for as long as you look for something.',
    },
    data: {
      severity: 'warning',
      text: 'Every byte of {{whose}} is logged, the mail itself too.\nThe log grows faster than the spool, holds what people write, and writing it takes time.\nSwitch log-data on for one domain or client, for as long as you look for something.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const { line, whose } of linesFor('log-commands', model, isWhole)) {
      report('commands', argumentPlace(line), { whose }, { fix: turnSwitch(line) });
    }
    for (const { line, whose } of linesFor('log-data', model, isWhole)) {
      report('data', argumentPlace(line), { whose }, { fix: turnSwitch(line) });
    }
  },
});

interface Found {
  readonly line: Line;
  readonly whose: string;
}

function* linesFor(name: string, model: Model, isWhole: boolean): Generator<Found> {
  for (const view of queuesSetting(model, [name])) {
    const line = view.queue.domain === OTHER_DOMAIN ? view.own(name) : undefined;
    if (line && isOn(line)) yield { line, whose: `mail${ofSender(line.parent)} to all domains` };
  }
  for (const line of linesOnInSources(model, name, isWhole)) {
    const { value } = line.parent;
    const network = value?.kind === 'source-tag' ? value.network : undefined;
    if (network?.prefix === 0) yield { line, whose: 'all clients' };
  }
}
