/** Reads the key `directives`: what a release has that the catalogue does not know yet. */
import {
  type ArgumentSpec,
  type ExtraDirective,
  extraDirectiveProblem,
  scopeNames,
  valueTypeNames,
} from '@pmtakit/grammar';
import { type JsonPlace, possible } from '@pmtakit/linter';

const keys = [
  'name',
  'scopes',
  'type',
  'members',
  'to',
  'min',
  'max',
  'list',
  'never',
  'unlimited',
  'optional',
  'secret',
  'repeatable',
  'default',
] as const;
type Key = (typeof keys)[number];
type Said = ReadonlyMap<Key, JsonPlace>;

const flags = ['list', 'never', 'unlimited', 'optional', 'secret'] as const;

/** Which types a part of a description goes with. */
const typesOf: ReadonlyMap<Key, readonly string[]> = new Map<Key, string[]>([
  ['members', ['enum', 'record-types']],
  ['to', ['reference']],
  ['list', ['reference']],
  ['min', ['integer']],
  ['max', ['integer']],
  ['never', ['duration']],
  ['unlimited', ['integer', 'size']],
]);

/** @throws ConfigurationError naming the key that is wrong */
export function readDirectives(place: JsonPlace): ExtraDirective[] {
  const read: ExtraDirective[] = [];
  for (const item of place.items()) {
    const directive = readDirective(item);
    if (read.some((one) => clash(one, directive))) item.fail(`${directive.name} is told twice`);
    read.push(directive);
  }
  return read;
}

/** What two files say, where the stronger one wins by name and section. */
export function mergedDirectives(
  weak: readonly ExtraDirective[],
  strong: readonly ExtraDirective[],
): readonly ExtraDirective[] {
  return [...weak.filter((one) => !strong.some((other) => clash(one, other))), ...strong];
}

function clash(a: ExtraDirective, b: ExtraDirective): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() && a.scopes.some((scope) => b.scopes.includes(scope));
}

function readDirective(place: JsonPlace): ExtraDirective {
  const said: Said = new Map(place.keys(keys));
  const needed = (key: Key): JsonPlace => said.get(key) ?? place.fail(`${key} is missing`);
  const directive: ExtraDirective = {
    name: needed('name').text(),
    scopes: needed('scopes').someItems().map(readScope),
    argument: readArgument(said, needed),
    repeatable: said.get('repeatable')?.switch() ?? false,
    default: said.get('default')?.text(),
  };
  const wrong = extraDirectiveProblem(directive);
  return wrong ? needed(wrong.part).fail(wrong.problem) : directive;
}

function readScope(place: JsonPlace): string {
  const scope = place.text();
  const known = scopeNames();
  return known.includes(scope) ? scope : place.fail(`no such section${possible(scope, known)}`);
}

function readArgument(said: Said, needed: (key: Key) => JsonPlace): ArgumentSpec {
  const type = needed('type').oneOf(valueTypeNames, 'type of values');
  for (const [key, place] of said) {
    const types = typesOf.get(key);
    if (types && !types.includes(type)) place.fail(`goes with ${types.join(' and ')}, not with ${type}`);
  }
  const members = type === 'enum' ? needed('members') : said.get('members');
  const to = type === 'reference' ? needed('to') : undefined;
  return {
    type,
    ...(members && { members: members.someItems().map((item) => item.text()) }),
    ...(to && { to: to.someItems().map(readScope) }),
    ...bound('min', said),
    ...bound('max', said),
    ...Object.fromEntries(flags.filter((flag) => said.get(flag)?.switch()).map((flag) => [flag, true as const])),
  };
}

function bound(key: 'min' | 'max', said: Said): Pick<ArgumentSpec, 'min' | 'max'> {
  const number = said.get(key)?.wholeNumber();
  return number === undefined ? {} : { [key]: number };
}

/** The same as it stands in a configuration file. */
export function printedDirective({ argument, default: value, ...rest }: ExtraDirective): object {
  return { ...rest, ...argument, ...(value !== undefined && { default: value }) };
}
