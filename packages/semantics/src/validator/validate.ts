import { type Diagnostic, type Document, type Item, type Steps, allSteps, walk } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { ProjectFile } from '../project/project-file.ts';
import { type Project, isAllKnown } from '../project/project.ts';
import type { Check, CheckContext, Report, ReportAt } from './check.ts';
import { checks } from './checks/index.ts';
import { Facts, type Surroundings } from './facts.ts';
import { Findings, type Redact } from './findings.ts';
import { Options } from './options.ts';
import { surroundingsOf, surroundingsOfItems } from './surroundings.ts';

/** A check with what a user set of it. */
export interface AskedCheck {
  readonly check: Check;
  readonly options?: Options;
}

/** What is asked, and how. */
export interface ValidateOptions {
  /** Whether the main file is known to be one; without it, a file that starts no server is taken for a part. */
  readonly isWhole?: boolean | undefined;
  /** The validator's own ones when absent. */
  readonly checks?: readonly AskedCheck[];
  /** What of a file may be shown in messages; everything when absent. */
  readonly redacted?: ((file: ProjectFile) => Redact) | undefined;
  /** Is told how long each check took, in milliseconds, every time it was asked. */
  readonly timed?: ((rule: string, milliseconds: number) => void) | undefined;
  /** Is told what single items say, which is known long before the rest. */
  readonly onItems?: ((found: Map<ProjectFile, Diagnostic[]>) => void) | undefined;
}

const ownChecks: readonly AskedCheck[] = checks.map((check) => ({ check }));

/** Everything in a document that its own text tells, in the order of the text. */
export function validate(document: Document): Diagnostic[] {
  const findings = new Findings();
  allSteps(askOfDocument(handlersOf({}), document, findings));
  return findings.diagnostics();
}

/** Everything in a configuration that PowerMTA would refuse, ignore or read otherwise than written, for each file. */
export function validateProject(model: Model, options: ValidateOptions = {}): Map<ProjectFile, Diagnostic[]> {
  return allSteps(validateInSteps(model, options));
}

/** The same in steps, each of which takes a small part of the time. */
export function* validateInSteps(model: Model, options: ValidateOptions = {}): Steps<Map<ProjectFile, Diagnostic[]>> {
  const { project } = model;
  const findings = new Map(project.files.map((file) => [file, new Findings()]));
  const handlers = handlersOf(options);
  for (const [file, surroundings] of surroundingsOf(project)) {
    const own = findings.get(file);
    if (own) for (const one of surroundings) yield* askOfDocument(handlers, file.document, own, one);
  }
  options.onItems?.(diagnosticsIn(findings, options));
  yield* askOfConfiguration(model, options, findings);
  return diagnosticsIn(findings, options);
}

function diagnosticsIn(
  findings: ReadonlyMap<ProjectFile, Findings>,
  { redacted }: ValidateOptions,
): Map<ProjectFile, Diagnostic[]> {
  return new Map([...findings].map(([file, own]) => [file, own.diagnostics(redacted?.(file))]));
}

/** What some neighbouring items of a file tell, with all that stands in them, in the order of the text. */
export function validateItems(
  project: Project,
  file: ProjectFile,
  items: readonly Item[],
  options: Pick<ValidateOptions, 'checks' | 'redacted'>,
): Diagnostic[] {
  const findings = new Findings();
  const part = { ...file.document, items: [...items] };
  for (const one of surroundingsOfItems(project, file, items)) {
    allSteps(askOfDocument(handlersOf(options), part, findings, one));
  }
  return findings.diagnostics(options.redacted?.(file));
}

const kinds = ['directive', 'section', 'entry', 'foreign', 'stray'] as const;

/** What one check does with nodes of one kind. Most checks want no nodes, and asking them all would take long. */
interface Handler {
  readonly kind: (typeof kinds)[number];
  readonly asked: AskedCheck;
  readonly handle: (item: Item, context: CheckContext<string>) => void;
}

function handlersOf({ checks: asked = ownChecks, timed }: ValidateOptions): Handler[] {
  return asked.flatMap((one) => {
    const wanted = kinds.filter((kind) => one.check[kind] !== undefined);
    return wanted.map((kind) => ({ kind, asked: one, handle: handlerOf(one.check, timed) }));
  });
}

function handlerOf(check: Check, timed: ValidateOptions['timed']): Handler['handle'] {
  const handle: Handler['handle'] = (item, context) => ask(check, item, context);
  return timed ? (item, context) => measured(check.id, timed, () => handle(item, context)) : handle;
}

function measured(rule: string, timed: NonNullable<ValidateOptions['timed']>, work: () => void): void {
  const start = performance.now();
  work();
  timed(rule, performance.now() - start);
}

/** How many items of a document one step takes, with all that stands in them. */
const ITEMS_A_STEP = 100;

function* askOfDocument(
  handlers: readonly Handler[],
  document: Document,
  findings: Findings,
  surroundings?: Surroundings,
): Steps<void> {
  const facts = new Facts(document, surroundings);
  const inContext = handlers.map(({ kind, asked, handle }) => ({
    ...{ kind, handle },
    context: contextFor(asked, facts, findings),
  }));
  const byKind = Map.groupBy<Item['kind'], (typeof inContext)[number]>(inContext, ({ kind }) => kind);
  const item = (one: Item): void => {
    for (const { handle, context } of byKind.get(one.kind) ?? []) handle(one, context);
  };
  for (let start = 0; start < document.items.length; start += ITEMS_A_STEP) {
    walk({ ...document, items: document.items.slice(start, start + ITEMS_A_STEP) }, { item });
    yield undefined;
  }
}

const noOptions = new Options();

function contextFor(
  { check, options = noOptions }: AskedCheck,
  facts: Facts,
  findings: Findings,
): CheckContext<string> {
  const report: Report<string> = (id, span, words = {}, details = {}) => findings.tell(check, id, span, words, details);
  return { facts, report, options };
}

function ask(check: Check, item: Item, context: CheckContext<string>): void {
  switch (item.kind) {
    case 'directive':
      return check.directive?.(item, context);
    case 'section':
      return check.section?.(item, context);
    case 'entry':
      return check.entry?.(item, context);
    case 'foreign':
      return check.foreign?.(item, context);
    case 'stray':
      return check.stray?.(item, context);
    case 'comment':
      return;
    default:
      return item satisfies never;
  }
}

function* askOfConfiguration(
  model: Model,
  { isWhole, checks: asked = ownChecks, timed }: ValidateOptions,
  findings: ReadonlyMap<ProjectFile, Findings>,
): Steps<void> {
  const allIsKnown = isAllKnown(model.project, isWhole);
  for (const { check, options = noOptions } of asked) {
    const report: ReportAt<string> = (id, { file, span }, words = {}, details = {}) =>
      findings.get(file)?.tell(check, id, span, words, details);
    const begin = () => check.configuration?.({ model, isWhole: allIsKnown, report, options });
    if (timed && check.configuration) measured(check.id, timed, () => allOf(begin()));
    else yield* inTurns(begin());
    yield undefined;
  }
}

/** How long a check of the whole works before others may; one that yields more often goes on. */
const LONGEST_TURN_MS = 2;

function* inTurns(steps: Steps<void> | void): Steps<void> {
  let end = performance.now() + LONGEST_TURN_MS;
  for (const step of steps ?? []) {
    if (performance.now() < end) continue;
    yield step;
    end = performance.now() + LONGEST_TURN_MS;
  }
}

function allOf(steps: Steps<void> | void): void {
  if (steps) allSteps(steps);
}
