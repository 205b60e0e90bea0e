/** What a line comes to: the settings of those whom its section is for. */
import { oncePer } from '@pmtakit/grammar';
import {
  type Block,
  type Client,
  type Line,
  type Model,
  type Setting,
  type Settings,
  sampleClients,
  sampleDomains,
  sampleVirtualMta,
  settingName,
} from '@pmtakit/semantics';

/** Settings with the words for whose they are. */
export interface Subject {
  readonly name: string;
  readonly settings: Settings;
}

/** Whom a section sets something for; of several, one that stands for all. Undefined for sections that are lists. */
export function subjectOf(model: Model, block: Block): Subject | undefined {
  switch (block.name) {
    case 'domain':
      return queueOf(model, block);
    case 'virtual-mta':
      return virtualMtaOf(model, nameIn(block));
    case 'virtual-mta-pool':
      return virtualMtaOf(model, model.vmtas.membersOf(nameIn(block) ?? '')[0]);
    case 'source':
      return sourceOf(model, block);
    case 'global':
      return { name: 'the server', settings: model.server };
    default:
      return undefined;
  }
}

/** The setting that a line is about, as it is for a subject. */
export function settingFor({ settings }: Subject, line: Line): Setting | undefined {
  const all = settings.of(settingName(line));
  return all.find((setting) => setting.line === line) ?? all.find(({ shadowed }) => shadowed.includes(line)) ?? all[0];
}

function queueOf(model: Model, block: Block): Subject | undefined {
  const [pattern] = model.queues.global.keysOf(block);
  const domain = pattern === undefined ? undefined : sampleDomains(pattern)[0];
  const virtualMta = sampleVirtualMta(model, block);
  if (pattern === undefined || domain === undefined || virtualMta === undefined) return undefined;
  return { name: `${pattern}/${virtualMta}`, settings: model.queue({ domain, virtualMta }) };
}

function virtualMtaOf(model: Model, name: string | undefined): Subject | undefined {
  return name === undefined ? undefined : { name: `virtual MTA ${name}`, settings: model.virtualMta(name) };
}

/** A client that gets the section before any other, where there is one: a narrower network may take most of them. */
function sourceOf(model: Model, block: Block): Subject | undefined {
  const blocksOf = (client: Client): readonly Block[] => model.sources.layers(client).map((layer) => layer.block);
  const clients = clientsOf(model);
  const own = clients.find((one) => blocksOf(one)[0] === block);
  const client = own ?? clients.find((one) => blocksOf(one).includes(block));
  return client && { name: `clients of source ${block.argument}`, settings: model.source(client) };
}

const clientsOf: (model: Model) => readonly Client[] = oncePer(sampleClients);

function nameIn({ value }: Block): string | undefined {
  return value?.kind === 'name' ? value.name : undefined;
}
