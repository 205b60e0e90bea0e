import { oncePer } from '@pmtakit/grammar';
import { type Line, type Model, relatedPlace } from '@pmtakit/semantics';
import type { QueueView } from './queue-views.ts';
import { type ReplyPattern, actionOf, replyPatternsIn } from './reply-patterns.ts';

/** The list of reply patterns that counts for a queue. */
export interface ReplyList {
  /** As defined. */
  readonly name: string;
  /** The line that gives the queue its list. */
  readonly line: Line;
  readonly rules: readonly ReplyPattern[];
}

/** Undefined where none is set, or where nobody knows what is in it. */
export function replyListOf(view: QueueView): ReplyList | undefined {
  const line = view.line('smtp-pattern-list');
  const value = view.value('smtp-pattern-list');
  if (!line || value?.kind !== 'reference') return undefined;
  const definitions = view.model.symbols.defined('smtp-pattern-list', value.name);
  const [first] = definitions;
  return first && { name: first.name, line, rules: rulesOf(view.model, first.name) };
}

const rulesByName: (model: Model) => Map<string, readonly ReplyPattern[]> = oncePer(() => new Map());

function rulesOf(model: Model, name: string): readonly ReplyPattern[] {
  const lists = rulesByName(model);
  const rules = lists.get(name) ?? readRules(model, name);
  lists.set(name, rules);
  return rules;
}

function readRules({ symbols }: Model, name: string): ReplyPattern[] {
  const blocks = symbols.defined('smtp-pattern-list', name).flatMap(({ item }) => (item.kind === 'block' ? item : []));
  return blocks.flatMap(replyPatternsIn);
}

/** The rules that take a queue into backoff mode. [G1§3.3.15] */
export function rulesIntoBackoff({ rules }: ReplyList): readonly ReplyPattern[] {
  return rules.filter((rule) => actionOf(rule, 'mode=backoff'));
}

/**
 * Whether a queue leaves backoff mode by itself, however it came into it: after a time, after a delivery, or by a reply.
 * The other ways out are a restart and a command. [G1§3.3.10.44, §3.3.10.45, §3.3.15; runtime 8]
 */
export function hasWayOut(view: QueueView, list: ReplyList | undefined): boolean {
  const [time = Infinity] = view.seconds('backoff-to-normal-after');
  if (time !== Infinity || view.isOn('backoff-to-normal-after-delivery')) return true;
  return list?.rules.some((rule) => actionOf(rule, 'mode=normal')) ?? false;
}

/** Whether replies or disabled sources may bring a queue into backoff mode. [G1§3.3.10.46, §3.3.15] */
export function entersBackoff(view: QueueView): boolean {
  const list = replyListOf(view);
  if (list && rulesIntoBackoff(list).length > 0) return true;
  return view.isOn('backoff-upon-all-sources-disabled');
}

/** Points at the rule of a list that explains a finding. */
export function relatedRule({ line }: ReplyPattern, words: string, from: Line): ReturnType<typeof relatedPlace> {
  return relatedPlace(line, words, from.file);
}
