/** Who answers for which domains, as a scenario says it. */
import type { ReceiverModel } from './model.ts';
import { type WrittenModel, readReceiverModel } from './read-model.ts';
import { type Fail, isObject } from './read-value.ts';

/** Patterns of domains and of mail servers in lower case, in which `*` stands for any characters. */
interface Answers {
  readonly domains: readonly string[];
  readonly mx: readonly string[];
}

export interface WrittenRule extends Answers {
  /** The name of a known model, or a model by the schema. */
  readonly model: unknown;
}

export interface ReceiverRule extends Answers {
  readonly model: ReceiverModel;
}

/**
 * Reads the models of rules. Those that name the same known model share its servers.
 * @param fail gets the place of the rule as the first step of the path, then the keys of its model
 */
export function readReceiverRules(
  rules: readonly WrittenRule[],
  known: ReadonlyMap<string, WrittenModel>,
  fail: Fail,
): ReceiverRule[] {
  const byName = new Map<string, ReceiverModel>();
  return rules.flatMap(({ domains, mx, model: written }, index) => {
    const shared = typeof written === 'string' ? byName.get(written) : undefined;
    const model =
      shared ?? readModelOf({ domains, mx, model: written }, known, (path, text) => fail([index, ...path], text));
    if (!model) return [];
    if (typeof written === 'string') byName.set(written, model);
    return [{ domains, mx, model }];
  });
}

function readModelOf(
  { domains, mx, model }: WrittenRule,
  known: ReadonlyMap<string, WrittenModel>,
  fail: Fail,
): ReceiverModel | undefined {
  if (isObject(model)) {
    for (const key of ['domains', 'mx'].filter((one) => one in model)) fail([key], 'stands beside model, not in it');
  }
  const name = nameOf(model) ?? [...domains, ...mx][0];
  return readReceiverModel(model, fail, { known, ...(name !== undefined && { name }) });
}

function nameOf(model: unknown): string | undefined {
  if (typeof model === 'string') return model;
  return isObject(model) && typeof model['name'] === 'string' ? model['name'] : undefined;
}

/** Tells which names any of some patterns takes. */
export function matcherOf(patterns: readonly string[]): (name: string) => boolean {
  const names = new Set(patterns.filter((pattern) => !pattern.includes('*')));
  const open = patterns.filter((pattern) => pattern.includes('*')).map((pattern) => pattern.split('*'));
  return (name) => names.has(name) || open.some((pieces) => hasPieces(name, pieces));
}

/** Whether a name consists of some pieces and anything between them. */
function hasPieces(name: string, pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? '';
  let at = pieces[0]?.length ?? 0;
  if (!name.startsWith(pieces[0] ?? '') || !name.endsWith(last)) return false;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}
