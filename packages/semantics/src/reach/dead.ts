import { canonical } from '../model/canonical.ts';
import type { AssumptionName } from '../model/assumptions.ts';
import { valuesOf } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';

/** What can be without effect. */
export type DeadKind =
  /** A setting that a stronger line always sets. */
  | 'setting'
  /** A setting of a domain whose mail is moved to another queue. */
  | 'moved-queue'
  /** A section whose pattern stands for nothing, or that another section of the same name replaces. */
  | 'section'
  /** A line of a pattern list behind one that takes the same messages. */
  | 'pattern'
  /** A reply behind one that takes the same texts. */
  | 'reply'
  | 'bounce-category'
  | 'http-access'
  | 'domain-key'
  /** Something with a name that nothing refers to. */
  | 'unused';

/** A line or section that can never take effect. */
export interface Dead {
  readonly kind: DeadKind;
  readonly item: Line | Block;
  /** What is in its way; undefined when nothing is, and it is just not asked for. */
  readonly blockedBy: Line | Block | undefined;
  /** Whether it would do something else than what is in its way. */
  readonly differs: boolean;
  /** Why, as the end of a sentence. */
  readonly reason: string;
  readonly assumptions: readonly AssumptionName[];
}

/** A line of a list behind one that takes the same. */
export function deadBehind(kind: DeadKind, item: Line, blockedBy: Line, reason: string): Dead {
  return { kind, item, blockedBy, differs: resultOf(item) !== resultOf(blockedBy), reason, assumptions: [] };
}

/** A section that does not count beside another one. Under most assumptions they add up. */
export function replaced(item: Block, blockedBy: Block, assumption: AssumptionName): Dead {
  const reason = `another <${item.name}> section of the same name counts instead of it`;
  return { kind: 'section', item, blockedBy, differs: true, reason, assumptions: [assumption] };
}

/** What a line decides: its last argument, or what stands in its list. */
function resultOf(line: Line): string {
  const result = valuesOf(line).at(-1);
  return line.block ? `list at ${line.order}` : result ? canonical(result) : '';
}
