import { defineCheck } from '../check.ts';
import { unmetInQueues } from '../domain-needs.ts';

/** A second signature for which no other identity is named than for the first. [G1§10.6.4] */
export const secondDkimNoKey = defineCheck({
  id: 'second-dkim-no-key',
  category: 'security',
  summary: 'A second DKIM signature without an identity of its own',
  messages: {
    same: {
      severity: 'warning',
      text: 'A second signature is on, but second-dkim-identity is not set.\nBoth signatures are then asked for the same identity, so the second one is made with the same key or not at all. Which of both is not documented.\nSet second-dkim-identity to an address or domain of the second signer that a domain-key covers.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const partners = ['second-dkim-identity', 'dkim-identity'];
    const requirement = { name: 'second-dkim-sign', scope: 'domain', when: ['yes'], partners };
    for (const { line } of unmetInQueues(model, requirement)) report('same', line);
  },
});
