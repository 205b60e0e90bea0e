import type { Fix } from '@pmtakit/grammar';
import {
  type Definition,
  type Model,
  type SymbolKind,
  everything,
  isOn,
  linesNamed,
  removeLine,
} from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Definitions that nothing names. Sources without users are told by `source-unreachable`. [G1§3.3.1.33.4, §8, §10.19] */
export const unusedDefinition = defineRule({
  id: 'unused-definition',
  category: 'references',
  preset: 'strict',
  summary: 'A name that is defined and never used',
  messages: {
    passive: {
      severity: 'info',
      text: 'Nothing uses the {{kind}} {{name}}.\nIt has no effect until something names it. Either it is a leftover, or the line that used it got lost.\nName it where it was meant for, or remove it.',
    },
    sender: {
      severity: 'info',
      text: 'No mail is given to the {{kind}} {{name}}.\nNo source, list or pool names it, and clients cannot choose it themselves.\nName it where it was meant for. Before you remove it, make sure that no mail waits in its queues.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const lost = wordsOfUnknownLines(model);
    const unused = model.symbols.definitions.filter(
      (definition) => isFirst(model, definition) && !lost.has(definition.name.toLowerCase()),
    );
    const isChosenByName = mayBeNamedByClients(model);
    const isChosenByAddress = linesNamed(model.whole, 'default-virtual-mta').some(choosesByAddress);
    const macros = unused.some(({ kind }) => kind === 'domain-macro') ? macroNames(model) : new Set<string>();
    for (const definition of unused) {
      const { kind, name } = definition;
      const words = { kind: passive.get(kind) ?? senders.get(kind) ?? '', name };
      if (passive.has(kind) && !macros.has(name.toLowerCase()) && isAtTop(definition)) {
        report('passive', definition, words, { fix: removeMacro(model, definition) });
      }
      const isOutOfReach = !isChosenByName && !(kind === 'virtual-mta' && isChosenByAddress);
      if (senders.has(kind) && isOutOfReach && name !== '{default}') report('sender', definition, words);
    }
  },
});

/** What does nothing by itself, in words. Keys and lists of keys may be asked for by a message. [G1§3.3.19] */
const passive: ReadonlyMap<SymbolKind, string> = new Map<SymbolKind, string>([
  ['pattern-list', 'pattern list'],
  ['smtp-pattern-list', 'list of reply patterns'],
  ['address-list', 'address list'],
  ['proxy', 'proxy'],
  ['rewrite-list', 'rewrite list'],
  ['source-group', 'group of sources'],
  ['signals-filter', 'signals filter'],
  ['domain-macro', 'macro'],
]);

const senders: ReadonlyMap<SymbolKind, string> = new Map<SymbolKind, string>([
  ['virtual-mta', 'virtual MTA'],
  ['virtual-mta-pool', 'pool'],
]);

/** Whether a name is not used; of several definitions of one name only the first is told. */
function isFirst({ symbols }: Model, definition: Definition): boolean {
  const { kind, name } = definition;
  if (!passive.has(kind) && !senders.has(kind)) return false;
  return symbols.used(kind, name).length === 0 && symbols.defined(kind, name)[0] === definition;
}

/** The values of lines that PowerMTA does not know here: that is told, and one of them may be meant to use a name. */
function wordsOfUnknownLines({ whole }: Model): Set<string> {
  const words = new Set<string>();
  for (const item of everything(whole)) {
    if (item.kind !== 'line' || item.row) continue;
    for (const word of item.text.split(/[\s,="]+/)) words.add(word.toLowerCase());
  }
  return words;
}

/** The address lists of bounce and complaint processors are used where they stand. [G1§3.3.5] */
function isAtTop({ item }: Definition): boolean {
  return item.parent?.parent === undefined;
}

/** Switches that let clients, programs or files choose a virtual MTA. [G1§3.3.7.1, §3.3.7.48, §10.19] */
const choosing = ['process-x-virtual-mta', 'allow-mailmerge', 'always-allow-api-submission'];

function mayBeNamedByClients({ whole, sources }: Model): boolean {
  if (choosing.some((name) => linesNamed(whole, name).some(isOn))) return true;
  if (linesNamed(whole, 'pickup').length > 0 || sources.named('{transmissions-api}').length > 0) return true;
  return sources.named('{pickup}').length > 0 || ![...whole.blocks()].some(({ name }) => name === 'source');
}

function choosesByAddress(line: ReturnType<typeof linesNamed>[number]): boolean {
  return line.argument(0)?.kind === 'enum';
}

/** Every `$name` of the files, in lines that are wrong and in comments too: those are for the writer to decide. */
function macroNames({ project }: Model): Set<string> {
  // A hyphen ends the name of a macro, whatever its writer believes.
  const names = project.files.flatMap(({ text }) => [/\$\w+/g, /\$[\w-]+/g].flatMap((form) => text.match(form) ?? []));
  return new Set(names.map((name) => name.slice(1).toLowerCase()));
}

/** Other files may be part of several configurations, and a list that goes on in the next line is more than its line. */
function removeMacro({ project }: Model, { kind, item }: Definition): Fix | undefined {
  if (kind !== 'domain-macro' || item.kind !== 'line' || item.file !== project.main || !item.isValid) return undefined;
  return item.text.endsWith(',') || item.node.comment ? undefined : removeLine(item);
}
