import { type HostValue, parseIp } from '@pmtakit/grammar';
import {
  type Line,
  type Model,
  DEFAULT_VMTA,
  isPlaceholder,
  linesIn,
  linesNamed,
  relatedPlace,
} from '@pmtakit/semantics';
import { firstBy } from '../rule-helpers/first-by.ts';
import { keyOf } from '../rule-helpers/shared-addresses.ts';
import { type SourceAddress, sendsOutside, sourceAddressesIn } from '../rule-helpers/source-addresses.ts';
import { defineRule } from './rule.ts';

/** The name given with EHLO should lead to the address, and the address to the name. [G1§3.3.1.16; RFC 5321 4.1.4] */
export const ehloNameMismatch = defineRule({
  id: 'ehlo-name-mismatch',
  category: 'references',
  preset: 'strict',
  summary: 'A name given with EHLO that does not belong to one address',
  messages: {
    local: {
      severity: 'warning',
      text: '{{name}} is given as the name of this server, but no other server can look it up.\nMany mailbox providers defer or refuse mail from a server whose name does not lead back to its address.\nWrite the full name of the address in the DNS, such as mail.example.com.',
    },
    shared: {
      severity: 'info',
      text: '{{name}} is the EHLO name of {{count}} addresses.\nProviders compare it with the name of the address in the DNS. It fits only if all of these addresses have this name there.\nGive each address a name of its own, or make sure that the name leads to all of them.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const uses of Map.groupBy(namesIn(model), ({ host }) => host.name).values()) {
      const [first] = uses;
      if (first && isLocal(first.host)) {
        report('local', { file: first.line.file, span: first.host }, { name: first.host.raw });
        continue;
      }
      const [one, next, ...more] = distinct(uses);
      if (!one || !next) continue;
      const related = [relatedPlace(one.line, 'the first address', next.line.file)];
      const words = { name: next.host.raw, count: `${more.length + 2}` };
      report('shared', { file: next.line.file, span: next.host }, words, { related });
    }
    const main = mainName(model);
    const host = main?.argument(0);
    if (!main || host?.kind !== 'host' || !isLocal(host)) return;
    report('local', { file: main.file, span: host }, { name: host.raw });
  },
});

/** The names with their addresses, where mail is sent to servers of others. */
function namesIn(model: Model): SourceAddress[] {
  const top = { name: DEFAULT_VMTA, blocks: [model.whole] };
  return [top, ...model.vmtas.vmtas].flatMap(({ name, blocks }) => {
    const own = sourceAddressesIn(blocks);
    return own.length > 0 && sendsOutside(model, name) ? own : [];
  });
}

/** Without smtp-source-host the first host-name is given. [G1§3.3.1.25] */
function mainName({ whole }: Model): Line | undefined {
  if (linesNamed(whole, 'smtp-source-host').length > 0) return undefined;
  return linesIn(whole, 'host-name').find(({ isValid }) => isValid);
}

/** Names that the DNS of the internet will never have. [RFC 2606, 6761, 6762, 8375] */
const localDomains = new Set([
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'invalid',
  'test',
  'example',
]);

/** What a template left over is told as such. */
function isLocal({ raw, name }: HostValue): boolean {
  if (isPlaceholder(raw)) return false;
  if (name.startsWith('[') || parseIp(name)) return true;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return !name.includes('.') || localDomains.has(last) || name.endsWith('.home.arpa');
}

/** One use for each address; of IPv4 and IPv6 the one that has more, because a name may well lead to one of each. */
function distinct(uses: readonly SourceAddress[]): SourceAddress[] {
  const byAddress = firstBy(uses, ({ network }) => keyOf(network));
  const versions = Map.groupBy(byAddress.values(), ({ network }) => network.version);
  return [...versions.values()].reduce((most, same) => (same.length > most.length ? same : most), []);
}
