/** A configuration in which some settings are other ones, in memory only. */
import { type CatalogueRow, type TextEdit, applyEdits, catalogue, expectedOf, readArguments } from '@pmtakit/grammar';
import { type Block, type Line, Model, type ProjectFile, diskFiles, oldNamesOf, settingName } from '@pmtakit/semantics';
import { meant, virtualMtaFrom } from '../commands/queue-argument.ts';
import { UsageError } from '../exit-codes.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { openProject } from '../project/open-project.ts';
import type { ReadingOptions } from '../project/options.ts';
import { overruled } from './overruled.ts';
import type { GivenSetting } from './settings.ts';

/**
 * Lines that set the same in sections of the same name get the new value, where they stand. Where there are none, a new
 * section at the end of the main file says it.
 * @throws UsageError for what PowerMTA would not take
 */
export function modelWith(original: Model, settings: readonly GivenSetting[], options: ReadingOptions): Model {
  return settings.reduce((before, setting) => modelWithOne(before, setting, original, options), original);
}

/** Tells which of the settings do not hold everywhere all the same. */
export function tellOverruled(name: string, model: Model, settings: readonly GivenSetting[]): void {
  for (const setting of settings) {
    for (const line of overruled(model, setting, newNameOf(setting))) console.error(`${name}: ${line}`);
  }
}

/** One after the other, so that a later one finds what an earlier one wrote. */
function modelWithOne(model: Model, setting: GivenSetting, original: Model, options: ReadingOptions): Model {
  checkSetting(model, setting);
  const { main, files } = model.project;
  const lines = blocksOf(model, setting).flatMap((block) => linesOf(block, setting));
  const changed = changedTexts(lines, `${setting.directive} ${setting.value}`);
  const mainText = changed.get(main) ?? (lines.length > 0 ? main.text : withSection(main.text, setting));
  const texts = new Map(files.map((file) => [diskFiles.identity(file.path), changed.get(file) ?? file.text]));
  const input = { path: main.path, text: mainText, encoding: 'utf8', isPiped: false } as const;
  return new Model(openProject(input, options, findProjectConfig('.'), texts), original.options);
}

/** @throws UsageError for what PowerMTA would not take, and for virtual MTAs that there are not */
export function checkSetting(model: Model, setting: GivenSetting): void {
  const { text, virtualMta, directive, value } = setting;
  const row = catalogue().directive(scopeOf(setting), directive);
  if (!row) throw new UsageError(`--set '${text}': ${unknownText(scopeOf(setting), directive)}`);
  if (virtualMta !== undefined) virtualMtaFrom(model, virtualMta);
  refuseUnknownMacros(model, setting);
  const problem = problemOf(value, row);
  if (problem !== undefined) throw new UsageError(`--set '${text}': ${problem}`);
}

/** A section for a macro that there is not is for no domain. */
function refuseUnknownMacros({ macros }: Model, { text, domain = '' }: GivenSetting): void {
  const [missing] = macros.expand(domain).missing;
  if (missing === undefined) return;
  const names = macros.all.map(({ name }) => name);
  throw new UsageError(`--set '${text}': no domain-macro is called ${missing}${meant(missing, names)}`);
}

function problemOf(value: string, row: CatalogueRow): string | undefined {
  if (row.repeatable === true) return `${row.name} may stand several times, so it cannot be set here`;
  const { arguments: read, missing, extra } = readArguments(value, { start: 0, end: value.length }, row);
  for (const { value: one } of read) if (one.kind === 'error') return `${one.problem}; expected ${one.expected}`;
  if (missing) return `a value is missing; expected ${expectedOf(missing)}`;
  return extra && 'there are more values than it takes';
}

/** Whether it is set for each network on its own, which comes first. */
function isByNetwork({ arguments: [first] }: CatalogueRow): boolean {
  return first?.type === 'cidr';
}

function unknownText(scope: string, directive: string): string {
  if (scope === 'global' && catalogue().directive('domain', directive)) {
    return `${directive} belongs into a <domain>; write 'DOMAIN ${directive}=VALUE', or '* ${directive}=VALUE' for all`;
  }
  const meant = catalogue().didYouMean('directive', directive, scope);
  const where = scope === 'global' ? 'the top level has' : `<${scope}> has`;
  return `${where} no ${directive}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function scopeOf({ domain, virtualMta }: Pick<GivenSetting, 'domain' | 'virtualMta'>): string {
  if (domain !== undefined) return 'domain';
  return virtualMta === undefined ? 'global' : 'virtual-mta';
}

/** The sections that a setting is meant for. */
function blocksOf({ whole, vmtas }: Model, { domain, virtualMta }: GivenSetting): Block[] {
  const outer = virtualMta === undefined ? [whole] : [...(vmtas.vmta(virtualMta)?.blocks ?? [])];
  if (domain === undefined) return outer;
  const wanted = domain.toLowerCase();
  const isMeant = ({ name, argument }: Block): boolean => name === 'domain' && argument.trim().toLowerCase() === wanted;
  return outer.flatMap((block) => [...block.blocks()].filter(isMeant));
}

function linesOf(block: Block, setting: GivenSetting): Line[] {
  const name = newNameOf(setting);
  const row = catalogue().directive(block.name, setting.directive);
  const network = row && isByNetwork(row) ? firstWord(setting.value) : undefined;
  const isMeant = (line: Line): boolean => network === undefined || firstWord(line.text) === network;
  return [...block.lines()].filter((line) => settingName(line) === name && isMeant(line));
}

function firstWord(text: string): string | undefined {
  return text.trim().split(/\s+/)[0];
}

/** Some directives of domains have old names, and a line may go by either. */
function newNameOf({ domain, directive }: GivenSetting): string {
  if (domain === undefined) return directive;
  const rows = catalogue().rowsIn('domain', 'directive');
  return rows.find(({ name }) => oldNamesOf(name).includes(directive))?.name ?? directive;
}

/** A file that is included several times has its lines once. */
function changedTexts(lines: readonly Line[], newText: string): Map<ProjectFile, string> {
  const edits = new Map<ProjectFile, Map<number, TextEdit>>();
  for (const { file, span } of lines) {
    const ofFile = edits.get(file) ?? new Map<number, TextEdit>();
    edits.set(file, ofFile.set(span.start, { span, newText }));
  }
  const inOrder = (ofFile: Map<number, TextEdit>): TextEdit[] =>
    [...ofFile.values()].sort((a, b) => a.span.start - b.span.start);
  return new Map([...edits].map(([file, ofFile]) => [file, applyEdits(file.text, inOrder(ofFile))]));
}

function withSection(text: string, { domain, virtualMta, directive, value }: GivenSetting): string {
  const line = `${directive} ${value}\n`;
  const ofDomain = domain === undefined ? line : `<domain ${domain}>\n${line}</domain>\n`;
  const all = virtualMta === undefined ? ofDomain : `<virtual-mta ${virtualMta}>\n${ofDomain}</virtual-mta>\n`;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${all}`;
}
