/** An editor of one large file, as far as the language server sees it. */
import { type FileContext, type FoundSoFar, Session, type TreeContext } from '@pmtakit/language-service';
import { recommended } from '@pmtakit/linter';
import { defaultModelOptions, memoryFiles } from '@pmtakit/semantics';

const PATH = 'config';

/** A prime, so that edits come everywhere. */
const STEP = 37;
const PARTS = 100;

export class Editor {
  readonly session: Session;
  #text: string;
  #edits = 0;

  constructor(text: string) {
    this.#text = text;
    const setup = { mains: [], main: undefined, modelOptions: defaultModelOptions, directives: [] };
    this.session = new Session({
      files: memoryFiles({}),
      setupOf: () => ({ ...setup, settingsFor: () => recommended }),
    });
    this.session.edit(PATH, text);
  }

  /** Types a digit into a limit somewhere, and gives its offset. */
  type(): number {
    const part = (this.#edits++ * STEP) % PARTS;
    const line = this.#text.indexOf('max-smtp-out', Math.floor((part / PARTS) * this.#text.length));
    const value = line + (/^\S+\s+/.exec(this.#text.slice(line, line + 80))?.[0].length ?? 0);
    this.#text = `${this.#text.slice(0, value)}7${this.#text.slice(value)}`;
    this.session.edit(PATH, this.#text, { start: value, endBefore: value, endAfter: value + 1 });
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
