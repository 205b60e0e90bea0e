import { type Block, type Line, type Model, argumentPlace, linesIn, sectionsWithGaps } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Spools that take mail until the disk is full. The default of min-free-space is 0. [G1§3.3.1.6, §3.3.2.4] */
export const spoolNoMinFree = defineRule({
  id: 'spool-no-min-free',
  category: 'logging',
  preset: 'strict',
  summary: 'A spool that takes mail until the disk is full',
  messages: {
    none: {
      severity: 'info',
      text: 'This spool has no min-free-space.\nPowerMTA takes mail until the disk is full, and then can no longer write down what it has done with it.\nSet min-free-space, such as 1G, in a <spool> section for it.',
    },
    zero: {
      severity: 'info',
      text: 'With min-free-space {{size}} PowerMTA takes mail until the disk is full.\nThen it can no longer write down what it has done with the mail it has.\nSet a size that leaves room, such as 1G.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole || keepsSpaceFree(model)) return;
    const gaps = sectionsWithGaps(model);
    for (const item of model.whole.items) {
      if (item.name !== 'spool') continue;
      if (item.kind === 'line') {
        if (item.isValid) report('none', item);
        continue;
      }
      const lines = linesIn(item, 'min-free-space');
      if (lines.length === 0 && !gaps.has(item)) report('none', item);
      const zero = zeroIn(item);
      if (zero) report('zero', argumentPlace(zero), { size: zero.text });
    }
  },
});

/** Whether the line of old versions does it for all spools. A wrong value is reported elsewhere. */
function keepsSpaceFree({ whole }: Model): boolean {
  const value = linesIn(whole, 'spool-min-free-space').at(-1);
  if (!value) return false;
  const number = value.argument(0);
  return number?.kind !== 'integer' || number.value > 0;
}

/** The line of a spool that says 0, where it is the only one. */
function zeroIn(spool: Block): Line | undefined {
  const [line, second] = linesIn(spool, 'min-free-space');
  const value = line?.argument(0);
  return line?.isValid && !second && value?.kind === 'size' && value.bytes === 0 ? line : undefined;
}
