import {
  type Line,
  type Rollup,
  argumentPlace,
  domainLines,
  matchesDomain,
  patternsOf,
  relatedPlace,
  rollupsOf,
} from '@pmtakit/semantics';
import { type Provider, providers } from '../data/providers.ts';
import { serverLike } from '../rule-helpers/provider-queues.ts';
import { defineRule } from './rule.ts';

/** Companies of one hosting provider, whose mail goes to the servers of one of them. [G1§10.17; providers.json] */
export const hostedWildcardMixes = defineRule({
  id: 'hosted-wildcard-mixes',
  category: 'routing',
  preset: 'recommended',
  summary: 'A rollup of hosted domains that sends the mail of all to fixed servers',
  messages: {
    fixed: {
      severity: 'warning',
      text: '{{queue}} sends mail for all customers of {{provider}} to fixed servers.\nEach customer there has servers of its own name, and those of others refuse its mail (known as of {{date}}).\nRemove smtp-hosts and write rollup-by-ip at the end of the mx line: then each domain keeps its own servers.',
    },
  },

  configuration({ model, report }) {
    const hosted = new Map<string, { provider: Provider; line: Line }>();
    for (const rollup of rollupsOf(model)) {
      const provider = hostedBy(rollup);
      const [line] = rollup.lines;
      const isByIp = rollup.lines.some((one) => one.argument(2));
      if (provider && line && !isByIp) hosted.set(rollup.queue, { provider, line });
    }
    for (const item of hosted.size > 0 ? domainLines(model).named('smtp-hosts') : []) {
      const queue = patternsOf(item).find((pattern) => hosted.has(pattern));
      const found = queue === undefined ? undefined : hosted.get(queue);
      const { line } = item;
      if (queue === undefined || !found || !isFixed(line)) continue;
      const related = [relatedPlace(found.line, 'taken by this line', line.file)];
      const words = { queue, provider: found.provider.name, date: providers.asOf };
      report('fixed', argumentPlace(line), words, { related });
    }
  },
});

/** A provider whose customers have servers of their own, and a wildcard of a rollup that takes those of all. */
function hostedBy({ patterns }: Rollup): Provider | undefined {
  return providers.all.find(
    ({ mx, serversPerCustomer }) =>
      serversPerCustomer && patterns.flat().some((pattern) => mx.some((suffix) => takesAll(pattern, suffix))),
  );
}

function takesAll(pattern: string, suffix: string): boolean {
  return /^(?:\[\*|\*)\.?/.test(pattern) && matchesDomain(pattern, `?.${suffix}`);
}

/** Whether mail goes to servers of a provider, by their names or those of a domain; a relay of one's own may know more. */
function isFixed(line: Line): boolean {
  const hosts = line.argument(0);
  if (hosts?.kind !== 'host-list') return false;
  return hosts.levels
    .flat()
    .every(({ form, host }) => form === 'lookup-mx' || providers.of(host) || providers.ofServer(serverLike(host)));
}
