import type { CidrValue } from '@pmtakit/grammar';
import type { DomainHome } from '../../model/domain-homes.ts';
import type { Model } from '../../model/model.ts';
import type { NamedBlocks, Pool } from '../../model/virtual-mtas.ts';
import { defineCheck } from '../check.ts';
import { domainLines } from '../domain-lines.ts';
import { Nesting, networkChain } from '../nesting.ts';
import { networksIn, sourceHostsIn, sourceHostsOf, usesProxy } from '../source-hosts.ts';

const limits = [
  'source-ip-max-smtp-out',
  'source-ip-max-connect-rate',
  'source-ip-max-msg-rate',
  'source-ip-max-data-volume-rate',
];

/** Limits for source addresses that no virtual MTA has. [G1§3.3.10.32, §3.3.10.77, §3.3.10.80-83] */
export const sourceIpCidrUnmatched = defineCheck({
  id: 'source-ip-cidr-unmatched',
  category: 'limits',
  summary: 'A limit for source addresses that nothing sends from',
  messages: {
    unmatched: {
      severity: 'warning',
      text: 'This limit never applies: {{network}} holds no source address{{where}}.\nIt limits connections from local addresses in that network, and none of the configured ones lies in it.\nWrite the network of the addresses that smtp-source-host names.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const addresses = new Addresses(model);
    for (const { line, home } of limits.flatMap((name) => domainLines(model).named(name))) {
      const network = line.argument(0);
      if (network?.kind !== 'cidr' || addresses.mayLieIn(network, home)) continue;
      report('unmatched', line, { network: network.raw, where: placeOf(home) });
    }
  },
});

/** The source addresses of each home of `<domain>` sections, gathered once. Undefined where one is not known. */
class Addresses {
  readonly #model: Model;
  readonly #byHome = new Map<DomainHome, Nesting | undefined>();

  constructor(model: Model) {
    this.#model = model;
  }

  mayLieIn(network: CidrValue, home: DomainHome): boolean {
    if (!this.#byHome.has(home)) this.#byHome.set(home, this.#gather(home));
    return this.#byHome.get(home)?.overlaps(networkChain(network)) ?? true;
  }

  #gather({ pool, table, virtualMta = '' }: DomainHome): Nesting | undefined {
    const { vmtas, whole } = this.#model;
    if (pool) return this.#ofAll(this.#membersOf(pool));
    if (table.scope !== 'global') return this.#ofAll([vmtas.vmta(virtualMta)]);
    return this.#ofAll([{ name: '', blocks: [whole] }, ...vmtas.vmtas].filter((one) => this.#isUsed(one)));
  }

  #membersOf({ name }: Pool): (NamedBlocks | undefined)[] {
    const { vmtas } = this.#model;
    return vmtas.membersOf(name).map((member) => vmtas.vmta(member));
  }

  /** The built-in virtual MTA counts where it has an address, or where it is the only one. */
  #isUsed({ name, blocks }: NamedBlocks): boolean {
    return name !== '' || sourceHostsIn(blocks).length > 0 || [...this.#model.vmtas.vmtas].length === 0;
  }

  #ofAll(all: readonly (NamedBlocks | undefined)[]): Nesting | undefined {
    const nesting = new Nesting();
    for (const vmta of all) {
      const lines = vmta ? sourceHostsOf(this.#model, vmta) : [];
      const networks = lines.flatMap(networksIn);
      if (!vmta || networks.length === 0 || usesProxy(this.#model, vmta)) return undefined;
      for (const network of networks) nesting.add(networkChain(network));
    }
    return nesting;
  }
}

function placeOf({ pool, table, virtualMta }: DomainHome): string {
  if (pool) return ` of pool ${pool.name}`;
  return table.scope === 'global' ? '' : ` of virtual MTA ${virtualMta}`;
}
