import type { Diagnostic, SourceFile } from '@pmtakit/grammar';
import { OpenBlocks, type Target } from './open-blocks.ts';
import { ALL_RULES, type Mention, type Suppression } from './suppression.ts';

/** Finds the comment that passes over a finding. Findings are asked for in the order of the text. */
export class SuppressionIndex {
  /** Rules that passed something over, and enable comments that ended something. */
  readonly used = new Set<Mention | Suppression>();
  readonly #source: SourceFile;
  readonly #byLine = new Map<number, Target[]>();
  readonly #byRule = new Map<string, Target>();
  readonly #blocks = new OpenBlocks();
  readonly #turns: Suppression[] = [];
  #turn = 0;

  constructor(source: SourceFile, suppressions: readonly Suppression[]) {
    this.#source = source;
    for (const suppression of suppressions) this.#add(suppression);
  }

  #add(suppression: Suppression): void {
    const { form, line, mentions } = suppression;
    if (form === 'block' || form === 'enable') this.#turns.push(suppression);
    for (const mention of mentions) {
      const target = { suppression, mention };
      if (form === 'file' && !this.#byRule.has(mention.rule)) this.#byRule.set(mention.rule, target);
      if (line !== undefined) this.#addToLine(line, target);
    }
  }

  #addToLine(line: number, target: Target): void {
    const others = this.#byLine.get(line);
    if (others) others.push(target);
    else this.#byLine.set(line, [target]);
  }

  /** The narrowest one: of the line, of the block, of the file. One that names the rule comes before one for all. */
  find({ rule, span }: Diagnostic): Target | undefined {
    this.#goTo(span.start);
    const found = this.#onLine(rule, span.start) ?? this.#blocks.innermost(rule, span.start) ?? this.#inFile(rule);
    if (found) this.used.add(found.mention);
    return found;
  }

  /** Takes in what stands behind the last finding. */
  finish(): void {
    this.#goTo(Infinity);
  }

  #onLine(rule: string, offset: number): Target | undefined {
    if (this.#byLine.size === 0) return undefined;
    const targets = this.#byLine.get(this.#source.lines.position(offset).line) ?? [];
    const naming = (name: string) => targets.find(({ mention }) => mention.rule === name);
    return naming(rule) ?? naming(ALL_RULES);
  }

  #inFile(rule: string): Target | undefined {
    return this.#byRule.get(rule) ?? this.#byRule.get(ALL_RULES);
  }

  #goTo(offset: number): void {
    for (let turn = this.#turns[this.#turn]; turn && turn.from <= offset; turn = this.#turns[++this.#turn]) {
      if (turn.form === 'enable') this.#end(turn);
      else for (const mention of turn.mentions) this.#blocks.begin({ suppression: turn, mention });
    }
  }

  #end(suppression: Suppression): void {
    const { mentions } = suppression;
    for (const mention of mentions) if (this.#blocks.end(mention.rule, suppression)) this.used.add(mention);
    if (mentions.length === 0 && this.#blocks.end(ALL_RULES, suppression)) this.used.add(suppression);
  }
}
