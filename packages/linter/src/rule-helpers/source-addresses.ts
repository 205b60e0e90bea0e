import type { CidrValue, HostValue } from '@pmtakit/grammar';
import { type Block, type Line, type Model, linesNamed, validLinesIn, OTHER_DOMAIN } from '@pmtakit/semantics';
import { goesToPrivateHosts } from './private-hosts.ts';
import { QueueView } from './queue-views.ts';
import { usesProxy } from './senders.ts';

/** A `smtp-source-host` line: an address that mail leaves from, and the name given with EHLO. [G1§3.3.1.16] */
export interface SourceAddress {
  readonly line: Line;
  readonly network: CidrValue;
  readonly host: HostValue;
}

/** The addresses that some sections name. */
export function sourceAddressesIn(blocks: readonly Block[]): SourceAddress[] {
  return blocks
    .flatMap((block) => validLinesIn(block, 'smtp-source-host'))
    .flatMap((line) => {
      const [network, host] = [line.argument(0), line.argument(1)];
      return network?.kind === 'cidr' && host?.kind === 'host' ? [{ line, network, host }] : [];
    });
}

/** Whether other domains than those that a virtual MTA names are sent to servers of others, without a proxy. */
export function sendsOutside(model: Model, virtualMta: string): boolean {
  if (usesProxy(model, virtualMta)) return false;
  const view = new QueueView(model, model.whole, { domain: OTHER_DOMAIN, virtualMta });
  return view.isSent && !goesToPrivateHosts(view);
}

/** The virtual MTAs that take mail over from others, in backoff mode or always. [G1§3.3.10.50, §10.3.2] */
export function rerouteTargets({ whole, vmtas }: Model): ReadonlySet<string> {
  const lines = ['reroute-to-virtual-mta', 'backoff-reroute-to-virtual-mta'].flatMap((name) => linesNamed(whole, name));
  const names = lines.flatMap((line) => {
    const target = line.argument(0);
    return target?.kind === 'reference' ? vmtas.membersOf(target.name) : [];
  });
  return new Set(names.map((name) => vmtas.vmta(name)?.name ?? name));
}
