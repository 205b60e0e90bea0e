/** The shapes of the catalogue's data files, see catalogue/schema.json. */

/** The name of a value type, see values/. */
export type ValueTypeName =
  | 'api-key'
  | 'boolean'
  | 'cidr'
  | 'daily-list'
  | 'data-rate'
  | 'domain-key'
  | 'domain-pattern'
  | 'duration'
  | 'duration-list'
  | 'email'
  | 'email-list'
  | 'enum'
  | 'field-list'
  | 'header-list'
  | 'host'
  | 'host-list'
  | 'host-port'
  | 'identity'
  | 'integer'
  | 'ip'
  | 'listen-address'
  | 'macro-members'
  | 'name'
  | 'path'
  | 'path-or-command'
  | 'pattern-result'
  | 'queue-filter'
  | 'queue-name'
  | 'rate'
  | 'record-types'
  | 'reference'
  | 'regex'
  | 'reply-actions'
  | 'rewrite-address'
  | 'signals-action'
  | 'signals-switch'
  | 'size'
  | 'source-tag'
  | 'string'
  | 'text'
  | 'url';

/** What one argument of a directive may be. */
export interface ArgumentSpec {
  readonly type?: ValueTypeName;
  /** Instead of `type`: the first alternative that takes the text is it. */
  readonly anyOf?: readonly ArgumentSpec[];
  /** The words of an `enum`, or those a `record-types` list may hold. */
  readonly members?: readonly string[];
  /** The kinds of section a `reference` names. */
  readonly to?: readonly string[];
  /** Bounds: numbers for counts, `10m` or `1M` for durations and sizes. */
  readonly min?: number | string;
  readonly max?: number | string;
  readonly optional?: true;
  /** Never shown in any output. */
  readonly secret?: true;
  /** `""` is allowed and clears an inherited value. */
  readonly clearable?: true;
  /** A comma list of references. */
  readonly list?: true;
  /** The word `never` is allowed too. */
  readonly never?: true;
  /** The word `unlimited` is allowed too. */
  readonly unlimited?: true;
  /** A size without a unit is allowed, although deprecated. */
  readonly bare?: true;
  /** An `api-key` of hexadecimal digits. */
  readonly hex?: true;
  /** A `header-list` that may hold regular expressions. */
  readonly regex?: true;
  /** One record type, not a list. */
  readonly single?: true;
  /** A nested section may stand here instead. */
  readonly orBlock?: true;
  readonly portOptional?: true;
  /** Written `key=value`. */
  readonly key?: string;
  /** What a `queue-name` has to end with. */
  readonly suffix?: string;
}

export interface Deprecation {
  readonly since?: string;
  /** What to write instead; sections as `<name>`. */
  readonly use?: readonly string[];
  readonly note?: string;
}

/** One directive or section that PowerMTA knows. Facts cite their source by the codes of docs/reference/sources. */
export interface CatalogueRow {
  readonly name: string;
  readonly section?: true;
  /** The sections it may stand in; `global` is the top level. */
  readonly scopes: readonly string[];
  readonly arguments: readonly ArgumentSpec[];
  readonly default?: string;
  readonly defaultNote?: string;
  readonly repeatable: boolean | 'assumed' | 'unknown' | 'per-type';
  readonly since?: string;
  readonly sinceNotes?: readonly string[];
  readonly deprecated?: Deprecation;
  /** The version that no longer takes it. */
  readonly removed?: string;
  readonly aliasOf?: string;
  readonly required?: true;
  /** The directives without which it has no effect. */
  readonly requires?: readonly string[];
  readonly notes?: readonly string[];
  /** `documented` by the vendor, `observed` in working files only, or `guessed`. */
  readonly status: 'documented' | 'observed' | 'guessed';
  readonly summary: string;
  readonly sources: readonly string[];
}

/** A name that looks like PowerMTA but never was, with what to write instead. */
export interface InventedName {
  readonly name: string;
  readonly kind: 'directive' | 'section' | 'value';
  /** Where it is invented; everywhere when absent. */
  readonly scopes?: readonly string[];
  readonly use?: readonly string[];
  /** The real name that takes the same arguments. */
  readonly write?: string;
  readonly advice: string;
  readonly seen: string;
}
