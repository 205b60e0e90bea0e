import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import { defaultOf, isKnownIn } from '../model/defaults.ts';
import type { Model } from '../model/model.ts';
import { Setting } from '../model/setting.ts';
import type { Line } from '../project/whole.ts';

/** A directive that has no effect while none of some others is set as it has to be. */
export interface Requirement {
  readonly name: string;
  readonly scope: string;
  /** The values with which it needs the others, in their canonical form; all but the default when absent. */
  readonly when?: readonly string[];
  readonly partners: readonly string[];
  /** The values that one of the others has to have; any when absent. */
  readonly values?: readonly string[];
  /** The default is one of these values, so that only a line that says otherwise stands in the way. */
  readonly byDefault?: true;
}

/** Values that are needed where being set is not enough. [G1§3.3.7.2, §3.3.8.3, §3.3.10.95-98, §8.5.2] */
const neededValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['command', ['pipe']],
  ['date-header-time', ['yes', 'override']],
  ['discard-as-bounce', ['discard']],
  ['file-destination', ['file']],
  ['file-format', ['file']],
  ['http-delivery-extra-headers', ['http-delivery']],
  ['http-delivery-url', ['http-delivery']],
  ['invalid-virtual-mta-fallback', ['no']],
  ['macro-variables-preserve-case', ['pipe', 'file']],
  ['tls-certificate', ['certificate']],
]);

/** What the catalogue does not hold, because it names one directive only. [G1§3.3.8.1, §10.4.3; G2§3.3.12.8] */
const moreRequirements: readonly Requirement[] = [
  { name: 'auth-username', scope: 'domain', partners: ['auth-password'] },
  { name: 'auth-password', scope: 'domain', partners: ['auth-username'] },
  { name: 'password', scope: 'smtp-user', partners: ['authentication-method'], values: ['password'], byDefault: true },
  { name: 'proxy-protocol', scope: 'virtual-mta', partners: ['smtp-proxy-source-host'] },
];

/** Every requirement that is documented. */
export function allRequirements(): readonly Requirement[] {
  return [...catalogue().rows.flatMap(requirementsIn), ...moreRequirements];
}

function requirementsIn({ name, scopes, requires }: CatalogueRow): Requirement[] {
  if (!requires) return [];
  return scopes.map((scope) => {
    const values = neededValues.get(name) ?? (requires.every(isSwitch) ? ['yes'] : undefined);
    return { name, scope, partners: requires, ...(values && { values }) };
  });
}

function isSwitch(name: string): boolean {
  return catalogue()
    .directivesNamed(name)
    .every(({ arguments: [first] }) => first?.type === 'boolean');
}

/** Whether a setting is as a requirement wants it. */
export function satisfies({ values }: Requirement, setting: Setting): boolean {
  if (setting.isCleared) return false;
  return values ? values.includes(setting.canonical) : !setting.isDefault;
}

/** Whether a line sets something that needs others. The default needs nothing. */
export function needsOthers({ when }: Requirement, line: Line, { options }: Model): boolean {
  const { row } = line;
  if (!row || !isKnownIn(row, options.version)) return false;
  const setting = new Setting(row, { line });
  if (when) return when.includes(setting.canonical);
  return !setting.isCleared && setting.canonical !== defaultIn(row, options.version);
}

function defaultIn(row: CatalogueRow, version: Model['options']['version']): string {
  return new Setting(row, { default: defaultOf(row, version) }).canonical;
}

/** What has to be set, as people write it: `type pipe or type file`. */
export function wordsFor({ partners, values }: Requirement): string {
  if (!values) return partners.join(' or ');
  return values.flatMap((value) => partners.map((partner) => `${partner} ${value}`)).join(' or ');
}
