import { type HostListMember, oncePer } from '@pmtakit/grammar';
import {
  DEFAULT_VMTA,
  type Line,
  type Model,
  type Setting,
  isYes,
  linesNamed,
  relatedPlace,
  sourceIpsOf,
} from '@pmtakit/semantics';
import { domainWords } from '../rule-helpers/domain-words.ts';
import { type OwnListener, OwnListeners } from '../rule-helpers/own-listeners.ts';
import { QueueView, queuesSetting } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Mail that is sent to the server that sends it, and there goes into the same queue again. [G1§3.3.10.89, §8.4] */
export const selfLoop = defineRule({
  id: 'self-loop',
  category: 'routing',
  preset: 'recommended',
  summary: 'Mail that is sent to a listener of the server itself',
  messages: {
    loop: {
      severity: 'error',
      text: 'Mail for {{domain}} is sent to {{host}}, where this server itself listens.\nIt comes in again for the same queue until it has passed too many hops, or is refused there: in the end it bounces.\nName the server that the mail is for.',
    },
  },

  configuration({ model, isWhole, report }) {
    // An alias may give the mail that comes in to somebody else.
    if (!isWhole || linesNamed(model.whole, 'alias').length > 0) return;
    const own = new OwnListeners(model);
    for (const view of queuesSetting(model, ['smtp-hosts'])) {
      const line = view.own('smtp-hosts');
      if (!line || !isDelivered(view)) continue;
      for (const host of hostsIn(line)) {
        const to = own.at(host.host, host.port ?? defaultPort(view));
        if (!to || !(isEverywhere(view) || comesBack(view, to))) continue;
        const at = { file: line.file, span: host };
        const related = to.listener ? [relatedPlace(to.listener.line, 'this listener', at.file)] : [];
        const words = { domain: domainWords(view.section), host: host.raw };
        report('loop', at, words, { related, assumptions: view.assumptions('smtp-hosts') });
      }
    }
  },
});

/** Addresses of one virtual MTA that are asked. */
const MOST_ADDRESSES = 20;

function hostsIn(line: Line): readonly HostListMember[] {
  const hosts = line.argument(0);
  return hosts?.kind === 'host-list' ? hosts.levels.flat().filter(({ form }) => form !== 'lookup-mx') : [];
}

function defaultPort(view: QueueView): number {
  const port = view.value('default-smtp-port');
  return port?.kind === 'integer' ? port.value : 25;
}

/** Whether the hosts of a queue are asked at all: its mail is not moved, and no processor takes it when it comes in. */
function isDelivered(view: QueueView): boolean {
  const type = view.value('type');
  if (type?.kind === 'enum' && type.value !== 'smtp') return false;
  const isMoved = view.value('queue-to')?.kind === 'queue-name';
  return !isMoved && view.value('reroute-to-virtual-mta')?.kind !== 'reference' && !isProcessed(view);
}

/** Whether something looks at mail that comes in, which may be what the line is for. */
function isProcessed({ model }: QueueView): boolean {
  return model.whole.items.some(({ name }) => name === 'bounce-processor' || name === 'feedback-loop-processor');
}

/** Virtual MTAs with `<domain>` sections of their own that are asked one by one. */
const MOST_VMTAS = 50;

/** The virtual MTAs that may send otherwise, and one that stands for all others. */
const differingNames: (model: Model) => readonly string[] = oncePer(({ vmtas, queues }) => {
  const names = Array.from(vmtas.vmtas, ({ name }) => name);
  return [DEFAULT_VMTA, ...names.filter((name) => queues.tablesOf(name).length > 1)];
});

/** Whether mail for the domain has the same way whichever virtual MTA is chosen for it. */
function isEverywhere(view: QueueView): boolean {
  const { model, queue } = view;
  const names = differingNames(model);
  return (
    names.length <= MOST_VMTAS &&
    names.every((name) => isSameWay(view, new QueueView(model, view.section, { ...queue, virtualMta: name })))
  );
}

/** Whether what comes in at a listener gets the virtual MTA that it has come from, whatever address it is sent from. */
function comesBack(view: QueueView, { address, listener, port }: OwnListener): boolean {
  const { model, queue } = view;
  const froms = [address, ...sourceIpsOf(model, queue.virtualMta).map(({ network }) => network)].slice(
    0,
    MOST_ADDRESSES,
  );
  return froms.every((from) => {
    const source = model.source({ address: from, ...(listener && { listener: { address, port } }) });
    if (source.get('pattern-list')?.line || isYes(source.get('process-x-virtual-mta'))) return false;
    const names = nextVirtualMtas(model, source.get('default-virtual-mta'));
    return (
      names?.every((name) => isSameWay(view, new QueueView(model, view.section, { ...queue, virtualMta: name }))) ??
      false
    );
  });
}

function isSameWay(view: QueueView, next: QueueView): boolean {
  return next.line('smtp-hosts') === view.line('smtp-hosts') && isDelivered(next);
}

/** The virtual MTAs that a source may choose; nothing where it chooses by address. */
function nextVirtualMtas({ vmtas }: Model, setting: Setting | undefined): readonly string[] | undefined {
  if (!setting?.line) return [DEFAULT_VMTA];
  return setting.value?.kind === 'reference' ? vmtas.membersOf(setting.value.name) : undefined;
}
