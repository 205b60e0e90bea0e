/** What could be said once, in whole configurations, files and places. */
import type { Span } from '@pmtakit/grammar';
import { type Model, isComplete } from '@pmtakit/semantics';
import { refactorings } from '../techniques/index.ts';
import type { FileEdit, Found, Proposal, Refactoring } from './refactoring.ts';
import { savedBy } from './file-edits.ts';

/**
 * All proposals for some configurations, those that save most lines first. Nothing for a configuration with includes that
 * cannot be read: what they hold may depend on any line, so nothing could be proven.
 */
export function findProposals(models: readonly Model[], some: readonly Refactoring[] = refactorings): Found[] {
  const known = new Set<string>();
  const isNew = (found: Found): boolean => known.size < known.add(keyOf(found)).size;
  return models
    .filter(({ project }) => isComplete(project))
    .flatMap((model) => some.flatMap((refactoring) => found(model, refactoring)))
    .filter(isNew)
    .sort((a, b) => b.saves - a.saves);
}

/** The proposals that change something in a stretch of a file, for editors. */
export function proposalsAt(found: readonly Found[], path: string, { start, end }: Span): Found[] {
  const isThere = ({ file, span }: FileEdit): boolean => file.path === path && span.start <= end && span.end >= start;
  return found.filter(({ at, edits }) => edits.some(isThere) || isThere({ file: at.file, span: at.span, newText: '' }));
}

function found(model: Model, refactoring: Refactoring): Found[] {
  return Array.from(refactoring.find(model), (proposal) => {
    const { safety = refactoring.safety, notes = [], at } = proposal;
    return { ...proposal, refactoring, safety, notes, place: at.place, saves: savedBy(proposal) };
  });
}

/** The same proposal is found again where another configuration includes the same files. */
function keyOf({ refactoring, edits }: Proposal & { readonly refactoring: Refactoring }): string {
  const places = edits.map(({ file, span, newText }) => [file.path, span.start, span.end, newText].join('\n'));
  return [refactoring.id, ...places].join('\n\n');
}
