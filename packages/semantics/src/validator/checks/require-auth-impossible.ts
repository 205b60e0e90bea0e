import { validLinesIn } from '../../project/find.ts';
import type { Model } from '../../model/model.ts';
import { defineCheck } from '../check.ts';
import { isOn } from '../is-on.ts';
import { unmetInSources } from '../source-needs.ts';

/** Logins that are required but not possible. [G1§3.3.7.6, §3.3.7.9, §3.3.8] */
export const requireAuthImpossible = defineCheck({
  id: 'require-auth-impossible',
  category: 'security',
  summary: 'A login that is required but not possible',
  messages: {
    notallowed: {
      severity: 'error',
      text: 'These clients have to log in, but allow-auth no keeps them from it.\nPowerMTA takes no mail from them at all.\nRemove allow-auth no, or require-auth yes.',
    },
    nouser: {
      severity: 'error',
      text: 'These clients have to log in, but there is no <smtp-user>{{more}}.\nNobody can log in, so PowerMTA takes no mail from them at all.\nDefine an <smtp-user> with a password, or remove require-auth yes.',
      once: true,
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const requirement = { name: 'require-auth', scope: 'source', when: ['yes'], partners: ['allow-auth'] };
    for (const line of unmetInSources(model, { ...requirement, values: ['yes'], byDefault: true })) {
      report('notallowed', line);
    }
    if (hasUser(model)) return;
    for (const block of model.whole.blocks()) {
      const lines = block.name === 'source' ? validLinesIn(block, 'require-auth') : [];
      for (const line of lines.filter(isOn)) report('nouser', line);
    }
  },
});

function hasUser({ whole }: Model): boolean {
  return [...whole.blocks()].some(({ name }) => name === 'smtp-user');
}
