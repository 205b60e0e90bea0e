import { parseCidr } from '@pmtakit/grammar';
import type { Reference } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** Names of sources that no `<source>` has. [G1§3.3.1.20, §3.3.8.4, §3.3.17.3] */
export const undefinedSource = defineCheck({
  id: 'undefined-source',
  category: 'references',
  summary: 'The name of a source that is not defined',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No <source {{name}}> is defined.\nPowerMTA refuses the line, or gives these clients only what the section for their address says, which often denies relaying.\nDefine the section, or name one that exists; braces are part of the name.{{like}}',
    },
    auth: {
      severity: 'warning',
      text: 'No <source {auth}> is defined.\nUsers that name no source get {auth} too, so this line changes nothing: the user has what the section for its address says.\nDefine <source {auth}>, or take the line out.',
    },
    address: {
      severity: 'warning',
      text: 'A source is named here, and {{name}} is an address.\nSections for addresses apply to the clients that have them; whether they can be named too is not documented.\nGive the section a name of its own.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const reference of undefinedReferences(model, ['source'])) {
      report(messageFor(reference), reference, { name: reference.name, like: didYouMean(model, reference) });
    }
  },
});

function messageFor({ name, item }: Reference): 'undefined' | 'auth' | 'address' {
  if (name.toLowerCase() === '{auth}' && item.kind === 'line' && item.parent.name === 'smtp-user') return 'auth';
  return /[.:/]/.test(name) && parseCidr(name) ? 'address' : 'undefined';
}
