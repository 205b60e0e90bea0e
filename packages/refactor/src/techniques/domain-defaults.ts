import {
  type Block,
  type Difference,
  type Line,
  type Model,
  type PmtaVersion,
  Setting,
  defaultOf,
  isSetOnce,
  settingName,
} from '@pmtakit/semantics';
import { holdsSecret, saysWhereMailGoes } from '../dry/guards.ts';
import { endOfBody, indentIn, movedLines } from '../dry/moved-lines.ts';
import { type OwnLines, ownLinesOf } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { removeFrom } from '../dry/removal.ts';
import { counted, listed, tagOf } from '../dry/words.ts';

/** Fewer sections that agree are no default. */
const FEWEST = 3;

/**
 * What most `<domain>` sections of the top level say goes to `<domain *>`. That is for all domains that nobody named, too,
 * of which there are many: a limit that some providers ask for is mostly wrong for the rest. So it is a proposal. (dry D2)
 */
export const domainDefaults: Refactoring = {
  id: 'domain-defaults',
  way: 'extract',
  title: 'Moves settings that most domain sections share to <domain *>',
  safety: 'proposal',
  gain: 'A section for a domain holds only what is different there.',

  *find(model) {
    for (const shared of sharedDefaults(model)) yield* proposalFor(model, shared);
  },
};

/** What most sections of the top level for some domains say alike, and `<domain *>` does not. */
export function* sharedDefaults(model: Model): Generator<Shared> {
  const sections = [...model.whole.blocks()].filter(({ name, value }) => name === 'domain' && value);
  const [all, another] = sections.filter(isForAll);
  const others = sections.filter((section) => !isForAll(section));
  if (!all || another || !others.every(isPlain) || hasRepeats(model, others)) return;
  yield* sharedSettings(model, all, others);
}

export interface Shared {
  /** `<domain *>`. */
  readonly all: Block;
  /** The other sections. */
  readonly others: readonly Block[];
  readonly name: string;
  readonly lines: readonly { readonly line: Line; readonly own: OwnLines }[];
  /** What `<domain *>` says of it now. */
  readonly now: OwnLines | undefined;
  /** What holds where nothing else is said, from that line or by default; undefined where nobody knows. */
  readonly before: string | undefined;
  /** The sections that say nothing of it. */
  readonly silent: readonly Block[];
}

function isForAll({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'any';
}

/** Between a section for some domains and `<domain *>` there may be another one. */
function isPlain({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && (value.form === 'exact' || value.form === 'macro');
}

/** Whether two sections are for one domain. */
function hasRepeats({ queues }: Model, sections: readonly Block[]): boolean {
  const keys = sections.flatMap((section) => queues.global.keysOf(section));
  return new Set(keys).size < keys.length || keys.some((key) => /^[*[]/.test(key));
}

function* sharedSettings({ queues, options }: Model, all: Block, others: readonly Block[]): Generator<Shared> {
  const ofAll = new Map(queues.linesOf(all).map((one) => [settingName(one.line), one]));
  const lines = others.flatMap((section) => queues.linesOf(section).filter(({ repeated }) => repeated.length === 0));
  for (const [name, own] of Map.groupBy(
    lines.map(({ line }) => line),
    settingName,
  )) {
    const now = ofAll.get(name);
    const movable = now && ownLinesOf(now.line);
    const [, same = []] = largest(own.filter((line) => isSetOnce(line) && line.argument(0)?.kind !== 'cidr'));
    if (same.length < FEWEST || same.length * 2 <= others.length || (now && (!movable || now.repeated.length > 0)))
      continue;
    if (now && valueOf(now.line) === valueOf(same[0] ?? now.line)) continue;
    if (saysWhereMailGoes(name) || same.some(holdsSecret)) continue;
    const copies = same.flatMap((line) => {
      const found = ownLinesOf(line);
      return found ? [{ line, own: found }] : [];
    });
    const before = valueBefore(now?.line ?? same[0], now !== undefined, name, options.version);
    const speaking = new Set(own.map(({ parent }) => parent));
    yield {
      all,
      others,
      name,
      lines: copies,
      now: movable,
      before,
      silent: others.filter((section) => !speaking.has(section)),
    };
  }
}

/** An old name may say the same in other words. @param line that sets it, or one of those that shall */
function valueBefore(line: Line | undefined, isSet: boolean, name: string, version: PmtaVersion): string | undefined {
  if (!line?.row || line.name !== name) return undefined;
  return isSet ? line.text : defaultOf(line.row, version);
}

function largest(lines: readonly Line[]): readonly [string, readonly Line[]] {
  return [...Map.groupBy(lines, valueOf)].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []];
}

function valueOf(line: Line): string {
  return line.row ? new Setting(line.row, { line }).canonical : '';
}

function* proposalFor({ queues }: Model, shared: Shared): Generator<Proposal> {
  const { all, others, name, lines, silent } = shared;
  const [first] = lines;
  const edits = editsFor(shared);
  if (!first || !edits || lines.length < FEWEST) return;
  const spoken = new Set(others.filter((one) => !silent.includes(one)).flatMap((one) => queues.global.keysOf(one)));
  yield {
    message: `${lines.length} of ${others.length} sections say ${name} ${first.line.text}; <domain *> can say it for all`,
    at: all,
    edits,
    notes: [noteFor(`${name} ${first.line.text}`, shared)],
    isIntended: (difference) => isForOthers(difference, name, first.line.text) && !spoken.has(domainIn(difference)),
  };
}

/** The line goes from all sections to `<domain *>`; undefined where nothing can be put there. */
export function editsFor({ all, lines, now }: Shared): FileEdit[] | undefined {
  const end = endOfBody(all);
  if (end === undefined) return undefined;
  const newText = movedLines([lines.map(({ own }) => own)], indentIn(all) ?? '    ');
  const span = now ? { start: now.start, end: now.end } : { start: end, end };
  return [...lines.flatMap(({ line, own }) => removeFrom(line.parent, [own])), { file: all.file, span, newText }];
}

function noteFor(setting: string, { before, silent }: Shared): string {
  const all = `all domains without a section get ${setting}${before === undefined ? ' too' : ` instead of ${before}`}`;
  if (silent.length === 0) return all;
  const verb = silent.length === 1 ? 'does' : 'do';
  return `${all}, and so ${verb} ${counted(silent.length, 'section')} without a line of it: ${listed(silent.map(tagOf))}`;
}

/** Whether a difference is the new default, or what follows it in backoff mode. */
export function isForOthers({ subject, setting, after }: Difference, name: string, value: string): boolean {
  return subject.kind === 'queue' && after === value && (setting === name || setting === `backoff-${name}`);
}

export function domainIn({ subject }: Difference): string {
  return subject.kind === 'queue' ? subject.domain : '';
}
