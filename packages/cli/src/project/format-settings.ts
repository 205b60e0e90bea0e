/** Reads the key `format` of `pmtakit.config.json`: the style of pmtafmt, and what it leaves alone. */
import {
  type FormatOptions,
  WIDEST_INDENT,
  booleanSpellings,
  isIndent,
  keywordCases,
  lineEnds,
  saidOptions,
} from '@pmtakit/formatter';
import { type FileTest, type JsonPlace, readFilePatterns } from '@pmtakit/linter';
import { type StyleLayer, saidBy, stacked } from '../format/style-layer.ts';
import type { ConfigFile } from './read-config-files.ts';

/** What files say of formatting. */
export interface FormatConfig {
  /** What is said of the style, the strongest last. */
  readonly layers: readonly FormatLayer[];
  /** The files that stay as they are: those for which one of these holds. */
  readonly ignored: readonly FileTest[];
}

/** What one place says: a file or an override in it. */
interface FormatLayer extends StyleLayer {
  /** Whether it is about this file; about all when absent. */
  readonly appliesTo?: FileTest;
}

export const noFormat: FormatConfig = { layers: [], ignored: [] };

const optionKeys = ['indent', 'align', 'endOfLine', 'keywordCase', 'booleans'] as const;
const overrideKeys = ['files', ...optionKeys] as const;
const keys = [...optionKeys, 'ignore', 'overrides'] as const;
type Said = ReadonlyMap<(typeof keys)[number] | 'files', JsonPlace>;

/** @throws ConfigurationError naming the key that is wrong */
export function readFormat(place: JsonPlace, file: ConfigFile): FormatConfig {
  const said = new Map(place.keys(keys));
  const overrides = said.get('overrides')?.items() ?? [];
  return {
    layers: [saidBy(file.path, readOptions(said)), ...overrides.map((one) => readOverride(one, file))],
    ignored: readIgnored(said.get('ignore'), file),
  };
}

function readOverride(place: JsonPlace, file: ConfigFile): FormatLayer {
  const said = new Map(place.keys(overrideKeys));
  const files = said.get('files') ?? place.fail('files is missing: the list of patterns that it is about');
  return { appliesTo: readFilePatterns(files, file), ...saidBy(file.path, readOptions(said)) };
}

function readOptions(said: Said): Partial<FormatOptions> {
  const indent = said.get('indent');
  return saidOptions({
    indent: indent && indentAt(indent),
    align: said.get('align')?.switch(),
    endOfLine: said.get('endOfLine')?.oneOf(lineEnds, 'end of line'),
    keywordCase: said.get('keywordCase')?.oneOf(keywordCases, 'case of keywords'),
    booleans: said.get('booleans')?.oneOf(booleanSpellings, 'spelling of switches'),
  });
}

function indentAt(place: JsonPlace): FormatOptions['indent'] {
  return isIndent(place.value) ? place.value : place.refuse(`a whole number up to ${WIDEST_INDENT} or "tab"`);
}

function readIgnored(place: JsonPlace | undefined, file: ConfigFile): FileTest[] {
  const items = place?.items() ?? [];
  const exception = items.find(({ value }) => typeof value === 'string' && /^!(?!\()/.test(value));
  // It would match all other files.
  exception?.fail('takes nothing back here; write patterns for what is ignored only');
  return place && items.length > 0 ? [readFilePatterns(place, file)] : [];
}

/** What two files say, the stronger one last. */
export function mergedFormat(weak: FormatConfig, strong: FormatConfig): FormatConfig {
  return { layers: [...weak.layers, ...strong.layers], ignored: [...weak.ignored, ...strong.ignored] };
}

/** What files say of the style of a file. */
export function formatOf({ layers }: FormatConfig, path: string): StyleLayer {
  return stacked(layers.filter(({ appliesTo }) => appliesTo?.(path) ?? true));
}

/** Whether a file stays as it is. */
export function isIgnored({ ignored }: FormatConfig, path: string): boolean {
  return ignored.some((matches) => matches(path));
}
