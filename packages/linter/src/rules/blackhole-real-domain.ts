import {
  type Block,
  type DomainLine,
  type Line,
  type Model,
  argumentPlace,
  domainLines,
  relatedPlace,
  OTHER_DOMAIN,
} from '@pmtakit/semantics';
import { providers } from '../data/providers.ts';
import { ofSender } from '../rule-helpers/mail-words.ts';
import { QueueView } from '../rule-helpers/queue-views.ts';
import { sendersOf } from '../rule-helpers/senders.ts';
import { shortList } from '../rule-helpers/short-list.ts';
import { defineRule } from './rule.ts';

/** Mail to domains that people use, among what is thrown away. [G1§3.3.10.51, §10.9] */
export const blackholeRealDomain = defineRule({
  id: 'blackhole-real-domain',
  category: 'routing',
  preset: 'recommended',
  summary: 'Mail to the domain of a mailbox provider that is thrown away',
  messages: {
    discarded: {
      severity: 'warning',
      text: 'Mail{{of}} to {{domains}} is thrown away, although people have mailboxes there.\nNobody gets it, and {{fate}}.\nTake the domain out of the list, if it got there among misspelt ones.',
    },
  },

  configuration({ model, report }) {
    const lines = [...domainLines(model).named('type'), ...domainLines(model).named('queue-to')];
    for (const item of lines) {
      const found = discardedBy(model, item);
      const [first] = found;
      if (!first) continue;
      const { block, line } = item;
      const fate = fateOf(first.target);
      const domains = shortList(found.map(({ domain }) => domain));
      const related = placesOf(model, block, first.target, line);
      const assumptions = first.target.assumptions('type', 'queue-to');
      const words = { of: ofSender(block), domains, fate };
      report('discarded', argumentPlace(line), words, { related, assumptions });
    }
  },
});

interface Discarded {
  readonly domain: string;
  /** The queue that throws the mail away. */
  readonly target: QueueView;
}

/** The domains of providers that a line, if it counts, throws the mail of away. */
function discardedBy(model: Model, { line, block }: DomainLine): Discarded[] {
  if (line.name === 'type' && !isDiscard(line.argument(0))) return [];
  const known = model.queues.global.keysOf(block).filter((domain) => providers.of(domain));
  if (known.length === 0) return [];
  // What throws everything away is there for tests.
  const senders = sendersOf(model, block).filter(
    ({ virtualMta }) => !isDiscard(new QueueView(model, block, { domain: OTHER_DOMAIN, virtualMta }).value('type')),
  );
  return known.flatMap((domain) => {
    const views = senders.map(({ virtualMta }) => new QueueView(model, block, { domain, virtualMta }));
    const targets = views.map((view) => discardingTarget(view, line));
    const [target] = targets;
    return target && targets.every(Boolean) ? [{ domain, target }] : [];
  });
}

/** The queue that throws the mail of another one away because of a line. */
function discardingTarget(view: QueueView, line: Line): QueueView | undefined {
  const target = view.own(line.name) === line ? targetOf(view, line) : undefined;
  return target && isDiscard(target.value('type')) ? target : undefined;
}

/** What becomes of the mail in the records, where it is `d` for delivered and `b` for bounced. [G1§3.3.10.9, §3.3.10.95.1] */
function fateOf(target: QueueView): string {
  const [type, word] = target.isOn('discard-as-bounce') ? ['b', 'bounced'] : ['d', 'delivered'];
  const disabled = target.value('disable-acct-records');
  const isRecorded = disabled?.kind !== 'record-types' || disabled.items.every(({ name }) => name !== type);
  return isRecorded ? `the accounting file calls it ${word}` : 'no record tells of it';
}

/** The queue that mail ends up in; undefined where another line moves it away. */
function targetOf(view: QueueView, line: Line): QueueView | undefined {
  const { model, queue, section } = view;
  const moved = view.value('queue-to');
  if (line.name === 'type') return moved?.kind === 'queue-name' ? undefined : view;
  return moved?.kind === 'queue-name' ? new QueueView(model, section, { ...queue, domain: moved.name }) : undefined;
}

function isDiscard(value: ReturnType<QueueView['value']>): boolean {
  return value?.kind === 'enum' && value.value === 'discard';
}

function placesOf(model: Model, { value }: Block, target: QueueView, line: Line): ReturnType<typeof relatedPlace>[] {
  const names = value?.kind === 'domain-pattern' && value.form === 'macro' ? value.macros : [];
  const macros = names.flatMap((name) => model.macros.get(name) ?? []);
  const lists = macros.map(({ file, span }) => relatedPlace({ file, span }, 'the list of domains', line.file));
  const type = target.line('type');
  return type && type !== line ? [...lists, relatedPlace(type, 'thrown away here', line.file)] : lists;
}
