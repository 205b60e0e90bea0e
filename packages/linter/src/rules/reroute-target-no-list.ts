import { type Model, argumentPlace } from '@pmtakit/semantics';
import { QueueView, sentLines } from '../rule-helpers/queue-views.ts';
import { defineRule } from './rule.ts';

/** Mail that leaves backoff mode for a virtual MTA where no reply is watched. [G1§3.3.10.50, §3.3.15; runtime 8] */
export const rerouteTargetNoList = defineRule({
  id: 'reroute-target-no-list',
  category: 'backoff',
  preset: 'strict',
  summary: 'Throttled mail that moves to a virtual MTA which reads no replies',
  messages: {
    unprotected: {
      severity: 'warning',
      text: 'Mail that is throttled moves to {{target}}, where nothing is set to slow it down.\nNo smtp-pattern-list and no limit counts for it there. What got one address throttled now gets the next one throttled.\nSet max-msg-rate and an smtp-pattern-list for {{target}}.',
    },
    deaf: {
      severity: 'info',
      text: 'Mail that is throttled moves to {{target}}, where no smtp-pattern-list reads the replies.\nThe limits there are all that holds it back: when the provider asks for even less, nobody listens.\nSet an smtp-pattern-list for {{target}}.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const told = new Set<string>();
    for (const { line, view } of sentLines(model, 'backoff-reroute-to-virtual-mta')) {
      const target = line.argument(0);
      if (target?.kind !== 'reference' || told.has(target.name.toLowerCase())) continue;
      const deaf = membersOf(model, target.name, view).filter((member) => member.isSent && !hasList(member));
      const worst = deaf.find((member) => !isLimited(member)) ?? deaf[0];
      if (!worst) continue;
      told.add(target.name.toLowerCase());
      const id = isLimited(worst) ? 'deaf' : 'unprotected';
      const assumptions = worst.assumptions('smtp-pattern-list');
      report(id, argumentPlace(line), { target: nameOf(worst, target.name) }, { assumptions });
    }
  },
});

/** A virtual MTA; of a pool the one that is meant. */
function nameOf({ queue: { virtualMta } }: QueueView, target: string): string {
  return virtualMta.toLowerCase() === target.toLowerCase() ? target : `${virtualMta} of pool ${target}`;
}

/** The queues that mail moves to. A reroute to itself is ignored. */
function membersOf(model: Model, target: string, { queue, section }: QueueView): QueueView[] {
  const { vmtas } = model;
  const names = vmtas.membersOf(target).filter((name) => vmtas.vmta(name));
  const others = names.filter((name) => name.toLowerCase() !== queue.virtualMta.toLowerCase());
  return others.map((virtualMta) => new QueueView(model, section, { domain: queue.domain, virtualMta }));
}

function hasList(view: QueueView): boolean {
  return view.value('smtp-pattern-list')?.kind === 'reference';
}

const limits = ['max-msg-rate', 'max-connect-rate', 'max-data-volume-rate', 'max-smtp-out', 'source-ip-max-msg-rate'];
const wholeLimits = ['max-smtp-out', 'max-smtp-msg-rate', 'max-smtp-data-volume-rate'];

/** Whether anything but the defaults limits the queue or its virtual MTA. */
function isLimited(view: QueueView): boolean {
  if (limits.some((name) => view.line(name))) return true;
  const whole = view.model.virtualMta(view.queue.virtualMta);
  return wholeLimits.some((name) => whole.get(name)?.isDefault === false);
}
