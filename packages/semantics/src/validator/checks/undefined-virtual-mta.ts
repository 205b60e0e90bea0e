import { DEFAULT_VMTA } from '../../model/names.ts';
import { defineCheck } from '../check.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** Names of virtual MTAs and pools that nothing defines. [G1§8.5.2] */
export const undefinedVirtualMta = defineCheck({
  id: 'undefined-virtual-mta',
  category: 'references',
  summary: 'The name of a virtual MTA or pool that is not defined',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No virtual MTA or pool is called {{name}}.\nPowerMTA refuses or bounces the mail that is meant for it (5.3.5).\nDefine <virtual-mta {{name}}>, or name one that exists.{{like}}',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const reference of undefinedReferences(model, ['virtual-mta', 'virtual-mta-pool'])) {
      const { name } = reference;
      // A pool in a pool is a matter of pool-member.
      if (name !== DEFAULT_VMTA && !model.vmtas.pool(name))
        report('undefined', reference, { name, like: didYouMean(model, reference) });
    }
  },
});
