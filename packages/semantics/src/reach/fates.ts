import type { AssumptionName } from '../model/assumptions.ts';
import type { Settings } from '../model/resolver.ts';
import { sameValues } from '../model/setting.ts';
import type { Line } from '../project/whole.ts';
import type { Dead } from './dead.ts';

/** A line that sets something, and the lines of its section that set the same and do not count. */
export interface SettingLine {
  readonly line: Line;
  readonly repeated: readonly Line[];
}

/** What became of lines in all the answers that were looked at. */
export class Fates {
  /** Those that had no effect up to now. */
  readonly #pending: Set<Line>;
  readonly #blocked = new Map<Line, { readonly by: Line; readonly assumptions: readonly AssumptionName[] }>();

  constructor(lines: Iterable<SettingLine>) {
    this.#pending = new Set([...lines].map(({ line }) => line));
  }

  /** Whether every line had an effect. */
  get isSettled(): boolean {
    return this.#pending.size === 0;
  }

  note(settings: Settings): void {
    const written = settings.written.flatMap((name) => settings.of(name));
    for (const { line, shadowed, assumptions } of written) {
      if (!line) continue;
      this.#pending.delete(line);
      for (const loser of shadowed) if (!this.#blocked.has(loser)) this.#blocked.set(loser, { by: line, assumptions });
    }
  }

  /** Whether none of the lines had an effect or was kept from one. */
  isUntouched(lines: readonly SettingLine[]): boolean {
    return lines.length > 0 && lines.every(({ line }) => this.#pending.has(line) && !this.#blocked.has(line));
  }

  /** The lines whose value nothing gets. */
  *deadIn(lines: readonly SettingLine[]): Generator<Dead> {
    for (const { line } of lines) {
      const blocked = this.#pending.has(line) ? this.#blocked.get(line) : undefined;
      if (blocked) yield deadSetting(line, blocked.by, blocked.assumptions);
    }
    yield* this.repeatsIn(lines);
  }

  /** Of lines that repeat each other one at most counts, whatever was looked at. */
  *repeatsIn(lines: readonly SettingLine[]): Generator<Dead> {
    for (const { line, repeated } of lines) {
      for (const one of repeated) yield deadSetting(one, line, sameValues(one, line) ? [] : ['repeated-lines']);
    }
  }
}

function deadSetting(line: Line, by: Line, assumptions: readonly AssumptionName[]): Dead {
  const reason = `wherever it applies, ${by.name} is set by a stronger line`;
  return { kind: 'setting', item: line, blockedBy: by, differs: !sameValues(line, by), reason, assumptions };
}
