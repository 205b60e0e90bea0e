/** What lines, sections and lists do, as text that is equal when they do the same: names of lists do not count. */
import type { Value } from '@pmtakit/grammar';
import { canonical } from '../model/canonical.ts';
import { defaultOf } from '../model/defaults.ts';
import type { Model } from '../model/model.ts';
import { nameKey } from '../model/names.ts';
import { Setting } from '../model/setting.ts';
import { synonymOf } from '../model/synonyms.ts';
import type { SymbolKind } from '../model/symbols.ts';
import type { Block, Line } from '../project/whole.ts';
import { inEffect, isPerNetwork, rangesOf } from './in-effect.ts';
import { Lists } from './lists.ts';
import type { Numbers } from './numbers.ts';

/** Lists that are nothing but what they hold. A virtual MTA is more: its name is part of each queue. */
const byContent = new Set<string>([
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'rewrite-list',
  'proxy',
  'signals-filter',
  // The limits of a group are shared by all its sources, so its name counts too.
  'source-group',
] satisfies SymbolKind[]);

/** Values that mean what something else says, which the two sides may say otherwise. */
const restsOnNames = new Set<Value['kind']>([
  'reference',
  'reference-list',
  'pattern-result',
  'domain-pattern',
  'domain-key',
  'queue-filter',
]);

/** Answers for one model; what a section holds is worked out once. */
export class Content {
  /** Sections in which the first line that fits decides. */
  readonly lists: Lists;
  readonly #model: Model;
  readonly #numbers: Numbers;
  /** Of defaults, which come again and again. */
  readonly #settings = new WeakMap<Setting, string>();
  readonly #sections = new Map<Block, number>();
  readonly #domains = new Map<Block, string>();
  readonly #tags = new Map<string, number>();

  constructor(model: Model, numbers: Numbers) {
    this.#model = model;
    this.#numbers = numbers;
    this.lists = new Lists(model, numbers, (line) => this.ofLine(line));
  }

  /** What a setting does: the same for a value that is written and a default that is equal to it. */
  ofSetting(setting: Setting): string {
    const { line } = setting;
    if (line) return this.#ofWritten(setting, line);
    const known = this.#settings.get(setting);
    if (known !== undefined) return known;
    const text = this.#ofValues(setting.values);
    this.#settings.set(setting, text);
    return text;
  }

  #ofWritten(setting: Setting, { row, text: written }: Line): string {
    const { lineTexts } = this.#numbers;
    const known = row && lineTexts.get(row, written);
    if (known !== undefined) return known;
    const values = setting.isCleared ? this.#standardOf(setting) : setting.values;
    const text = this.#ofValues(values);
    if (row && !values.some(({ kind }) => restsOnNames.has(kind))) lineTexts.set(row, written, text);
    return text;
  }

  /** What all settings of one name do together. */
  ofSettings(settings: readonly Setting[]): string {
    const [first] = settings;
    if (!first) return '';
    if (!isPerNetwork(first)) return inEffect(settings, (setting) => this.#membersOf(setting));
    const textOf = ({ values }: Setting): string => this.#ofValues(values.slice(1));
    return rangesOf(settings, textOf, this.#ofValues(this.#standardOf(first)));
  }

  /**
   * What lines set beside defaults. Unlike the above it is equal only where anything that comes on top, or below, gives
   * the same too.
   */
  asWritten(settings: readonly Setting[]): string {
    const texts = settings.filter(({ line }) => line).map((setting) => `=${this.ofSetting(setting)}`);
    return texts.toSorted().join('\n');
  }

  /** What the lines directly in a section set. The order of lines with different names does not count. */
  ofLines(block: Block): number {
    const known = this.#sections.get(block);
    if (known !== undefined) return known;
    const lines = [...block.lines()].filter((line) => line.isValid).map((line) => this.ofLine(line));
    const byName = lines.toSorted((a, b) => order(nameIn(a), nameIn(b)));
    const number = this.#numbers.of(byName.join('\n'));
    this.#sections.set(block, number);
    return number;
  }

  /** The `<domain>` sections in a section; nothing when there are none. */
  ofDomains(block: Block): string {
    const known = this.#domains.get(block);
    if (known !== undefined) return known;
    const domains = [...block.blocks()].filter(({ name }) => name === 'domain');
    const texts = domains.map((domain) => `${this.#patternsOf(domain)} ${this.ofLines(domain)}`);
    const text = texts.length > 0 ? `#${this.#numbers.of(texts.join('\n'))}` : '';
    this.#domains.set(block, text);
    return text;
  }

  /** Name and value; old names as new ones. */
  ofLine(line: Line): string {
    const { row } = line;
    const target = (row && synonymOf(row, line.parent.name)?.row) ?? row;
    return target ? `${target.name} ${this.ofSetting(new Setting(target, { line }))}` : '';
  }

  /** The argument of a tag. */
  ofTag({ value, argument }: Block): string {
    return value?.kind === 'name' ? this.nameOf(value.name) : value ? this.#ofValue(value) : argument;
  }

  /** A macro may stand for many patterns, so what a tag stands for is written down once. */
  #patternsOf(block: Block): number {
    const { argument } = block;
    const known = this.#tags.get(argument) ?? this.#numbers.of(this.ofTag(block));
    this.#tags.set(argument, known);
    return known;
  }

  #standardOf({ row }: Setting): readonly Value[] {
    return new Setting(row, { default: defaultOf(row, this.#model.options.version) }).values;
  }

  /** The patterns of a setting that takes domains, or its one value. */
  #membersOf(setting: Setting): readonly string[] {
    const [value] = setting.values;
    return value?.kind === 'domain-pattern' && setting.values.length === 1
      ? this.#model.macros.patternsOf(value)
      : [this.ofSetting(setting)];
  }

  #ofValues(values: readonly Value[]): string {
    // What a source says is compared for the clients that get it.
    return values
      .filter((value) => value.kind !== 'reference' || value.to[0] !== 'source')
      .map((value) => this.#ofValue(value))
      .join(' ');
  }

  /** Macros are filled in: a macro may change without the lines that use it. */
  #ofValue(value: Value): string {
    const { macros } = this.#model;
    switch (value.kind) {
      case 'reference':
        return this.#ofReference(value);
      case 'reference-list':
        return value.items.map((item) => this.#ofReference(item)).join(',');
      case 'pattern-result':
        return [value.virtualMta, value.callTo]
          .map((name) => (name ? this.#ofReference(name) : ''))
          .concat(String(value.recipientPriority?.value ?? ''))
          .join(',');
      case 'domain-pattern':
        return macros.patternsOf(value).join(',');
      case 'domain-key':
        return [value.selector, macros.expand(value.domain).texts.join('+').toLowerCase(), value.file].join(',');
      case 'queue-filter':
        return value.items
          .map(({ negated, domain, virtualMta }) => [negated, this.#ofValue(domain), this.nameOf(virtualMta)].join('/'))
          .join(',');
      default:
        return canonical(value);
    }
  }

  #ofReference({ to: [kind], name }: { readonly to: readonly string[]; readonly name: string }): string {
    const key = this.nameOf(name);
    if (!isByContent(kind)) return key;
    const held = this.lists.ofName(kind, name) ?? key;
    return kind === 'source-group' ? `${key} ${held}` : held;
  }

  /** What spellings of one name have in common. */
  nameOf(name: string): string {
    return nameKey(name, this.#model.options.assumptions);
  }
}

/** Whether things of a kind are compared by what they hold, and not by their name. */
export function isByContent(kind: string | undefined): kind is SymbolKind {
  return kind !== undefined && byContent.has(kind);
}

function nameIn(text: string): string {
  return text.slice(0, text.indexOf(' '));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
