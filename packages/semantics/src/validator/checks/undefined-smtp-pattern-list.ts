import { defineCheck } from '../check.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** Names of lists of reply patterns that nothing defines. [G1§3.3.10.90, §3.3.15] */
export const undefinedSmtpPatternList = defineCheck({
  id: 'undefined-smtp-pattern-list',
  category: 'backoff',
  summary: 'The name of a list of reply patterns that is not defined',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No <smtp-pattern-list {{name}}> is defined.\nPowerMTA refuses the line, or reads no reply by such a list: no queue goes into backoff mode by it.\nDefine the list, or name one that exists.{{like}}',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const reference of undefinedReferences(model, ['smtp-pattern-list'])) {
      report('undefined', reference, { name: reference.name, like: didYouMean(model, reference) });
    }
  },
});
