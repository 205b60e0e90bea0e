/** How a directive is written, derived from what the catalogue says of its arguments. */
import type { ArgumentSpec, CatalogueRow } from './rows.ts';

/** `max-msg-rate RATE`; for a section its tags. */
export function syntaxOf(row: CatalogueRow): string {
  const words = [row.name.startsWith('(') ? '' : row.name, ...row.arguments.map(argumentSyntax)];
  const line = words.filter((word) => word !== '').join(' ');
  return row.section ? `<${line}>\n  ...\n</${row.name}>` : line;
}

/** One argument: `RATE`, `{ yes | no }`, `[NAME]`. */
export function argumentSyntax(spec: ArgumentSpec): string {
  const forms = formsOf(spec);
  const text = forms.join(' | ');
  if (spec.optional) return forms.length > 1 ? `[ ${text} ]` : `[${text}]`;
  return forms.length > 1 ? `{ ${text} }` : text;
}

function formsOf(spec: ArgumentSpec): string[] {
  const forms = spec.anyOf ? spec.anyOf.flatMap(formsOf) : typeForms(spec);
  return [
    ...forms,
    ...(spec.never ? ['never'] : []),
    ...(spec.unlimited ? ['unlimited'] : []),
    ...(spec.orBlock ? ['<pattern-list>'] : []),
    ...(spec.clearable ? ['""'] : []),
  ];
}

function typeForms(spec: ArgumentSpec): string[] {
  switch (spec.type) {
    case 'boolean':
      return ['yes', 'no'];
    case 'enum':
      return [...(spec.members ?? [])];
    case 'regex':
      return ['/REGEX/'];
    case 'reference':
      return [referenceForm(spec)];
    case 'host-port':
      return [spec.portOptional ? 'HOST[:PORT]' : 'HOST:PORT'];
    default:
      return [placeholder(spec.type ?? 'text', spec)];
  }
}

function referenceForm(spec: ArgumentSpec): string {
  const name = placeholder(spec.to?.[0] ?? 'name', spec);
  const list = spec.list ? `${name}[,${name}...]` : name;
  return spec.key ? `${spec.key}=${list}` : list;
}

function placeholder(word: string, spec: ArgumentSpec): string {
  return word.toUpperCase() + (spec.suffix ?? '');
}
