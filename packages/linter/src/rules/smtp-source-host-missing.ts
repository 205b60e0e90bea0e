import { linesIn, reachableVirtualMtas, relatedPlace, sourceHostsIn } from '@pmtakit/semantics';
import { sendsOutside } from '../rule-helpers/source-addresses.ts';
import { defineRule } from './rule.ts';

/** Virtual MTAs without an address, beside others that have one. [G1§8.2] */
export const smtpSourceHostMissing = defineRule({
  id: 'smtp-source-host-missing',
  category: 'references',
  preset: 'strict',
  summary: 'A virtual MTA without a source address beside others that have one',
  messages: {
    global: {
      severity: 'warning',
      text: 'Virtual MTA {{name}} has no smtp-source-host, so it sends from the addresses of the top level.\nOther virtual MTAs have addresses of their own. Mail of this one shares its reputation with all that names no address.\nAdd smtp-source-host with its address and the name of that address.',
    },
    system: {
      severity: 'warning',
      text: 'Virtual MTA {{name}} has no smtp-source-host, so the system chooses the address it sends from.\nThat is the main address of this machine, which another virtual MTA may have, and the name given with EHLO may not fit.\nAdd smtp-source-host with its address and the name of that address.',
    },
  },

  configuration({ model, isWhole, report }) {
    const all = isWhole ? [...model.vmtas.vmtas] : [];
    const without = all.filter(({ blocks }) => sourceHostsIn(blocks).length === 0);
    if (without.length === 0 || without.length === all.length) return;
    const reachable = new Set(reachableVirtualMtas(model));
    const [top] = linesIn(model.whole, 'smtp-source-host');
    for (const { name, blocks } of without) {
      const [block] = blocks;
      if (!block || !reachable.has(name) || !sendsOutside(model, name)) continue;
      const related = top ? [relatedPlace(top, 'sends from here', block.file)] : [];
      if (top) report('global', block, { name }, { related });
      else report('system', block, { name });
    }
  },
});
