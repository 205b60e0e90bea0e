import { type Diagnostic, type Document, type Item, walk } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { ProjectFile } from '../project/project-file.ts';
import { isComplete, startsServer } from '../project/project.ts';
import type { Check, CheckContext } from './check.ts';
import { checks } from './checks/index.ts';
import { Facts, type Surroundings } from './facts.ts';
import { Findings } from './findings.ts';
import { surroundingsOf } from './surroundings.ts';

/** Everything in a document that its own text tells, in the order of the text. */
export function validate(document: Document): Diagnostic[] {
  const findings = new Findings();
  checkDocument(document, findings);
  return findings.diagnostics();
}

/**
 * Everything in a configuration that PowerMTA would refuse, ignore or read otherwise than written, for each of its files.
 * @param isWhole whether the main file is known to be one; without it, a file that starts no server is taken for a part
 */
export function validateProject(model: Model, isWhole = startsServer(model.project)): Map<ProjectFile, Diagnostic[]> {
  const { project } = model;
  const findings = new Map(project.files.map((file) => [file, new Findings()]));
  for (const [file, surroundings] of surroundingsOf(project)) {
    const own = findings.get(file);
    if (own) for (const one of surroundings) checkDocument(file.document, own, one);
  }
  checkConfiguration(model, isWhole && isComplete(project), findings);
  return new Map([...findings].map(([file, own]) => [file, own.diagnostics()]));
}

function checkDocument(document: Document, findings: Findings, surroundings?: Surroundings): void {
  const facts = new Facts(document, surroundings);
  const asked = handlers.map(({ kind, check }) => ({ kind, check, context: contextFor(check, facts, findings) }));
  const byKind = Map.groupBy<Item['kind'], (typeof asked)[number]>(asked, ({ kind }) => kind);
  walk(document, {
    item: (item) => {
      for (const { check, context } of byKind.get(item.kind) ?? []) ask(check, item, context);
    },
  });
}

/** What each check wants to see. Most want nothing of a single document, and asking them all takes long. */
const handlers = checks.flatMap((check) =>
  (['directive', 'section', 'entry', 'foreign', 'stray'] as const)
    .filter((kind) => check[kind] !== undefined)
    .map((kind) => ({ kind, check })),
);

function contextFor(check: Check, facts: Facts, findings: Findings): CheckContext<string> {
  return { facts, report: (id, span, words = {}, details = {}) => findings.tell(check, id, span, words, details) };
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

function checkConfiguration(model: Model, isWhole: boolean, findings: ReadonlyMap<ProjectFile, Findings>): void {
  for (const check of checks) {
    check.configuration?.({
      model,
      isWhole,
      report: (id, { file, span }, words = {}, details = {}) =>
        findings.get(file)?.tell(check, id, span, words, details),
    });
  }
}
