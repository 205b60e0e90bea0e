/** A result for the terminal: first what passed and failed, then totals, then what held mail back, then the tables. */
import type { Result } from '../results/result.ts';
import type { TextSection } from './text-section.ts';
import {
  backoffSection,
  bindingSection,
  bounceSection,
  keptOutSections,
  omissionSection,
  thresholdSection,
  totalSection,
} from './text-summary.ts';
import { tableSections } from './text-tables.ts';

export interface TextOptions {
  /** Rows of each table; 20 unless told. */
  readonly most?: number;
}

const MOST = 20;

/** Sections that have something to say. */
export function resultSections(result: Result, { most = MOST }: TextOptions = {}): TextSection[] {
  const sections = [
    thresholdSection(result),
    totalSection(result),
    ...keptOutSections(result, most),
    bindingSection(result, most),
    bounceSection(result),
    backoffSection(result, most),
    ...tableSections(result, most),
    omissionSection(result, most),
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}
