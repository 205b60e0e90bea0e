/** Which virtual MTA or pool a message gets. [G1§8.4; runtime 3] */
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import { contains, networkOf } from '../model/networks.ts';
import type { Settings } from '../model/resolver.ts';
import { isYes } from './accept.ts';
import type { MailMessage } from './message.ts';
import { matchPatternList } from './pattern-list.ts';
import { type Step, stepBy } from './step.ts';

/** A choice, or a refusal when there is no name. */
export interface Choice {
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

type Way = (model: Model, message: MailMessage, source: Settings) => Choice | Step[];

/** In the order of precedence; the first that chooses ends it, the others tell why they did not. */
const ways: readonly Way[] = [byMailmerge, byHeader, byPatternList, byDefault];

export function chooseVirtualMta(model: Model, message: MailMessage): Choice {
  const source = model.source(message.client);
  const steps: Step[] = [];
  for (const way of ways) {
    const choice = way(model, message, source);
    if (!Array.isArray(choice)) return checked(model, source, { ...choice, steps: [...steps, ...choice.steps] });
    steps.push(...choice);
  }
  steps.push({ stage: 'virtual-mta', text: `nothing chooses a virtual MTA, so it is ${DEFAULT_VMTA}` });
  return { name: DEFAULT_VMTA, steps };
}

function byMailmerge(_: Model, { mailmergeVmta: name }: MailMessage, source: Settings): Choice | Step[] {
  if (name === undefined) return [];
  const allowed = source.get('allow-mailmerge');
  if (!isYes(allowed)) return [stepBy('virtual-mta', allowed, '*vmta is not read: allow-mailmerge is no')];
  return chosen(name, stepBy('virtual-mta', allowed, `the mailmerge variable *vmta names ${name}`));
}

function byHeader(_: Model, { headers, client }: MailMessage, source: Settings): Choice | Step[] {
  const header = headers.find(({ name }) => name.toLowerCase() === 'x-virtual-mta');
  // Files in the pickup directory have *vmta only.
  if (!header || client.pickup) return [];
  const processed = source.get('process-x-virtual-mta');
  if (!isYes(processed)) {
    return [stepBy('virtual-mta', processed, 'the header X-Virtual-MTA is not read: process-x-virtual-mta is no')];
  }
  const name = header.value.trim();
  if (name !== '') return chosen(name, stepBy('virtual-mta', processed, `the header X-Virtual-MTA names ${name}`));
  const empty = source.get('allow-empty-x-virtual-mta');
  if (isYes(empty)) {
    return chosen(
      DEFAULT_VMTA,
      stepBy('virtual-mta', empty, `X-Virtual-MTA is empty, which stands for ${DEFAULT_VMTA}`),
    );
  }
  return chosen(undefined, stepBy('virtual-mta', empty, 'the message is refused: its header X-Virtual-MTA is empty'));
}

function byPatternList(model: Model, message: MailMessage, source: Settings): Choice | Step[] {
  const setting = source.get('pattern-list');
  if (setting?.value?.kind !== 'reference') return [];
  const { name } = setting.value;
  const match = matchPatternList(model, name, message);
  if (!match) return [stepBy('virtual-mta', setting, `no line of the pattern list ${name} takes the message`)];
  const { line, result } = match;
  if (!result.virtualMta) {
    return [
      {
        stage: 'virtual-mta',
        at: line,
        text: `a line of the pattern list ${name} takes the message, and names no virtual MTA`,
      },
    ];
  }
  const text = `the pattern list ${name} takes the message for ${result.virtualMta.name}`;
  return {
    name: result.virtualMta.name,
    steps: [
      stepBy('virtual-mta', setting, `the source has the pattern list ${name}`),
      { stage: 'virtual-mta', at: line, text },
    ],
  };
}

function byDefault(model: Model, message: MailMessage, source: Settings): Choice | Step[] {
  const setting = source.get('default-virtual-mta');
  // For the pickup directory only *vmta and patterns choose.
  if (!setting?.line || message.client.pickup) return [];
  if (setting.value?.kind === 'reference') {
    const { name } = setting.value;
    return chosen(name, stepBy('virtual-mta', setting, `the source has default-virtual-mta ${name}`));
  }
  return byLocalAddress(model, message, stepBy('virtual-mta', setting, 'the source chooses by the local address'));
}

/** The virtual MTA that sends from the address the client connected to. */
function byLocalAddress(model: Model, { client }: MailMessage, step: Step): Choice | Step[] {
  const local = client.listener && networkOf(client.listener.address);
  if (!local)
    return [step, { stage: 'virtual-mta', text: 'the local address is not known, so nothing is chosen by it' }];
  for (const name of model.vmtas.names) {
    const host = model
      .virtualMta(name)
      .of('smtp-source-host')
      .find(({ values: [network] }) => network?.kind === 'cidr' && contains(network, local));
    if (host) return { name, steps: [step, stepBy('virtual-mta', host, `${name} sends from that address`)] };
  }
  return [step, { stage: 'virtual-mta', text: 'no virtual MTA sends from that address' }];
}

/** Refuses names that nothing defines, or takes the fallback. [G1§8.5.2, §3.3.1.33.2] */
function checked(model: Model, source: Settings, choice: Choice): Choice {
  const { name, steps } = choice;
  if (name === undefined || isKnown(model, name)) return choice;
  const reject = source.get('reject-invalid-virtual-mta');
  if (isYes(reject)) {
    return chosen(
      undefined,
      ...steps,
      stepBy('virtual-mta', reject, `the message is refused: no virtual MTA is called ${name}`),
    );
  }
  const fallback = model.server.get('invalid-virtual-mta-fallback');
  if (fallback?.value?.kind !== 'reference') {
    return chosen(
      undefined,
      ...steps,
      stepBy(
        'virtual-mta',
        reject,
        `the message bounces (5.3.5): no virtual MTA is called ${name}, and there is no fallback`,
      ),
    );
  }
  const { name: instead } = fallback.value;
  return chosen(
    instead,
    ...steps,
    stepBy('virtual-mta', fallback, `no virtual MTA is called ${name}, so it is ${instead}`),
  );
}

function isKnown({ vmtas }: Model, name: string): boolean {
  return vmtas.isDefault(name) || vmtas.vmta(name) !== undefined || vmtas.pool(name) !== undefined;
}

function chosen(name: string | undefined, ...steps: Step[]): Choice {
  return { name, steps };
}
