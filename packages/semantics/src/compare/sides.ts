import type { Model } from '../model/model.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';
import { Content } from './content.ts';
import type { Difference, Subject } from './difference.ts';
import { Numbers } from './numbers.ts';

/** One of the two configurations that are compared. */
export interface Side {
  readonly model: Model;
  readonly content: Content;
}

/** The same of both. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export type Sides = Pair<Side>;

export function sidesOf(before: Model, after: Model): Sides {
  const numbers = new Numbers();
  return {
    before: { model: before, content: new Content(before, numbers) },
    after: { model: after, content: new Content(after, numbers) },
  };
}

/** The same question asked of both. */
export function both<T>({ before, after }: Sides, ask: (side: Side) => T): Pair<T> {
  return { before: ask(before), after: ask(after) };
}

export function isEqual({ before, after }: Pair<string | number | undefined>): boolean {
  return before === after;
}

/** What both have, each once. */
export function union<T>(sides: Sides, ask: (side: Side) => Iterable<T>): T[] {
  return [...new Set([...ask(sides.before), ...ask(sides.after)])];
}

/** Every setting of a subject that comes out otherwise. Those that only follow another one come last. */
export function* differingSettings(sides: Sides, subject: Subject, settings: Pair<Settings>): Generator<Difference> {
  const isSet = (name: string): boolean =>
    !settings.before.get(name)?.isDefault || !settings.after.get(name)?.isDefault;
  const names = [...namesIn(settings)];
  for (const name of [...names.filter(isSet), ...names.filter((one) => !isSet(one))]) {
    const before = settings.before.of(name);
    const after = settings.after.of(name);
    if (sides.before.content.ofSettings(before) === sides.after.content.ofSettings(after)) continue;
    yield {
      subject,
      setting: name,
      before: shownText(before),
      after: shownText(after),
      origins: differingLines(sides, { before, after }),
    };
  }
}

/** Of several lines for one setting, the first ones that the other side has not. */
export function differingLines(sides: Sides, settings: Pair<readonly Setting[]>): Pair<Line | undefined> {
  const textsOf = ({ content }: Side, own: readonly Setting[]): string[] => own.map((one) => content.ofSetting(one));
  const texts = {
    before: textsOf(sides.before, settings.before),
    after: textsOf(sides.after, settings.after),
  };
  const lineOf = (own: readonly Setting[], at: number): Line | undefined => own[Math.max(at, 0)]?.line;
  const [before, after] = [new Set(texts.before), new Set(texts.after)];
  return {
    before: lineOf(
      settings.before,
      texts.before.findIndex((text) => !after.has(text)),
    ),
    after: lineOf(
      settings.after,
      texts.after.findIndex((text) => !before.has(text)),
    ),
  };
}

/** Subjects of one kind, and how to ask for them. */
export interface Questions<T> {
  /** What decides on the settings of a subject: where it is equal on both sides, they are too. */
  keyOf(subject: T): Pair<string>;
  settingsOf(side: Side, subject: T): Settings;
  shown(subject: T): Subject;
}

/** All differences of many subjects. Those that another one without a difference stands for are not asked. */
export function* differencesAmong<T>(
  sides: Sides,
  subjects: Iterable<T>,
  { keyOf, settingsOf, shown }: Questions<T>,
): Generator<Difference> {
  const equal = new Set<string>();
  for (const subject of subjects) {
    const keys = keyOf(subject);
    const key = `${keys.before}\n${keys.after}`;
    if (keys.before === keys.after || equal.has(key)) continue;
    const settings = both(sides, (side) => settingsOf(side, subject));
    const found = [...differingSettings(sides, shown(subject), settings)];
    if (found.length === 0) equal.add(key);
    yield* found;
  }
}

/** What one side has and the other has not. */
export function onOneSide(subject: Subject, name: string, blocks: Pair<Line | Block | undefined>): Difference {
  const shown = (item: Line | Block | undefined): string | undefined => (item ? name : undefined);
  return { subject, setting: undefined, before: shown(blocks.before), after: shown(blocks.after), origins: blocks };
}

/** The names of what may come out otherwise: all others are plain defaults on both sides. */
export function namesIn({ before, after }: Pair<Settings>): Set<string> {
  return new Set([...before.written, ...after.written]);
}

/** As written or by default, several values one behind the other. */
export function shownText(settings: readonly Setting[]): string | undefined {
  const texts = settings.flatMap(({ text }) => text ?? []);
  return texts.length > 0 ? texts.join(', ') : undefined;
}
