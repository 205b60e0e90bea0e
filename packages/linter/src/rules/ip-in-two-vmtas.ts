import { type Model, argumentPlace, linesNamed, numberOption, relatedPlace } from '@pmtakit/semantics';
import { usesProxy } from '../rule-helpers/senders.ts';
import { type SharedNetwork, type User, sharedNetworks } from '../rule-helpers/shared-addresses.ts';
import { rerouteTargets, sourceAddressesIn } from '../rule-helpers/source-addresses.ts';
import { shortList } from '../rule-helpers/short-list.ts';
import { defineRule } from './rule.ts';

const most = numberOption('most', 1, 'As many virtual MTAs may send from one address.');

/** Limits hold for each queue, and each virtual MTA has queues of its own. [runtime 4, 6] */
export const ipInTwoVmtas = defineRule({
  id: 'ip-in-two-vmtas',
  category: 'references',
  preset: 'strict',
  summary: 'A source address that several virtual MTAs send from',
  messages: {
    shared: {
      severity: 'warning',
      text: '{{count}} virtual MTAs send from {{address}}: {{names}}.\nEach has limits of its own, so a mailbox provider sees their sum from this address{{more}}, and all share one reputation.\nGive each an address of its own, or limit what they do together by mx-connection-limit.',
    },
    holds: {
      severity: 'warning',
      text: '{{address}} holds source addresses of {{count}} other virtual MTAs: {{names}}.\nEach has limits of its own, so a mailbox provider sees their sum from these addresses, and they share one reputation.\nWrite a network that only this virtual MTA uses.',
    },
  },
  options: [most],

  configuration({ model, isWhole, options, report }) {
    if (!isWhole || linesNamed(model.whole, 'mx-connection-limit').length > 0) return;
    const allowed = options.get(most);
    const all = sharedNetworks(usersIn(model));
    for (const { first, others } of groupsOf(all, allowed)) {
      const [user, next] = [...first.users.values()];
      if (!user || !next) continue;
      const words = {
        address: first.network.raw,
        count: `${first.users.size}`,
        names: shortList([...first.users.keys()]),
      };
      const more = others > 0 ? ` and ${others} more` : '';
      const related = [relatedPlace(user.line, `virtual MTA ${user.virtualMta}`, next.line.file)];
      report('shared', argumentPlace(next.line), { ...words, more }, { related });
    }
    for (const { network, users, within } of all) {
      const [user] = users.values();
      const [inside] = within.values();
      if (!user || !inside || users.size + within.size <= allowed) continue;
      const related = [relatedPlace(inside.line, `virtual MTA ${inside.virtualMta}`, user.line.file)];
      const words = { address: network.raw, count: `${within.size}`, names: shortList([...within.keys()]) };
      report('holds', argumentPlace(user.line), words, { related });
    }
  },
});

/** Virtual MTAs that only take over the mail of others are left out, and so are those behind proxies. */
function usersIn(model: Model): User[] {
  const takeOver = rerouteTargets(model);
  return [...model.vmtas.vmtas].flatMap(({ name, blocks }) => {
    if (takeOver.has(name)) return [];
    const own = sourceAddressesIn(blocks);
    if (own.length === 0 || usesProxy(model, name)) return [];
    return own.map(({ line, network }) => ({ virtualMta: name, line, network }));
  });
}

/** Virtual MTAs that share one address often share more; that is told once. */
function groupsOf(all: readonly SharedNetwork[], allowed: number): { first: SharedNetwork; others: number }[] {
  const shared = all.filter(({ users }) => users.size > Math.max(1, allowed));
  return [...Map.groupBy(shared, ({ users }) => [...users.keys()].join('\n')).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ first, others: same.length - 1 }] : [];
  });
}
