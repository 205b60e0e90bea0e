/** The settings that an editor has for PowerMTA configuration: what it keeps below `pmta`. */
import {
  type FormatOptions,
  WIDEST_INDENT,
  booleanSpellings,
  isIndent,
  keywordCases,
  lineEnds,
  saidOptions,
} from '@pmtakit/formatter';

export interface EditorSettings {
  /** What is set below `pmta.format`, by the names of the options. */
  readonly format: Partial<FormatOptions>;
  /** Whether the server lays a document out before its client saves it, for clients that have no such switch. */
  readonly formatOnSave: boolean;
  /** A sentence for each setting that cannot be used; it counts as not set. */
  readonly problems: readonly string[];
}

/** Takes anything, since clients send what people write. */
export function readEditorSettings(value: unknown): EditorSettings {
  const settings = new SettingsReader();
  const { format } = settings.section('pmta', value);
  const said = settings.section('pmta.format', format);
  settings.refuseOthers('pmta.format', said, [...Object.keys(formatSettings), 'onSave']);
  const onSave = settings.read('onSave', said, aSwitch);
  return { format: readFormat(settings, said), formatOnSave: onSave ?? false, problems: settings.problems };
}

function readFormat(settings: SettingsReader, said: Section): Partial<FormatOptions> {
  return saidOptions({
    indent: settings.read('indent', said, formatSettings.indent),
    align: settings.read('align', said, formatSettings.align),
    endOfLine: settings.read('endOfLine', said, formatSettings.endOfLine),
    keywordCase: settings.read('keywordCase', said, formatSettings.keywordCase),
    booleans: settings.read('booleans', said, formatSettings.booleans),
  });
}

/** What a setting may be. */
interface Values<T> {
  readonly expected: string;
  readonly includes: (value: unknown) => value is T;
}

const aSwitch: Values<boolean> = { expected: 'true or false', includes: (value) => typeof value === 'boolean' };

const formatSettings: { readonly [Name in keyof FormatOptions]: Values<FormatOptions[Name]> } = {
  indent: { expected: `a whole number up to ${WIDEST_INDENT} or "tab"`, includes: isIndent },
  align: aSwitch,
  endOfLine: oneOf(lineEnds),
  keywordCase: oneOf(keywordCases),
  booleans: oneOf(booleanSpellings),
};

function oneOf<T extends string>(words: readonly T[]): Values<T> {
  return { expected: words.join(', '), includes: (value): value is T => words.some((word) => word === value) };
}

/** Settings by their names. */
interface Section extends Readonly<Record<string, unknown>> {
  readonly format?: unknown;
}

class SettingsReader {
  readonly problems: string[] = [];

  /** The settings below a name; `null` is how clients say that there are none. */
  section(name: string, value: unknown): Section {
    if (value === undefined || value === null) return {};
    if (isSection(value)) return value;
    this.problems.push(`${name}: expected an object; it is not used.`);
    return {};
  }

  /** Other parts of an editor may keep settings of their own below `pmta`, but none below its sections. */
  refuseOthers(name: string, said: Section, known: readonly string[]): void {
    const others = Object.keys(said).filter((key) => !known.includes(key));
    this.problems.push(
      ...others.map((key) => `${name}.${key}: there is no such setting; known are ${known.join(', ')}.`),
    );
  }

  read<T>(name: string, said: Section, { expected, includes }: Values<T>): T | undefined {
    const value = said[name];
    if (value === undefined || value === null) return undefined;
    if (includes(value)) return value;
    this.problems.push(`pmta.format.${name}: expected ${expected}; it is not used.`);
    return undefined;
  }
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
