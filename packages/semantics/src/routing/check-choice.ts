/** What becomes of names that nothing has. [G1§8.5.2, §3.3.1.33.2, §3.3.7.31] */
import type { Model } from '../model/model.ts';
import type { Settings } from '../model/resolver.ts';
import { type Choice, chosen } from './choice.ts';
import { type Step, restingOn, stepBy } from './step.ts';
import { type KnownName, knownName } from './virtual-mta-name.ts';
import { isYes } from './yes-or-no.ts';

/** The choice with the name as its section spells it; a refusal or the fallback where nothing has the name. */
export function checkedChoice(model: Model, source: Settings, { name, steps }: Choice): Choice {
  if (name === undefined) return { name, steps };
  const known = knownName(model, name);
  if (known) return chosen(known.name, ...restOnLast(steps, known));
  const reject = source.get('reject-invalid-virtual-mta');
  const nobody = `no virtual MTA is called ${name}`;
  if (isYes(reject)) {
    return chosen(undefined, ...steps, stepBy('virtual-mta', reject, `the message is refused: ${nobody}`));
  }
  const bounces = stepBy('virtual-mta', reject, `the message bounces (5.3.5): ${nobody}, and there is no fallback`);
  return fallback(model, steps, nobody) ?? chosen(undefined, ...steps, bounces);
}

function fallback(model: Model, steps: readonly Step[], nobody: string): Choice | undefined {
  const setting = model.server.get('invalid-virtual-mta-fallback');
  if (setting?.value?.kind !== 'reference') return undefined;
  const known = knownName(model, setting.value.name);
  if (known) {
    const step = stepBy('virtual-mta', setting, `${nobody}, so it is ${known.name}`);
    return chosen(known.name, ...steps, restingOn(step, known.assumptions));
  }
  const text = `the message bounces (5.3.5): ${nobody}, and the fallback ${setting.value.name} is not there either`;
  return chosen(undefined, ...steps, stepBy('virtual-mta', setting, text));
}

function restOnLast(steps: readonly Step[], { assumptions }: KnownName): Step[] {
  return steps.map((step, index) => (index === steps.length - 1 ? restingOn(step, assumptions) : step));
}
