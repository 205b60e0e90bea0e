import { type CatalogueRow, type Document, ENTRY_NAME, GLOBAL_SCOPE, type Item, walk } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import type { Project } from '../project/project.ts';
import { type Block, type Line, everything } from '../project/whole.ts';
import type { Model } from './model.ts';

/** How much is known of a line, the most first. */
export const coverageStates = ['checked', 'parsed-only', 'not-modelled', 'unknown'] as const;
/**
 * - `checked`: its value is checked, and the model knows what it does.
 * - `parsed-only`: its value is free text, of which nothing can be said.
 * - `not-modelled`: its value is checked, but no answer of the model takes it into account.
 * - `unknown`: PowerMTA is not known to take it, or not here, or not with this value.
 */
export type CoverageState = (typeof coverageStates)[number];

export interface CoveredLine {
  readonly file: ProjectFile;
  /** From 1. */
  readonly line: number;
  readonly state: CoverageState;
  /** The directive or section; nothing for text that is none. */
  readonly name: string | undefined;
}

/**
 * How much is known of each line, file by file: the least, where a file is included several times or a line holds more
 * than it should. Comments, blank lines and closing tags are left out.
 */
export function coverageOf({ project }: Model): CoveredLine[] {
  const states = new Map<Item | Document, CoverageState>();
  for (const item of everything(project.whole)) note(states, item.node, stateOf(item));
  const includes = includeStates(project);
  return project.files.flatMap((file) => {
    const found: CoveredLine[] = [];
    walk(file.document, {
      item: (item) => {
        if (item.kind === 'comment' || item.kind === 'stray') return;
        const { start } = item.kind === 'section' ? item.head : item;
        const state = includes.get(file)?.get(start) ?? states.get(item) ?? 'unknown';
        const name = 'name' in item ? item.name : item.kind === 'entry' ? ENTRY_NAME : undefined;
        addTo(found, { file, line: file.position(start).line, state, name });
      },
    });
    return found;
  });
}

/** The lines that ask for files, by where they start. */
function includeStates({ includes }: Project): Map<ProjectFile, Map<number, CoverageState>> {
  const states = new Map<ProjectFile, Map<number, CoverageState>>();
  for (const { file, span, outcome } of includes) {
    const ofFile = states.get(file) ?? new Map<number, CoverageState>();
    states.set(file, ofFile);
    note(ofFile, span.start, outcome.kind === 'included' ? 'checked' : 'unknown');
  }
  return states;
}

function note<K>(states: Map<K, CoverageState>, key: K, state: CoverageState): void {
  const known = states.get(key);
  states.set(key, known ? lesser(known, state) : state);
}

function addTo(found: CoveredLine[], covered: CoveredLine): void {
  const last = found.at(-1);
  if (last?.line !== covered.line) found.push(covered);
  else found[found.length - 1] = { ...last, state: lesser(last.state, covered.state) };
}

/** The one by which less is known. */
function lesser(a: CoverageState, b: CoverageState): CoverageState {
  return coverageStates.indexOf(a) > coverageStates.indexOf(b) ? a : b;
}

function stateOf(item: Line | Block): CoverageState {
  const { row } = item;
  if (!row || (item.kind === 'line' ? !item.isValid : !isTagRight(item))) return 'unknown';
  if (!isModelled(row, item)) return 'not-modelled';
  return item.kind === 'line' &&
    row.arguments.length > 0 &&
    row.arguments.every(({ type }) => type === 'string' || type === 'text')
    ? 'parsed-only'
    : 'checked';
}

function isTagRight({ row, value }: Block): boolean {
  return value !== undefined || (row?.arguments ?? []).every(({ optional }) => optional);
}

/** Sections whose every line the model asks for. */
const modelledSections = new Set([
  'acct-file',
  'aliases',
  'bounce-category-patterns',
  'domain',
  'mx-rollup-list',
  'pattern-list',
  'smtp-listener',
  'smtp-pattern-list',
  'smtp-user',
  'source',
  'virtual-mta',
  'virtual-mta-pool',
]);

/** Lines of the top level that the model asks for. */
const modelledLines = new Set([
  'alias',
  'always-allow-relaying',
  'domain-key',
  'domain-macro',
  'host-name',
  'http-access',
  'include-headers-from',
  'invalid-virtual-mta-fallback',
  'mx-connection-limit',
  'relay-address',
  'relay-debug',
  'relay-domain',
  'smtp-listener',
  'smtp-proxy-source-host',
  'smtp-source-host',
  'total-max-smtp-out',
  'use-proxy',
]);

function isModelled({ section }: CatalogueRow, item: Line | Block): boolean {
  if (section) return modelledSections.has(item.name);
  const place = item.parent?.name ?? '';
  return place === GLOBAL_SCOPE ? modelledLines.has(item.name) : modelledSections.has(place);
}
