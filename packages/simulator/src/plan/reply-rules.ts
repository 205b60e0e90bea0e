/** What the configuration does about replies. [G1§3.3.15; runtime 8] */
import { type RegexValue, type ReplyAction, matchPattern } from '@pmtakit/grammar';
import { type Line, type Model, linesIn, replyGroup } from '@pmtakit/semantics';

/** What is done about one reply. */
export interface Reaction {
  readonly mode: 'backoff' | 'normal' | undefined;
  readonly mail: 'skip-mx' | 'bounce-queue' | 'bounce-rcpt' | 'defer-queue' | undefined;
  readonly disablesSource: boolean;
  /** Milliseconds; undefined where the rule says nothing. */
  readonly reenableAfter: number | undefined;
  readonly backoffEnd: number | undefined;
  /** The lines that say so. */
  readonly lines: readonly Line[];
}

interface Rule {
  readonly line: Line;
  readonly pattern: RegexValue;
  readonly actions: readonly ReplyAction[];
}

const nothing: Reaction = {
  mode: undefined,
  mail: undefined,
  disablesSource: false,
  reenableAfter: undefined,
  backoffEnd: undefined,
  lines: [],
};

/** The rules of an `smtp-pattern-list`, which find out what each reply means once. */
export class ReplyRules {
  readonly #rules: readonly Rule[];
  readonly #counting: 'all' | 'first';
  readonly #known = new Map<number, Reaction>();

  /** @param counting whether rules besides the first one that matches count, where their actions do not conflict */
  constructor(rules: readonly Rule[], counting: 'all' | 'first' = 'all') {
    this.#rules = rules;
    this.#counting = counting;
  }

  /** The lines of the rules. */
  get lines(): readonly Line[] {
    return this.#rules.map(({ line }) => line);
  }

  reaction(reply: number, textOf: (reply: number) => string): Reaction {
    const known = this.#known.get(reply);
    if (known) return known;
    const found = this.#rules.length === 0 ? nothing : this.#find(textOf(reply));
    this.#known.set(reply, found);
    return found;
  }

  /** The first rule with an action of a group decides that group. [runtime 8] */
  #find(text: string): Reaction {
    const decided = new Map<string, Rule>();
    for (const rule of this.#rules) {
      if (matchPattern(rule.pattern, text) !== 'match') continue;
      for (const { action } of rule.actions)
        if (!decided.has(replyGroup[action])) decided.set(replyGroup[action], rule);
      if (this.#counting === 'first') break;
    }
    return reactionOf(decided);
  }
}

function reactionOf(decided: ReadonlyMap<string, Rule>): Reaction {
  let reaction = nothing;
  for (const [group, { actions }] of decided) {
    for (const action of actions) if (replyGroup[action.action] === group) reaction = withAction(reaction, action);
  }
  return { ...reaction, lines: [...new Set([...decided.values()].map(({ line }) => line))] };
}

function withAction(reaction: Reaction, { action, duration }: ReplyAction): Reaction {
  switch (action) {
    case 'mode=backoff':
      return { ...reaction, mode: 'backoff' };
    case 'mode=normal':
      return { ...reaction, mode: 'normal' };
    case 'backoff-to-normal-after':
      return { ...reaction, backoffEnd: duration && duration.seconds * 1000 };
    case 'disable-source-ip':
      return { ...reaction, disablesSource: true };
    case 'reenable-after':
      return { ...reaction, reenableAfter: duration && duration.seconds * 1000 };
    case 'skip-mx':
    case 'bounce-queue':
    case 'bounce-rcpt':
    case 'defer-queue':
      return { ...reaction, mail: action };
    default:
      return action satisfies never;
  }
}

/** The rules of the list of this name. */
export function rulesNamed(model: Model, name: string): readonly Rule[] {
  const lists = model.symbols.defined('smtp-pattern-list', name);
  return lists.flatMap(({ item }) => ('items' in item ? [...linesIn(item, 'reply')].flatMap(ruleOf) : []));
}

function ruleOf(line: Line): Rule[] {
  const pattern = line.argument(0);
  const actions = line.argument(1);
  if (pattern?.kind !== 'regex' || actions?.kind !== 'reply-actions') return [];
  return [{ line, pattern, actions: actions.items }];
}
