/** An editor of one large file, as far as the language server sees it. */
import { Rope } from '@pmtakit/grammar';
import { type FileContext, type FoundSoFar, Session, type TreeContext } from '@pmtakit/language-service';
import { recommended } from '@pmtakit/linter';
import { defaultModelOptions, memoryFiles } from '@pmtakit/semantics';

const PATH = 'config';

/** A prime, so that edits come everywhere. */
const STEP = 37;
const PARTS = 100;

export class Editor {
  readonly session: Session;
  #text: Rope;
  /** Where the values of limits stand. */
  readonly #values: number[];
  #edits = 0;

  constructor(text: string) {
    this.#text = Rope.of(text);
    this.#values = Array.from(text.matchAll(/max-smtp-out +/g), ({ 0: { length }, index }) => index + length);
    const setup = { mains: [], main: undefined, modelOptions: defaultModelOptions, directives: [] };
    this.session = new Session({
      files: memoryFiles({}),
      setupOf: () => ({ ...setup, settingsFor: () => recommended }),
    });
    this.session.edit(PATH, this.#text);
  }

  /** Types a digit into a limit somewhere, and gives its offset. */
  type(): number {
    const part = (this.#edits++ * STEP) % PARTS;
    const index = Math.floor((part / PARTS) * this.#values.length);
    const value = this.#values[index] ?? 0;
    for (let behind = index + 1; behind < this.#values.length; behind++)
      this.#values[behind] = (this.#values[behind] ?? 0) + 1;
    this.#text = this.#text.edited(value, value, '7');
    this.session.edit(PATH, this.#text);
    return value;
  }

  tree(): TreeContext {
    return { ...this.session.openTree(PATH), ...view };
  }

  context(): FileContext {
    return { ...this.session.open(PATH), ...view };
  }

  /** In the name of the directive that has been changed. */
  position({ file }: TreeContext, offset: number): { readonly line: number; readonly character: number } {
    return { line: file.position(offset).line - 1, character: 6 };
  }

  lint(): void {
    this.session.lint(PATH);
  }

  /** Looks over until something can be told. */
  firstFindings(): FoundSoFar {
    for (;;) {
      this.session.lintSome(PATH);
      const soFar = this.session.findingsSoFar(PATH);
      if (soFar) return soFar;
    }
  }

  /** What can be told at once after a key. */
  findingsSoFar(): FoundSoFar {
    const soFar = this.session.findingsSoFar(PATH);
    if (!soFar) throw new Error('the configuration was put together anew');
    return soFar;
  }
}

const view = { encoding: 'utf-16', uriOf: (path: string) => path } as const;
