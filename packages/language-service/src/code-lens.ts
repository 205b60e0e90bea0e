/** What stands above a section: how much it is about. */
import {
  type Block,
  DEFAULT_VMTA,
  type Model,
  type DomainCeiling,
  ceilingFinder,
  sampleDomains,
  virtualMtasOf,
} from '@pmtakit/semantics';
import { oncePer } from '@pmtakit/grammar';
import type { CodeLens } from 'vscode-languageserver-types';
import { type FileContext, positionsOf } from './context.ts';
import { settingFor, subjectOf } from './effective.ts';
import { placeAt } from './place-at.ts';
import { countText } from './plain-values.ts';

const sections: ReadonlySet<string> = new Set(['domain', 'virtual-mta-pool']);

/** The places; what is said there is worked out when the client shows them. */
export function codeLenses(context: FileContext): CodeLens[] {
  const positions = positionsOf(context);
  const { document } = context.file;
  const heads = document.items.flatMap((item) => {
    if (item.kind !== 'section') return [];
    const inner = item.items.flatMap((one) => (one.kind === 'section' && one.name === 'domain' ? one.head : []));
    return sections.has(item.name) ? [item.head, ...inner] : inner;
  });
  return heads.map(({ start, end }) => ({ range: positions.range({ start, end }), data: { start } }));
}

/** Adds the words. A command without a name is how the protocol writes words that do nothing. */
export function resolveCodeLens(context: FileContext, lens: CodeLens, start: number): CodeLens {
  const { tag } = placeAt(context, start);
  const title = tag ? titleOf(context.model, tag) : '';
  return { ...lens, command: { title, command: '' } };
}

function titleOf(model: Model, block: Block): string {
  const parts = block.name === 'domain' ? domainWords(model, block) : poolWords(model, block);
  return parts.filter((part) => part !== '').join(', ');
}

function poolWords(model: Model, block: Block): string[] {
  return [counted(virtualMtaCount(model, block), 'virtual MTA'), shadowedWords(model, block)];
}

function domainWords(model: Model, block: Block): string[] {
  const isTop = block.parent === model.whole;
  return [
    isTop ? '' : counted(virtualMtaCount(model, block), 'virtual MTA'),
    shadowedWords(model, block),
    ceilingWords(model, block),
  ];
}

const ceilingIn: (model: Model) => (domain: string) => DomainCeiling = oncePer((model) => ceilingFinder(model));

/** All domains that a pattern with a wildcard takes have no ceiling together. */
function ceilingWords(model: Model, block: Block): string {
  const [pattern, more] = model.queues.global.keysOf(block);
  const domain = pattern === undefined ? undefined : sampleDomains(pattern)[0];
  if (domain === undefined || more !== undefined || domain !== pattern) return '';
  const { perHour } = ceilingIn(model)(domain);
  return perHour === Infinity
    ? `no limit by the hour to ${domain}`
    : `up to ${countText(Math.floor(perHour))}/h to ${domain}`;
}

function shadowedWords(model: Model, block: Block): string {
  const subject = subjectOf(model, block);
  if (!subject) return '';
  const shadowed = Array.from(block.lines()).filter((line) => settingFor(subject, line)?.shadowed.includes(line));
  return shadowed.length === 0 ? '' : `${counted(shadowed.length, 'line')} shadowed`;
}

function virtualMtaCount(model: Model, block: Block): number {
  if (block.name === 'virtual-mta-pool')
    return block.value?.kind === 'name' ? model.vmtas.membersOf(block.value.name).length : 0;
  return virtualMtasOf(model, block).filter((name) => name !== DEFAULT_VMTA).length;
}

function counted(count: number, word: string): string {
  return `${countText(count)} ${word}${count === 1 ? '' : 's'}`;
}
