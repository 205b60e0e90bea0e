import type { Model } from '../model/model.ts';
import type { Settings } from '../model/resolver.ts';
import type { Setting } from '../model/setting.ts';
import { Content } from './content.ts';
import type { Difference, Subject } from './difference.ts';

/** One of the two configurations that are compared. */
export interface Side {
  readonly model: Model;
  readonly content: Content;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

export function sideOf(model: Model): Side {
  return { model, content: new Content(model) };
}

/** The same question asked of both. */
export function both<T>({ before, after }: Sides, ask: (side: Side) => T): { readonly before: T; readonly after: T } {
  return { before: ask(before), after: ask(after) };
}

/** Every setting of a subject that comes out otherwise. @param names only these; all when absent */
export function* differingSettings(
  sides: Sides,
  subject: Subject,
  settings: { readonly before: Settings; readonly after: Settings },
): Generator<Difference> {
  for (const name of namesOf(settings)) {
    const before = settings.before.of(name);
    const after = settings.after.of(name);
    if (sides.before.content.ofSettings(before) === sides.after.content.ofSettings(after)) continue;
    yield {
      subject,
      setting: name,
      before: textOf(before),
      after: textOf(after),
      origins: { before: before[0]?.line, after: after[0]?.line },
    };
  }
}

/** Whether two answers set the same, and leave the same open. What is left open is not looked at. */
export function setTheSame(sides: Sides, before: Settings, after: Settings): boolean {
  const texts = both(
    sides,
    ({ content }) =>
      (settings: Settings) =>
        settings.all
          .filter(({ line }) => line)
          .map((setting) => `${setting.name} ${content.ofSetting(setting)}`)
          .join('\n'),
  );
  return texts.before(before) === texts.after(after);
}

function namesOf({ before, after }: { readonly before: Settings; readonly after: Settings }): Set<string> {
  return new Set([...before.all, ...after.all].map(({ name }) => name));
}

function textOf(settings: readonly Setting[]): string | undefined {
  const texts = settings.flatMap(({ text }) => text ?? []);
  return texts.length > 0 ? texts.join(', ') : undefined;
}
