/** Lines of lists in which the first match wins, behind a line that takes the same. */
import type { RegexValue } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import { type Model, linesNamed } from '../model/model.ts';
import { contains } from '../model/networks.ts';
import { valuesOf } from '../model/setting.ts';
import { type Block, type Line, everything } from '../project/whole.ts';
import { matchesEveryAddress, matchesEverything } from './catch-all.ts';
import type { Dead, DeadKind } from './dead.ts';

/** [G1§3.3.14; runtime 3] */
export function* deadPatterns({ whole }: Model): Generator<Dead> {
  for (const block of blocksNamed(whole, 'pattern-list')) {
    yield* behindEqual([...block.lines()], {
      kind: 'pattern',
      keyOf: patternKey,
      isCatchAll: takesAll,
      ends,
      what: 'message',
    });
  }
}

/** [G1§3.3.15; runtime 8] */
export function* deadReplies({ whole }: Model): Generator<Dead> {
  for (const block of blocksNamed(whole, 'smtp-pattern-list')) yield* repliesBehind([...block.lines()]);
}

/** [G1§10.8] */
export function* deadCategories({ whole }: Model): Generator<Dead> {
  const lines = blocksNamed(whole, 'bounce-category-patterns').flatMap((block) => [...block.lines()]);
  const isCatchAll = (line: Line): boolean => isRegex(line.argument(0), matchesEverything);
  yield* behindEqual(lines, { kind: 'bounce-category', keyOf: regexKey, isCatchAll, ends: () => true, what: 'bounce' });
}

/** [G1§3.3.1.36.3] */
export function* deadAccess({ whole }: Model): Generator<Dead> {
  const before: Line[] = [];
  for (const line of linesNamed(whole, 'http-access')) {
    const network = line.argument(0);
    if (network?.kind !== 'cidr') continue;
    const by = before.find((other) => {
      const outer = other.argument(0);
      return outer?.kind === 'cidr' && contains(outer, network);
    });
    if (by) yield deadBehind('http-access', line, by, 'a line before it takes the same addresses');
    else before.push(line);
  }
}

/** The first key whose domain is the signing one or above it is used. [G1§10.6.2] */
export function* deadKeys(model: Model): Generator<Dead> {
  for (const block of blocksWithKeys(model)) {
    const before = new Map<string, Line>();
    for (const line of block.lines()) {
      const key = line.name === 'domain-key' ? line.argument(0) : undefined;
      if (key?.kind !== 'domain-key' || /[{$]/.test(key.domain)) continue;
      const by = keyAbove(before, key.domain.toLowerCase());
      if (by) yield deadBehind('domain-key', line, by, 'a key before it is used for the same domains');
      else before.set(key.domain.toLowerCase(), line);
    }
  }
}

function keyAbove(before: ReadonlyMap<string, Line>, domain: string): Line | undefined {
  for (let at = domain; at !== ''; at = at.slice(at.indexOf('.') + 1)) {
    const line = before.get(at);
    if (line) return line;
    if (!at.includes('.')) break;
  }
  return before.get('*');
}

function blocksWithKeys({ whole, vmtas }: Model): Block[] {
  return [whole, ...[...vmtas.vmtas, ...vmtas.pools].flatMap(({ blocks }) => blocks)];
}

interface FirstMatchList {
  readonly kind: DeadKind;
  /** What two lines that take the same have in common; undefined for lines of which nothing is known. */
  keyOf(line: Line): string | undefined;
  isCatchAll(line: Line): boolean;
  /** Whether a line that takes something ends the search. */
  ends(line: Line): boolean;
  readonly what: string;
}

function* behindEqual(lines: readonly Line[], list: FirstMatchList): Generator<Dead> {
  const before = new Map<string, Line>();
  let catchAll: Line | undefined;
  for (const line of lines) {
    const key = list.keyOf(line);
    if (key === undefined) continue;
    const same = before.get(key);
    const by = same ?? catchAll;
    if (by) yield deadBehind(list.kind, line, by, `a line before it takes ${same ? 'the same' : 'every'} ${list.what}`);
    else if (list.ends(line)) {
      before.set(key, line);
      if (list.isCatchAll(line)) catchAll = line;
    }
  }
}

/** A rule is dead when earlier rules of the same texts decide all that it would: mode and what happens to the mail. */
function* repliesBehind(lines: readonly Line[]): Generator<Dead> {
  const decided = new Map<string, Line>();
  for (const line of lines) {
    const key = regexKey(line);
    if (key === undefined) continue;
    const groups = groupsOf(line);
    const blocking = groups.map((group) => decided.get(`${group} ${key}`) ?? decided.get(`${group} *`));
    const [by] = blocking;
    if (by && !blocking.includes(undefined))
      yield deadBehind('reply', line, by, 'a rule before it takes the same replies');
    for (const group of groups) {
      const name = isRegex(line.argument(0), matchesEverything) ? `${group} *` : `${group} ${key}`;
      if (!decided.has(name)) decided.set(name, line);
    }
  }
}

/** Actions of one group exclude each other, so the first rule with one of them decides. [runtime 8] */
function groupsOf(line: Line): string[] {
  const value = line.argument(1);
  if (value?.kind !== 'reply-actions') return [];
  return [...new Set(value.items.map(({ action }) => groups.get(action) ?? 'queue'))];
}

const groups: ReadonlyMap<string, string> = new Map([
  ['mode=backoff', 'mode'],
  ['mode=normal', 'mode'],
  ['backoff-to-normal-after', 'mode'],
  ['disable-source-ip', 'source'],
  ['reenable-after', 'source'],
]);

function patternKey(line: Line): string | undefined {
  if (line.name === '*') return '*';
  const isHeader = line.name === 'header';
  const header = isHeader ? line.argument(0) : undefined;
  const regex = line.argument(isHeader ? 1 : 0);
  if (regex?.kind !== 'regex') return undefined;
  return [line.name, header?.kind === 'string' ? header.text.toLowerCase() : '', regex.pattern].join(' ');
}

function takesAll(line: Line): boolean {
  if (line.name === '*') return true;
  return (line.name === 'mail-from' || line.name === 'rcpt-to') && isRegex(line.argument(0), matchesEveryAddress);
}

/** A list in the line or one that it calls may take the message or not. */
function ends(line: Line): boolean {
  const result = line.read?.arguments.at(-1)?.value;
  return !line.block && result?.kind === 'pattern-result' && !result.callTo;
}

/** Replies and bounces are compared without regard to case. [G1§3.3.15] */
function regexKey(line: Line): string | undefined {
  const value = line.argument(0);
  if (value?.kind !== 'regex') return undefined;
  return value.pattern.includes('(?')
    ? value.pattern
    : value.pattern.replaceAll(/\\.|[^\\]+/g, (part) => (part.startsWith('\\') ? part : part.toLowerCase()));
}

function isRegex(
  value: { readonly kind: string } | RegexValue | undefined,
  test: (regex: RegexValue) => boolean,
): boolean {
  return value !== undefined && 'pattern' in value && test(value);
}

function deadBehind(kind: DeadKind, item: Line, blockedBy: Line, reason: string): Dead {
  return { kind, item, blockedBy, differs: resultOf(item) !== resultOf(blockedBy), reason, assumptions: [] };
}

/** What a line decides: its last argument, or what stands in its list. */
function resultOf(line: Line): string {
  const result = valuesOf(line).at(-1);
  return line.block ? `list at ${line.order}` : result ? canonical(result) : '';
}

function blocksNamed(whole: Block, name: string): Block[] {
  const found: Block[] = [];
  for (const item of everything(whole)) if (item.kind === 'block' && item.name === name) found.push(item);
  return found;
}
