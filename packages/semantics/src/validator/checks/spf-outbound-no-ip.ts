import type { Model } from '../../model/model.ts';
import { DEFAULT_VMTA } from '../../model/names.ts';
import { isOn } from '../is-on.ts';
import { defineCheck } from '../check.ts';
import { domainLines } from '../domain-lines.ts';
import { reachedBy } from '../reached-virtual-mtas.ts';
import { sourceHostsIn, sourceHostsOf, usesProxy } from '../source-hosts.ts';

/** Outbound SPF checks for mail whose source address PowerMTA does not know. [G1§3.3.10.2, §10.5] */
export const spfOutboundNoIp = defineCheck({
  id: 'spf-outbound-no-ip',
  category: 'routing',
  summary: 'Outbound SPF checks without a configured source address',
  messages: {
    noaddress: {
      severity: 'warning',
      text: 'Outbound SPF checks are on, but {{vmta}} has no smtp-source-host.\nPowerMTA then cannot check, writes an error to its log and defers the mail until it expires.\nAdd smtp-source-host to the virtual MTA or at the top level.',
    },
  },

  configuration({ model, isWhole, report }) {
    const lines = isWhole ? domainLines(model).named('check-spf-outbound') : [];
    const on = lines.filter(({ line }) => isOn(line));
    const without = on.length > 0 ? withoutAddress(model) : new Set<string>();
    for (const item of without.size > 0 ? on : []) {
      const name = reachedBy(model, item, without);
      if (name === undefined) continue;
      report('noaddress', item.line, { vmta: name === DEFAULT_VMTA ? 'the server' : `virtual MTA ${name}` });
    }
  },
});

/** The virtual MTAs without a source address. The built-in one counts only where it is the only one. */
function withoutAddress(model: Model): ReadonlySet<string> {
  const { vmtas, whole } = model;
  const all = [...vmtas.vmtas];
  if (all.length === 0) return new Set(sourceHostsIn([whole]).length > 0 ? [] : [DEFAULT_VMTA]);
  const without = all.filter((vmta) => sourceHostsOf(model, vmta).length === 0 && !usesProxy(model, vmta));
  return new Set(without.map(({ name }) => name));
}
