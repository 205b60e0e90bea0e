import { linesIn, validLinesIn } from '../../project/find.ts';
import type { Block } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { sectionsWithGaps } from '../section-needs.ts';

/** What a user shows to log in, by the method; the system knows its users itself. [G1§3.3.8.1-3] */
const proofs = new Map([
  ['password', 'password'],
  ['certificate', 'tls-certificate'],
]);

/** Accounts that nobody can log in to. */
export const smtpUserNoLogin = defineCheck({
  id: 'smtp-user-no-login',
  category: 'security',
  summary: 'An account without the password or certificate it needs',
  messages: {
    missing: {
      severity: 'error',
      text: 'Nobody can log in as {{user}}, because the account has no {{proof}}.\nWith authentication-method {{method}}{{default}} PowerMTA compares what a client shows with that line.\nAdd {{proof}}, or choose another authentication-method.',
    },
  },

  configuration({ model, report }) {
    const gaps = sectionsWithGaps(model);
    for (const blocks of model.sources.users) {
      const [block] = blocks;
      if (block?.value?.kind !== 'name' || blocks.some((one) => gaps.has(one))) continue;
      const method = methodIn(blocks);
      const proof = proofs.get(method ?? 'password');
      if (proof === undefined || blocks.some((one) => linesIn(one, proof).length > 0)) continue;
      const words = { method: method ?? 'password', default: method === undefined ? ' (the default)' : '' };
      report('missing', block, { user: block.value.name, proof, ...words });
    }
  },
});

/** The method that the last line names; undefined when there is no line. */
function methodIn(blocks: readonly Block[]): string | undefined {
  const value = blocks
    .flatMap((block) => validLinesIn(block, 'authentication-method'))
    .at(-1)
    ?.argument(0);
  return value?.kind === 'enum' ? value.value : undefined;
}
