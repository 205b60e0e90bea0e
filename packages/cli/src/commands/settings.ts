/** Settings as the commands show them. */
import {
  type AssumptionName,
  type Line,
  type Model,
  type Place,
  Setting,
  type Settings,
  alternativesTo,
  assumptionsBehind,
} from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';

/** As written, or the default. What an old name sets is given as its new name takes it: `500/h`, not `500`. */
export function valueText(setting: Setting): string | undefined {
  const { line, name, text, values } = setting;
  return line && line.name !== name ? values.map(({ raw }) => raw).join(' ') : text;
}

/** What a setting would be if another line set it. */
export function valueIn({ row }: Setting, line: Line): string {
  return valueText(new Setting(row, { line })) ?? '';
}

/** A line for other programs: what it says, as written. */
interface LineJson extends Place {
  readonly value: string;
  /** The directive of the line, when that is an old name: `500` of max-msg-per-hour is `500/h` of max-msg-rate. */
  readonly oldName?: string;
}

/** A setting for other programs: see docs/commands.md. */
export interface SettingJson {
  readonly name: string;
  readonly value: string | null;
  readonly oldName?: string;
  readonly isDefault: boolean;
  readonly origin: Place | null;
  readonly shadowed: readonly LineJson[];
  readonly assumptions: readonly AssumptionName[];
}

/** Settings of a subject, each with the assumptions it rests on. @param pick all of them unless given */
export function settingsJsonOf(
  model: Model,
  ask: (model: Model) => Settings,
  pick: (settings: Settings) => readonly Setting[] = ({ all }) => all,
): SettingJson[] {
  const settings = ask(model);
  const alternatives = alternativesTo(model, ask);
  return pick(settings).map((setting) => settingJson(setting, assumptionsBehind(setting.name, settings, alternatives)));
}

export function settingJson(setting: Setting, assumptions: readonly AssumptionName[]): SettingJson {
  const { name, text, line, isDefault, shadowed } = setting;
  return {
    name,
    value: text ?? null,
    ...(line && oldNameOf(setting, line)),
    isDefault,
    origin: line?.place ?? null,
    shadowed: shadowed.map((one) => lineJson(setting, one)),
    assumptions,
  };
}

function lineJson(setting: Setting, line: Line): LineJson {
  const { text = '' } = new Setting(setting.row, { line });
  return { value: text, ...oldNameOf(setting, line), ...line.place };
}

function oldNameOf(setting: Setting, line: Line): { readonly oldName?: string } {
  return line.name === setting.name ? {} : { oldName: line.name };
}

/**
 * A setting as PowerMTA prints it, or nothing for one that it leaves out: texts in quotes, `""` where there is none,
 * `yes` and `no`. [G1§6.3.15]
 */
export function vendorText(setting: Setting): string | undefined {
  const { name, row, value, isDefault } = setting;
  const text = valueText(setting);
  if (text === undefined) return takesWords(row) ? `${name} ""` : undefined;
  if (isDefault && row.arguments[0]?.type === 'cidr') return undefined;
  if (value?.kind === 'boolean') return `${name} ${value.value ? 'yes' : 'no'}`;
  return printable(`${name} ${value && row.arguments.length === 1 && isWords(value) ? quoted(text) : text}`);
}

/** Types of arguments that are printed in quotes. */
const wordTypes: ReadonlySet<string> = new Set([
  'email',
  'email-list',
  'header-list',
  'host',
  'host-list',
  'path',
  'path-or-command',
  'queue-name',
  'record-types',
  'reference',
  'string',
  'text',
  'url',
]);

/** The kinds of value that those types give, where they have another name. */
const wordKinds: ReadonlySet<string> = new Set([...wordTypes, 'command', 'reference-list']);

function takesWords({ arguments: [first] }: Setting['row']): boolean {
  const types = first?.anyOf?.map(({ type }) => type) ?? [first?.type];
  return types.some((type) => type !== undefined && wordTypes.has(type));
}

function isWords({ kind }: { readonly kind: string }): boolean {
  return wordKinds.has(kind);
}

function quoted(text: string): string {
  return text.startsWith('"') ? text : `"${text}"`;
}
