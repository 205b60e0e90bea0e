import { defineCheck } from '../check.ts';
import { unmetInQueues } from '../domain-needs.ts';

/** Ways to deliver that have to be told where to. [G1§3.3.10.97.1, §3.3.10.98.1] */
const targets = [
  { type: 'pipe', target: 'command' },
  { type: 'http-delivery', target: 'http-delivery-url' },
];

/** Queues whose mail goes to a program or a web server that is not named. */
export const typeWithoutTarget = defineCheck({
  id: 'type-without-target',
  category: 'routing',
  summary: 'Mail for a program or a web server that is not named',
  messages: {
    missing: {
      severity: 'error',
      text: 'The delivery type {{type}} needs {{target}}.\nPowerMTA has nowhere to deliver the mail of these domains to.\nSet {{target}} in the same section, or in one that also applies to these domains.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const { type, target } of targets) {
      const requirement = { name: 'type', scope: 'domain', when: [type], partners: [target] };
      for (const { line } of unmetInQueues(model, requirement)) report('missing', line, { type, target });
    }
  },
});
