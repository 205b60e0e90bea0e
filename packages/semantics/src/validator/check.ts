import type {
  Directive,
  Entry,
  Fix,
  Foreign,
  RelatedPlace,
  Section,
  Severity,
  Span,
  Steps,
  Stray,
} from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { ProjectFile } from '../project/project-file.ts';
import type { AssumptionName } from '../model/assumptions.ts';
import type { Facts } from './facts.ts';
import type { Option, Options } from './options.ts';

/** What a finding is about. */
export const categories = [
  'security',
  'references',
  'limits',
  'backoff',
  'routing',
  'tls',
  'logging',
  'style',
] as const;

export type Category = (typeof categories)[number];

/** The words of a message: first line what is wrong, then why it matters and what to do. `{{name}}` is filled in. */
export interface Message {
  readonly severity: Severity;
  readonly text: string;
  /** Told at its first place only; `{{more}}` says how many more there are in the file. */
  readonly once?: true;
}

export type Messages = Readonly<Record<string, Message>>;

/** What goes with a finding beside its place and message. */
export interface Details {
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix | undefined;
  /** What was assumed for it where the vendor's documentation is silent. */
  readonly assumptions?: readonly AssumptionName[] | undefined;
}

/** Tells a finding: the message by its id, the place, and the words for its placeholders. */
export type Report<Id extends string> = (
  id: Id,
  span: Span,
  words?: Readonly<Record<string, string>>,
  details?: Details,
) => void;

/** What a check is asked with: the facts about the document and where its findings go. */
export interface CheckContext<Id extends string> {
  readonly facts: Facts;
  readonly report: Report<Id>;
  readonly options: Options;
}

/** A place in one of several files. Lines, blocks and definitions are such places. */
export interface Located {
  readonly file: ProjectFile;
  readonly span: Span;
}

/** The same for a check that sees the whole configuration. Fixes and related places without a source are of that file. */
export type ReportAt<Id extends string> = (
  id: Id,
  at: Located,
  words?: Readonly<Record<string, string>>,
  details?: Details,
) => void;

/** What a check of the whole configuration is asked with. */
export interface ConfigurationContext<Id extends string> {
  readonly model: Model;
  readonly report: ReportAt<Id>;
  readonly options: Options;
  /** Whether all that the configuration says is known: it is no part of a larger one, and no include is out of reach. */
  readonly isWhole: boolean;
}

/**
 * One thing PowerMTA would refuse, ignore or read otherwise than written. Each handler gets every node of its kind;
 * `configuration` is asked once for all files together. One that takes long in a large configuration yields in its loop,
 * so that an editor gets its answers meanwhile.
 */
export interface Check<M extends Messages = Messages> {
  /** The name of its file, of its page in docs/rules and of its test. */
  readonly id: string;
  readonly category: Category;
  readonly summary: string;
  readonly messages: M;
  /** What users may set, each with its default. */
  readonly options?: readonly Option<unknown>[];
  directive?(node: Directive, context: CheckContext<keyof M & string>): void;
  section?(node: Section, context: CheckContext<keyof M & string>): void;
  entry?(node: Entry, context: CheckContext<keyof M & string>): void;
  foreign?(node: Foreign, context: CheckContext<keyof M & string>): void;
  stray?(node: Stray, context: CheckContext<keyof M & string>): void;
  configuration?(context: ConfigurationContext<keyof M & string>): void | Steps<void>;
}

/** Makes a check whose message ids are known to the compiler. */
export function defineCheck<const M extends Messages>(check: Check<M>): Check<M> {
  return check;
}
