import { type CatalogueRow, type Item, walk } from '@pmtakit/grammar';
import type { ProjectFile } from '../project/project-file.ts';
import { type Block, type Line, everything } from '../project/whole.ts';
import type { Model } from './model.ts';

/** How much is known of a line. */
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

/** How much is known of each line, file by file. Comments, blank lines and closing tags are left out. */
export function coverageOf({ project }: Model): CoveredLine[] {
  const placed = new Map<Item, Line | Block>();
  for (const item of everything(project.whole)) if (item.node.kind !== 'document') placed.set(item.node, item);
  const includes = new Map(project.includes.map((include) => [placeKey(include.file, include.span.start), include]));
  return project.files.flatMap((file) => {
    const found: CoveredLine[] = [];
    const add = (offset: number, state: CoverageState, name?: string): void => {
      found.push({ file, line: file.position(offset).line, state, name });
    };
    walk(file.document, {
      item: (item) => {
        if (item.kind === 'comment' || item.kind === 'stray') return;
        const start = item.kind === 'section' ? item.head.start : item.start;
        const include = includes.get(placeKey(file, start));
        if (include) return add(start, include.outcome.kind === 'included' ? 'checked' : 'unknown', 'include');
        const whole = placed.get(item);
        return add(start, whole ? stateOf(whole) : 'unknown', whole?.name);
      },
    });
    return found;
  });
}

function placeKey({ path }: ProjectFile, offset: number): string {
  return `${offset} ${path}`;
}

function stateOf(item: Line | Block): CoverageState {
  const { row } = item;
  if (!row || (item.kind === 'line' ? !item.isValid : !isTagRight(item))) return 'unknown';
  if (!isModelled(row, item)) return 'not-modelled';
  return item.kind === 'line' && row.arguments.every(({ type }) => type === 'string' || type === 'text')
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
  return modelledSections.has(item.parent?.name ?? '') || modelledLines.has(item.name);
}
