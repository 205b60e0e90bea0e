/** What sections hold, as text that is equal when they do the same: the order counts, names of lists do not. */
import type { Value } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import { defaultOf } from '../model/defaults.ts';
import type { Model } from '../model/model.ts';
import { nameKey } from '../model/names.ts';
import { Setting, valuesOf } from '../model/setting.ts';
import type { SymbolKind } from '../model/symbols.ts';
import { type Block, type Line, everything } from '../project/whole.ts';

/** Lists that are nothing but what they hold. A virtual MTA is more: its name is part of each queue. */
const byContent = new Set<string>([
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'rewrite-list',
  'domain-key-list',
  'proxy',
  'signals-filter',
] satisfies SymbolKind[]);

/** Answers for one model; what a list holds is worked out once. */
export class Content {
  readonly #model: Model;
  readonly #lists = new Map<string, string>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** What a setting does: the same for a value that is written and a default that is equal to it. */
  ofSetting(setting: Setting): string {
    if (!setting.isCleared) return this.#ofValues(setting.values);
    const { row } = setting;
    return new Setting(row, { default: defaultOf(row, this.#model.options.version) }).canonical;
  }

  /** All settings of one name: of list settings in their order, of those for networks in any. */
  ofSettings(settings: readonly Setting[]): string {
    const texts = settings.map((setting) => this.ofSetting(setting));
    const perNetwork = settings[0]?.row.arguments[0]?.type === 'cidr' && settings[0].name.startsWith('source-ip-');
    return (perNetwork ? texts.toSorted() : texts).join('\n');
  }

  ofLine(line: Line): string {
    return `${line.name} ${this.#ofValues(valuesOf(line))}`;
  }

  /** The tag and all that stands in a section. */
  ofBlock(block: Block): string {
    const tag = block.value ? canonical(block.value) : block.argument;
    return `<${block.name} ${tag}> ${this.ofItems(block)}`;
  }

  /** All that stands in a section. Lines that PowerMTA does not take are left out. */
  ofItems(block: Block): string {
    const texts: string[] = [];
    for (const item of everything(block)) {
      if (item.kind === 'block') texts.push(`<${item.name} ${item.argument}>`);
      else if (item.isValid) texts.push(this.ofLine(item));
    }
    return texts.join('\n');
  }

  #ofValues(values: readonly Value[]): string {
    return values.map((value) => this.#ofValue(value)).join(' ');
  }

  #ofValue(value: Value): string {
    switch (value.kind) {
      case 'reference':
        return this.#ofReference(value.to, value.name);
      case 'reference-list':
        return value.items.map(({ to, name }) => this.#ofReference(to, name)).join(',');
      default:
        return canonical(value);
    }
  }

  #ofReference(to: readonly string[], name: string): string {
    const [kind] = to;
    // What a source says is compared for the clients that get it.
    if (kind === 'source') return kind;
    const key = nameKey(name, this.#model.options.assumptions);
    if (!isListKind(kind)) return key;
    const list = `${kind} ${key}`;
    const known = this.#lists.get(list);
    if (known !== undefined) return known;
    // Lists may call each other, so the name stands for the list while it is being read.
    this.#lists.set(list, key);
    const blocks = this.#model.symbols.defined(kind, key).map(({ item }) => item);
    const text =
      blocks.length > 0
        ? `{${blocks.map((item) => (item.kind === 'block' ? this.ofItems(item) : '')).join('\n')}}`
        : key;
    this.#lists.set(list, text);
    return text;
  }
}

function isListKind(kind: string | undefined): kind is SymbolKind {
  return kind !== undefined && byContent.has(kind);
}
