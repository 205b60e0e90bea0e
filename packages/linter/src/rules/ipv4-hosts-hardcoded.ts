import { type HostListMember, parseCidr } from '@pmtakit/grammar';
import { type Line, type Model, argumentPlace, domainLines } from '@pmtakit/semantics';
import { receiverOf } from '../rule-helpers/provider-limits.ts';
import { isPublic } from '../rule-helpers/public-networks.ts';
import { defineRule } from './rule.ts';

/** Mail servers of a provider by address, which change without notice. [G1§3.3.10.89] */
export const ipv4HostsHardcoded = defineRule({
  id: 'ipv4-hosts-hardcoded',
  category: 'routing',
  preset: 'strict',
  summary: 'Mail servers of a provider that are given by address',
  messages: {
    fixed: {
      severity: 'info',
      text: 'Mail for {{domain}} goes to {{address}} instead of the servers that DNS names.\nIf that is a server of {{provider}}, mail stops on the day it moves; providers move them without a word.\nRemove smtp-hosts, or write lookup-mx: and a domain of the provider.',
    },
  },

  configuration({ model, report }) {
    for (const { line } of domainLines(model).named('smtp-hosts')) {
      const address = publicAddressIn(model, line);
      const queue = address && receiverOf(model, line, (view) => view.isSent);
      if (!address || !queue) continue;
      const words = { domain: queue.domain, provider: queue.provider.name, address: address.host };
      report('fixed', argumentPlace(line), words);
    }
  },
});

/** The first address for mail as providers take it: on the port for it, and not in a network of one's own. */
function publicAddressIn({ server }: Model, line: Line): HostListMember | undefined {
  const hosts = line.argument(0);
  if (hosts?.kind !== 'host-list') return undefined;
  const dummy = server.get('dummy-smtp-ip')?.text;
  return hosts.levels
    .flat()
    .find(({ form, host, port = 25 }) => form === 'ip' && port === 25 && host !== dummy && isPublicIpv4(host));
}

function isPublicIpv4(host: string): boolean {
  const network = parseCidr(host);
  return network?.version === 4 && isPublic(network);
}
