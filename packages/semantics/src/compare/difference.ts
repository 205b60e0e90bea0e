import type { Block, Line } from '../project/whole.ts';

/** The kinds of thing that can come out otherwise. */
export type Subject =
  | { readonly kind: 'queue'; readonly domain: string; readonly virtualMta: string }
  | { readonly kind: 'virtual-mta'; readonly virtualMta: string }
  | { readonly kind: 'pool'; readonly pool: string }
  /** A client, in the words of `clientOf`. */
  | {
      readonly kind: 'source';
      readonly address?: string;
      readonly listener?: string;
      readonly user?: string;
      readonly pickup?: true;
    }
  | { readonly kind: 'acct-file'; readonly target: string }
  | { readonly kind: 'server' }
  /** Any other section of the top level; `argument` is what stands behind the name in its tag. */
  | { readonly kind: 'section'; readonly section: string; readonly argument: string };

/** One thing that two configurations do differently, with a case in which it shows. */
export interface Difference {
  readonly subject: Subject;
  /** The setting; undefined where the whole subject is there on one side only. */
  readonly setting: string | undefined;
  /** As written or by default; undefined when there is none. Secrets are stars. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly origins: {
    readonly before: Line | Block | undefined;
    readonly after: Line | Block | undefined;
  };
}
