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
    return line && line.text !== setting.value ? [{ name, line }] : [];
  });
  const [first] = found;
  return first
    ? [`--set '${text}' does not hold for ${namesText(found)}: ${lineText(first.line)}; ${advice(setting, first.name)}`]
    : [];
}

function namesText(found: readonly { readonly name: string }[]): string {
  const names = found.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = found.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function lineText(line: Line): string {
  return `${placeText(line)} says ${line.name} ${line.text}`;
}

function advice({ domain = '', virtualMta }: GivenSetting, name: string): string {
  return virtualMta === undefined ? `to set it there, name the virtual MTA, as in ${domain}/${name}` : 'that line wins';
}
