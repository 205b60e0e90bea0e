import { type PatternText, type ReplyAction, type Steps, findsIn, patternText } from '@pmtakit/grammar';
import {
  type Block,
  type ReportAt,
  matchesEverything,
  relatedPlace,
  replyGroup,
  sectionsNamed,
  withoutCase,
} from '@pmtakit/semantics';
import {
  type ActionGroup,
  type ReplyPattern,
  groupsOf,
  placeIn,
  repliesTaken,
  replyPatternsIn,
} from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** Of rules whose actions do not go together the first that matches counts. [G1§3.3.15; runtime 8] */
export const smtpPatternShadowed = defineRule({
  id: 'smtp-pattern-shadowed',
  category: 'backoff',
  preset: 'recommended',
  summary: 'A rule for replies that an earlier rule takes all of',
  messages: {
    never: {
      severity: 'warning',
      text: '{{actions}} never applies: every reply that matches here matches /{{earlier}}/ too.\nOf rules that do not go together PowerMTA takes the first, which says {{instead}}.\nMove this line above the other one.',
    },
    known: {
      severity: 'info',
      text: '{{actions}} hardly ever applies: all replies known for it match /{{earlier}}/ first.\nOne of them is "{{sample}}". Of rules that do not go together PowerMTA takes the first, which says {{instead}}.\nMove this line above the other one, or make that one narrower.',
    },
  },

  *configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) yield* lookThrough(list, report);
  },
});

/** Long lists are compared as far as this. */
const MOST_COMPARISONS = 50_000;

/** What one line does of one kind. */
interface Part {
  readonly pattern: ReplyPattern;
  readonly text: PatternText | undefined;
  readonly order: number;
  readonly actions: string;
}

interface Shadow {
  readonly id: 'never' | 'known';
  readonly by: Part;
}

function* lookThrough(list: Block, report: ReportAt<'never' | 'known'>): Steps<void> {
  const comparison = new Comparison();
  /** Of all that stand behind a line which takes everything, the first one is enough. */
  const told = new Set<Part>();
  for (const [order, pattern] of replyPatternsIn(list).entries()) {
    yield;
    const text = patternText(pattern.regex);
    const parts = [...groupsOf(pattern)].map((group) => ({ pattern, text, order, ...actionsIn(pattern, group) }));
    const shadows = parts.map((part) => comparison.add(part));
    const index = shadows.findIndex((shadow) => shadow !== undefined);
    const [part, shadow] = [parts[index], shadows[index]];
    if (!part || !shadow || told.has(shadow.by)) continue;
    if (matchesEverything(shadow.by.pattern.regex)) told.add(shadow.by);
    tell(part, shadow, report);
  }
}

function tell({ pattern, actions }: Part, { id, by }: Shadow, report: ReportAt<'never' | 'known'>): void {
  const { samples, recipients } = repliesTaken(pattern.regex);
  const words = {
    actions,
    earlier: shortened(by.pattern.regex.pattern),
    instead: by.actions,
    sample: [...samples, ...recipients][0]?.text ?? '',
  };
  const related = [relatedPlace(by.pattern.line, 'this line applies', pattern.line.file)];
  const at = placeIn(pattern.line, pattern.regex);
  if (id === 'never') report('never', at, words, { related });
  else report('known', at, words, { related });
}

function shortened(pattern: string): string {
  return pattern.length > 60 ? `${pattern.slice(0, 57)}...` : pattern;
}

/** The actions of one group, as written and as they are compared. */
function actionsIn(
  { actions }: ReplyPattern,
  group: ActionGroup,
): { group: ActionGroup; actions: string; key: string } {
  const own = actions.filter(({ action }) => replyGroup[action] === group);
  return { group, actions: own.map(({ raw }) => raw).join(','), key: own.map(keyOf).sort().join(',') };
}

function keyOf({ action, duration }: ReplyAction): string {
  return `${action}=${duration?.seconds ?? ''}`;
}

/** The lines of a list up to now, by what they do. */
class Comparison {
  readonly #parts = new Map<ActionGroup, Map<string, Part[]>>();
  #left = MOST_COMPARISONS;

  /** What takes the replies of a line before it comes to it, and does something else. */
  add(part: Part & { readonly group: ActionGroup; readonly key: string }): Shadow | undefined {
    const byKey = this.#parts.get(part.group) ?? new Map<string, Part[]>();
    this.#parts.set(part.group, byKey);
    const same = byKey.get(part.key) ?? [];
    byKey.set(part.key, same);
    const others = this.#left > 0 ? [...byKey.values()].filter((parts) => parts !== same).flat() : [];
    const shadow = this.#shadowAmong(part, others);
    const sooner = shadow ? same.filter(({ order }) => order < shadow.by.order) : [];
    const isTakenSooner = this.#shadowAmong(part, sooner) !== undefined;
    same.push(part);
    return isTakenSooner ? undefined : shadow;
  }

  #shadowAmong(part: Part, others: readonly Part[]): Shadow | undefined {
    this.#left -= others.length;
    if (this.#left < 0) return undefined;
    const key = withoutCase(part.pattern.regex.pattern);
    const rivals = others.filter(({ pattern }) => withoutCase(pattern.regex.pattern) !== key);
    const inOrder = rivals.toSorted((a, b) => a.order - b.order);
    const by = inOrder.find((other) => takesAll(other, part));
    if (by) return { id: 'never', by };
    const known = inOrder.find((other) => takesAllKnown(other, part));
    return known && { id: 'known', by: known };
  }
}

/** Whether every reply that a line takes is one that another takes, whatever replies there are. */
function takesAll({ pattern: { regex }, text }: Part, { text: inner }: Part): boolean {
  if (matchesEverything(regex)) return true;
  if (!text?.isCaseless || !inner) return false;
  if (text.around === 'nothing') return inner.plain.some((run) => findsIn(regex, run) === true);
  return text.around === 'start' && inner.start !== undefined && findsIn(regex, inner.start) === true;
}

/** The same for the replies that are known, of which the other line has to take more. */
function takesAllKnown({ pattern: outer }: Part, { pattern: inner }: Part): boolean {
  const [many, few] = [knownTo(outer), knownTo(inner)];
  return few.size > 0 && many.size > few.size && [...few].every((reply) => many.has(reply));
}

function knownTo({ regex }: ReplyPattern): Set<object> {
  const { samples, recipients } = repliesTaken(regex);
  return new Set([...samples, ...recipients]);
}
