/** Where a setting of the command line does not hold, because a stronger line of the configuration says otherwise. */
import { type Line, type Model, lineFor } from '@pmtakit/semantics';
import { placeText } from '../text/places.ts';
import type { GivenSetting } from './settings.ts';

/** A name of a domain, and neither a pattern nor a macro, which stand for many. */
const oneDomain = /^[^*$\s,[\]]+$/;
const MOST_NAMES = 5;

/**
 * A line that tells so; none where it holds for all queues of its domain.
 * @param directive by its new name
 */
export function overruled(model: Model, setting: GivenSetting, directive: string): string[] {
  const { domain, virtualMta, text } = setting;
  if (domain === undefined || !oneDomain.test(domain)) return [];
  const virtualMtas = virtualMta === undefined ? model.vmtas.names : [virtualMta];
  const found = virtualMtas.flatMap((name) => {
    const line = lineFor(model, { domain, virtualMta: name }, directive);
    return line?.text === setting.value ? [] : [{ name, line }];
  });
  const [first] = found;
  if (!first) return [];
  const names = found.map(({ name }) => name);
  return [`--set '${text}' does not hold for ${namesText(names)}: ${reasonText(setting, first.name, first.line)}`];
}

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function reasonText({ domain = '', virtualMta }: GivenSetting, name: string, line: Line | undefined): string {
  if (!line) return 'nothing sets it there; close the section that is open at the end of the main file';
  const advice = virtualMta === undefined ? `; to set it there, name the virtual MTA, as in ${domain}/${name}` : '';
  return `${placeText(line)} says ${line.name} ${line.text}${advice}`;
}
