/** What several sources say of the style, put together. */
import type { FormatOptions } from '@pmtakit/formatter';

/** Where each option comes from: a file, or what else says it. */
export type Origins = Readonly<Partial<Record<keyof FormatOptions, string>>>;

/** What one source says. Plain data, since parts of the command that are loaded on demand share no more. */
export interface StyleLayer {
  readonly options: Readonly<Partial<FormatOptions>>;
  readonly origins: Origins;
}

/** What the user can mend, in place of an answer: errors of one bundle are no instances of those of another. */
export interface Problem {
  readonly problem: string;
}

export const nothingSaid: StyleLayer = { options: {}, origins: {} };

export function saidBy(origin: string, options: Readonly<Partial<FormatOptions>>): StyleLayer {
  return { options, origins: Object.fromEntries(Object.keys(options).map((name) => [name, origin])) };
}

/** What layers say together, the strongest last. */
export function stacked(layers: readonly StyleLayer[]): StyleLayer {
  return layers.reduce(
    (below, { options, origins }) => ({
      options: { ...below.options, ...options },
      origins: { ...below.origins, ...origins },
    }),
    nothingSaid,
  );
}
