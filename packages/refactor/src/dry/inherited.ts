/** Settings that would be the same without their line. */
import type { Line, Model, Repeat, Setting } from '@pmtakit/semantics';
import { Setting as SettingOf, defaultOf, isSetOnce, sameValues, sampleClients, settingName } from '@pmtakit/semantics';
import { isGuard } from './guards.ts';

/** The lines of `<source>` sections for addresses that repeat what their clients get without them. */
export function repeatsInSources(model: Model): Repeat[] {
  const { sources } = model;
  const answers = new Answers(model);
  for (const client of sampleClients(model)) {
    const settings = sources.settings(client);
    for (const { block, network } of sources.layers(client)) {
      for (const { line } of sources.linesOf(block)) {
        // A name may be used by clients of any address, so nobody knows what comes below.
        if (!network || isGuard(settingName(line))) answers.keep(line);
        else answers.note(line, settings.get(settingName(line)));
      }
    }
  }
  return answers.repeats();
}

/** The lines of virtual MTAs and pools that repeat what the virtual MTA gets without them. */
export function repeatsInVirtualMtas(model: Model): Repeat[] {
  const { vmtas } = model;
  const answers = new Answers(model);
  for (const { name, blocks } of vmtas.vmtas) {
    const pools = vmtas.poolsOf(name).flatMap((pool) => pool.blocks);
    const settings = model.virtualMta(name);
    for (const block of [...blocks, ...pools]) {
      for (const line of block.lines()) if (line.isValid) answers.note(line, settings.get(settingName(line)));
    }
  }
  return answers.repeats();
}

/** What becomes of settings without their lines, over all that ask for them. */
class Answers {
  readonly #model: Model;
  /** By the node, which stands at several places when its file is included twice; null for lines that are needed. */
  readonly #repeats = new Map<Line['node'], Repeat | null>();

  constructor(model: Model) {
    this.#model = model;
  }

  keep(line: Line): void {
    this.#repeats.set(line.node, null);
  }

  /** @param setting what counts where the line could count */
  note(line: Line, setting: Setting | undefined): void {
    if (setting?.line !== line || this.#repeats.get(line.node) === null) return;
    const [next] = setting.shadowed;
    const isRepeat = isSetOnce(line) && line.argument(0)?.kind !== 'cidr' && this.#isSame(line, next, setting);
    const from = this.#repeats.get(line.node)?.from ?? next;
    this.#repeats.set(line.node, isRepeat ? { line, from, isCertain: setting.assumptions.length === 0 } : null);
  }

  repeats(): Repeat[] {
    return [...this.#repeats.values()].filter((repeat) => repeat !== null);
  }

  #isSame(line: Line, next: Line | undefined, { row, canonical }: Setting): boolean {
    if (next) return next.parent !== line.parent && sameValues(next, line);
    const standard = defaultOf(row, this.#model.options.version);
    if (standard === undefined || row.defaultNote !== undefined || row.status !== 'documented') return false;
    return new SettingOf(row, { default: standard }).canonical === canonical;
  }
}
