import type { Model } from '../../model/model.ts';
import { memberName } from '../../model/virtual-mtas.ts';
import type { Include } from '../../project/project.ts';
import type { Block } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';

/** Pools that mail cannot leave by. [G1§3.3.13, §8.3] */
export const poolEmpty = defineCheck({
  id: 'pool-empty',
  category: 'references',
  summary: 'A pool without a member, or without one that exists',
  messages: {
    empty: {
      severity: 'warning',
      text: 'The pool {{name}} has no members.\nPowerMTA takes an empty section, but what it does with mail for the pool is not documented: there is nothing to send it by.\nAdd `virtual-mta NAME` lines, or take the pool out.',
    },
    undefined: {
      severity: 'error',
      text: 'No member of the pool {{name}} exists.\nMail for the pool is refused, or bounces when it is sent (5.3.5).\nDefine the virtual MTAs it names, or name others.',
    },
  },

  configuration({ model, isWhole, report }) {
    const open = new Set(model.project.includes.flatMap(unreadBlock));
    for (const { name, blocks, members } of model.vmtas.pools) {
      const [block] = blocks;
      if (!block) continue;
      const at = { file: block.file, span: block.argumentSpan };
      if (members.length === 0) {
        if (blocks.every((part) => !open.has(part) && isUnderstood(model, part))) report('empty', at, { name });
      } else if (isWhole && members.every((line) => isUndefined(model, memberName(line)))) {
        report('undefined', at, { name });
      }
    }
  },
});

/** The section that an include line would put more into. */
function unreadBlock({ parent, outcome }: Include): Block[] {
  return outcome.kind === 'included' ? [] : [parent];
}

/** Whether the end of a section and every line in it are known. */
function isUnderstood({ project }: Model, { node, items }: Block): boolean {
  const isClosed = node.kind === 'section' && (node.close !== undefined || project.joined.has(node));
  return isClosed && items.every(({ row }) => row !== undefined);
}

/** A member that is a pool has a finding of its own, and so has one that is no name. */
function isUndefined({ vmtas }: Model, name: string | undefined): boolean {
  return name !== undefined && !vmtas.isDefault(name) && !vmtas.vmta(name) && !vmtas.pool(name);
}
