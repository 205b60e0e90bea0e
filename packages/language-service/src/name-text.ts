/** What a name stands for, in a line or two of Markdown. */
import type { Definition, Model } from '@pmtakit/semantics';
import { sourceIpsOf } from '@pmtakit/semantics';
import type { ClientView } from './context.ts';
import { code, placeLink } from './place-text.ts';
import { countText } from './plain-values.ts';

/** Lists have thousands of names. */
const MOST_NAMES = 12;

/** One paragraph for each definition. */
export function nameText(model: Model, definitions: readonly Definition[], view: ClientView): string {
  return definitions
    .map((definition) => `${headOf(definition)}, ${placeLink(definition.item, view)}${membersText(model, definition)}`)
    .join('\n\n');
}

function headOf({ kind, name }: Definition): string {
  return `**${kind}** ${code(kind === 'domain-macro' ? `$${name}` : name)}`;
}

function membersText(model: Model, { kind, name }: Definition): string {
  switch (kind) {
    case 'domain-macro': {
      const macro = model.macros.get(name);
      return listText('names', macro ? model.macros.membersOf(macro) : []);
    }
    case 'virtual-mta-pool':
      return listText('virtual MTAs', model.vmtas.membersOf(name));
    case 'virtual-mta':
      return (
        addressText(model, name) +
        listText(
          'in pools',
          model.vmtas.poolsOf(name).map((pool) => pool.name),
        )
      );
    default:
      return '';
  }
}

function addressText(model: Model, name: string): string {
  const count = sourceIpsOf(model, name).length;
  return count === 0 ? '' : `  \n${countText(count)} source ${count === 1 ? 'address' : 'addresses'}`;
}

function listText(words: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? `, and ${countText(names.length - MOST_NAMES)} more` : '';
  return `  \n${countText(names.length)} ${words}: ${names.slice(0, MOST_NAMES).map(code).join(', ')}${more}`;
}
