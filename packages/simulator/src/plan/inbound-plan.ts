/** How many connections clients may have open. [G1§3.3.1.66, §3.3.9; runtime 2.6] */
import { type Block, type Client, type Line, type Model, type Setting, isYes, linesIn } from '@pmtakit/semantics';

export interface InboundPlan {
  /** `Infinity` for no limit. */
  readonly most: number;
  readonly setting: Setting | undefined;
  /** Whether a client above the limit waits, instead of being greeted with 421. */
  readonly waits: boolean;
  readonly group: GroupPlan | undefined;
}

/** What the sources of a `<source-group>` share. */
export interface GroupPlan {
  readonly name: string;
  readonly most: number;
  readonly line: Line | undefined;
  /** Connections that nobody else gets. */
  readonly reserved: number;
}

/** What holds for the connections of a client; undefined for mail from the pickup directory, which has none. */
export function inboundPlanOf(model: Model, client: Client): InboundPlan | undefined {
  if (client.pickup) return undefined;
  const setting = model.server.get('total-max-smtp-in');
  return {
    most: setting?.value?.kind === 'integer' ? setting.value.value : Infinity,
    setting,
    waits: isYes(model.server.get('smtp-await-slot')) || awaitsAtListener(model, client),
    group: groupOf(model, client),
  };
}

function awaitsAtListener({ sources }: Model, { listener }: Client): boolean {
  const section = listener && sources.listenerFor(listener)?.line;
  const lines = section?.kind === 'block' ? [...linesIn(section, 'await-slot')] : [];
  const value = lines.at(-1)?.argument(0);
  return value?.kind === 'boolean' && value.value;
}

function groupOf(model: Model, client: Client): GroupPlan | undefined {
  const value = model.source(client).get('source-group')?.value;
  return value?.kind === 'reference' ? groupNamed(model, value.name) : undefined;
}

/** All groups, since what one has reserved is not for others. */
export function groupsOf(model: Model): GroupPlan[] {
  const names = new Set(
    [...model.whole.blocks()].flatMap(({ name, value }) =>
      name === 'source-group' && value?.kind === 'name' ? [value.name] : [],
    ),
  );
  return [...names].flatMap((name) => groupNamed(model, name) ?? []);
}

function groupNamed(model: Model, name: string): GroupPlan | undefined {
  const blocks = model.symbols
    .defined('source-group', name)
    .flatMap(({ item }) => (item.kind === 'block' ? [item] : []));
  if (blocks.length === 0) return undefined;
  const most = lastLine(blocks, 'max-smtp-in');
  return {
    name,
    line: most,
    most: numberIn(most, Infinity),
    reserved: numberIn(lastLine(blocks, 'reserved-smtp-in'), 0),
  };
}

function lastLine(blocks: readonly Block[], name: string): Line | undefined {
  return blocks.flatMap((block) => [...linesIn(block, name)]).at(-1);
}

function numberIn(line: Line | undefined, otherwise: number): number {
  const value = line?.argument(0);
  return value?.kind === 'integer' ? value.value : otherwise;
}
