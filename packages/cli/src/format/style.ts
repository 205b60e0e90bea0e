/**
 * The style of each file: the command line wins over `pmtakit.config.json`, that over `.editorconfig`, and that over the
 * defaults. What reads the files is loaded when there are some, since most starts of pmtafmt find none.
 */
import { dirname, join, resolve } from 'node:path';
import { type FormatOptions, WIDEST_INDENT, defaultFormatOptions } from '@pmtakit/formatter';
import { UsageError } from '../exit-codes.ts';
import { allUpwards, configPathFrom } from '../project/upwards.ts';
import type { EditorOption, KnownEditorConfigs } from './editor-config.ts';
import type { ConfigStyle, KnownConfigs } from './style-from-config.ts';
import { type Problem, type StyleLayer, nothingSaid, saidBy, stacked } from './style-layer.ts';

/** How a file is formatted. */
export interface Style {
  readonly options: FormatOptions;
  /** What is known beside the catalogue, see `useDirectives`. */
  readonly directives: ConfigStyle['directives'];
  /** Whether the file stays as it is. */
  readonly isIgnored: boolean;
  /** Where each option comes from: a file, `command line` or `default`. */
  readonly origins: Readonly<Record<keyof FormatOptions, string>>;
}

/** The styles of files, as the files that say them are when they are first read. */
export class Styles {
  readonly #byFolder = new Map<string, StyleFiles>();
  readonly #configs: KnownConfigs = new Map();
  readonly #editorConfigs: KnownEditorConfigs = { parsed: new Map(), problems: new Map() };

  /**
   * The style of a file, or of what comes from standard input under its name; the current folder stands for one without
   * a name.
   * @throws UsageError naming the file and what is wrong in it
   */
  async of(path: string, fromCommandLine: Partial<FormatOptions> = {}): Promise<Style> {
    const file = resolve(path) === resolve('.') ? join(path, '<stdin>') : path;
    const { config, editorConfigs } = this.#filesFor(dirname(resolve(file)));
    const said = await this.#fromConfig(config ?? this.#filesFor(resolve('.')).config, file);
    const strong = stacked([said, saidBy('command line', fromCommandLine)]);
    const weak = said.isIgnored ? nothingSaid : await this.#fromEditorConfig(file, editorConfigs, strong);
    return {
      options: { ...defaultFormatOptions, ...weak.options, ...strong.options },
      directives: said.directives,
      isIgnored: said.isIgnored,
      origins: { ...defaultOrigins, ...weak.origins, ...strong.origins },
    };
  }

  #filesFor(folder: string): StyleFiles {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const found = { config: configPathFrom(folder), editorConfigs: allUpwards(folder, '.editorconfig') };
    this.#byFolder.set(folder, found);
    return found;
  }

  async #fromConfig(config: string | undefined, path: string): Promise<ConfigStyle> {
    if (config === undefined) return noConfig;
    const { styleFromConfig } = await configReader();
    return answered(styleFromConfig(config, path, this.#configs));
  }

  /** What nobody asks for is not read either. */
  async #fromEditorConfig(path: string, files: readonly string[], strong: StyleLayer): Promise<StyleLayer> {
    const options = editorOptions.filter((option) => strong.options[option] === undefined);
    if (files.length === 0 || options.length === 0) return nothingSaid;
    const { styleFromEditorConfig } = await editorConfigReader();
    const known = this.#editorConfigs;
    return answered(await styleFromEditorConfig({ path, files, options, widestIndent: WIDEST_INDENT, known }));
  }
}

const defaultOrigins: Style['origins'] = {
  indent: 'default',
  align: 'default',
  endOfLine: 'default',
  keywordCase: 'default',
  booleans: 'default',
};

/** The files that say something of those in a folder. */
interface StyleFiles {
  readonly config: string | undefined;
  /** The nearest first. */
  readonly editorConfigs: readonly string[];
}

const configReader = once(() => import('./style-from-config.ts'));
const editorConfigReader = once(() => import('./editor-config.ts'));

/** Even what is loaded already takes Node longer to find than a file takes to be asked for. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}

const noConfig: ConfigStyle = { ...nothingSaid, directives: [], isIgnored: false };

const editorOptions: readonly EditorOption[] = ['indent', 'endOfLine'];

function answered<T extends object>(answer: T | Problem): T {
  if ('problem' in answer) throw new UsageError(answer.problem);
  return answer;
}
