/** Which virtual MTA or pool a message gets. [G1§8.4; runtime 3] */
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import type { Settings } from '../model/resolver.ts';
import { checkedChoice } from './check-choice.ts';
import { type Choice, chosen } from './choice.ts';
import { sendingFrom } from './local-address.ts';
import type { MailMessage } from './message.ts';
import { matchPatternList } from './pattern-list.ts';
import { type Step, stepBy } from './step.ts';
import { isYes } from './yes-or-no.ts';

export type { Choice } from './choice.ts';

type Way = (model: Model, message: MailMessage, source: Settings) => Choice | Step[];

/** In the order of precedence; the first that chooses ends it, the others tell why they did not. */
const ways: readonly Way[] = [byMailmerge, byHeader, byPatternList, byDefault];

export function chooseVirtualMta(model: Model, message: MailMessage): Choice {
  const source = model.source(message.client);
  const steps: Step[] = [];
  for (const way of ways) {
    const choice = way(model, message, source);
    if (!Array.isArray(choice)) return checkedChoice(model, source, { ...choice, steps: [...steps, ...choice.steps] });
    steps.push(...choice);
  }
  steps.push({ stage: 'virtual-mta', text: `nothing chooses a virtual MTA, so it is ${DEFAULT_VMTA}` });
  return { name: DEFAULT_VMTA, steps };
}

/** `allow-mailmerge` is about the extensions of SMTP; files in the pickup directory have the variable anyway. */
function byMailmerge(_: Model, { mailmergeVmta: name, client }: MailMessage, source: Settings): Choice | Step[] {
  if (name === undefined) return [];
  const text = `the mailmerge variable *vmta names ${name}`;
  if (client.pickup) return chosen(name, { stage: 'virtual-mta', text });
  const allowed = source.get('allow-mailmerge');
  if (isYes(allowed)) return chosen(name, stepBy('virtual-mta', allowed, text));
  return [stepBy('virtual-mta', allowed, '*vmta is not read: allow-mailmerge is no')];
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
  if (name === '') return byEmptyHeader(source);
  return chosen(name, stepBy('virtual-mta', processed, `the header X-Virtual-MTA names ${name}`));
}

function byEmptyHeader(source: Settings): Choice {
  const allowed = source.get('allow-empty-x-virtual-mta');
  return isYes(allowed)
    ? chosen(DEFAULT_VMTA, stepBy('virtual-mta', allowed, `X-Virtual-MTA is empty, which stands for ${DEFAULT_VMTA}`))
    : chosen(undefined, stepBy('virtual-mta', allowed, 'the message is refused: its header X-Virtual-MTA is empty'));
}

function byPatternList(model: Model, message: MailMessage, source: Settings): Choice | Step[] {
  const setting = source.get('pattern-list');
  if (setting?.value?.kind !== 'reference') return [];
  const { name } = setting.value;
  const match = matchPatternList(model, name, message);
  if (!match) return [stepBy('virtual-mta', setting, `no line of the pattern list ${name} takes the message`)];
  const { line, result } = match;
  if (!result.virtualMta) {
    const text = `a line of the pattern list ${name} takes the message, and names no virtual MTA`;
    return [{ stage: 'virtual-mta', at: line, text }];
  }
  const text = `the pattern list ${name} takes the message for ${result.virtualMta.name}`;
  const list = stepBy('virtual-mta', setting, `the source has the pattern list ${name}`);
  return chosen(result.virtualMta.name, list, { stage: 'virtual-mta', at: line, text });
}

function byDefault(model: Model, { client }: MailMessage, source: Settings): Choice | Step[] {
  const setting = source.get('default-virtual-mta');
  // For the pickup directory only *vmta and patterns choose.
  if (!setting?.line || client.pickup) return [];
  if (setting.value?.kind === 'reference') {
    const { name } = setting.value;
    return chosen(name, stepBy('virtual-mta', setting, `the source has default-virtual-mta ${name}`));
  }
  return sendingFrom(
    model,
    client.listener?.address,
    stepBy('virtual-mta', setting, 'the source chooses by the local address'),
  );
}
