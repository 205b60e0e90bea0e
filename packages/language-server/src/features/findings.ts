/** What is found, for those who send it and those who answer with it. */
import { createHash } from 'node:crypto';
import { type FoundSoFar, diagnostics } from '@pmtakit/language-service';
import type { LintResult } from '@pmtakit/linter';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { Workspace } from '../workspace.ts';

/** By URI. */
export type Findings = ReadonlyMap<string, LintResult>;

/**
 * What is found in the configurations of some documents, one configuration after the other; a file of several counts in
 * the first. What cannot be read is left out.
 * @param isStale asked now and then; when it says so, nothing more is found
 * @param onSome is told what is found in between, where it takes long
 */
export async function* findingsOf(
  workspace: Workspace,
  uris: readonly string[],
  isStale: () => boolean,
  onSome?: (results: readonly LintResult[]) => void,
): AsyncGenerator<Findings> {
  const known = new Set<string>();
  for (const uri of uris) {
    if (known.has(uri)) continue;
    const results = await lint(workspace, uri, isStale, onSome);
    const found = results.map((result) => [workspace.projects.uriOf(result.source.path), result] as const);
    const news = new Map(found.filter(([own]) => !known.has(own)));
    for (const own of news.keys()) known.add(own);
    yield news;
  }
}

async function lint(
  workspace: Workspace,
  uri: string,
  isStale: () => boolean,
  onSome?: (results: readonly LintResult[]) => void,
): Promise<readonly LintResult[]> {
  try {
    return (await workspace.projects.lint(uri, isStale, onSome)) ?? [];
  } catch (error) {
    workspace.tellMistake(error);
    return [];
  }
}

/**
 * What can be told at once of the configuration of a document; nothing when that cannot be read, which who looks over all of
 * it tells.
 */
export function findingsSoFar({ projects }: Workspace, uri: string): FoundSoFar | undefined {
  try {
    return projects.findingsSoFar(uri);
  } catch {
    return undefined;
  }
}

/** Told by what is found, so that the same is known again however often a configuration was looked over. */
export function identityOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url');
}

/** Findings of a file as the client shows them. */
export function itemsOf({ projects, client }: Workspace, result: LintResult): Diagnostic[] {
  return diagnostics(result, projects.view(client.encoding));
}
