/** Which records an accounting file takes, and in which columns. [G1§3.3.11; runtime 10] */
import { type AcctFile, type Line, type Model, type QueueName, recordTypesOf, validLinesIn } from '@pmtakit/semantics';
import { switchOf } from '../plan/read-settings.ts';
import { type QueueType, type RecordType, fieldsOf, isRecordType, newestVersion, simulatedTypes } from './fields.ts';
import { queueFilter } from './queue-filter.ts';

export interface RecordLayout {
  readonly types: readonly RecordType[];
  /** What the first row says: `type`, then the fields of all types. */
  readonly columns: readonly string[];
  /** The columns that records of a type fill in. */
  readonly fields: ReadonlyMap<RecordType, ReadonlySet<string>>;
  /** By type and field, the headers whose value takes the place of the field's own; the first that a message has counts. */
  readonly mapped: ReadonlyMap<string, readonly string[]>;
  readonly isoTimes: boolean;
  readonly userString: string;
  takes(queue: QueueName, type: QueueType): boolean;
  /** What PowerMTA would do with this file and a simulation does not. */
  readonly notes: readonly string[];
}

/** A file with all that is asked for, whatever the configuration writes. */
export function wholeLayout(types: readonly RecordType[] = simulatedTypes): RecordLayout {
  const fields = new Map(types.map((type) => [type, new Set(fieldsOf(type, newestVersion))]));
  return {
    types,
    columns: columnsOf(fields),
    fields,
    mapped: new Map(),
    isoTimes: true,
    userString: '',
    takes: () => true,
    notes: [],
  };
}

/** The file of an `<acct-file>` section. */
export function layoutOf(model: Model, file: AcctFile): RecordLayout {
  const types = typesOf(file);
  const fields = new Map(types.map((type) => [type, fieldsIn(model, file, type)]));
  const { settings } = file;
  const userString = settings.get('user-string')?.value;
  const filter = settings.get('queue-filter')?.value;
  const isIncluded = filter?.kind === 'queue-filter' ? queueFilter(model, filter.items) : () => true;
  return {
    types,
    columns: columnsOf(fields),
    fields,
    mapped: mappedIn(file),
    isoTimes: switchOf(settings, 'iso-times'),
    userString: userString?.kind === 'string' ? userString.text : '',
    takes: (queue, type) => isIncluded(queue) && !isDisabled(model, queue, type),
    notes: notesOn(file, types),
  };
}

/** Where a wrong line says which ones, those that a file without the line has. */
function typesOf(file: AcctFile): readonly RecordType[] {
  const types = (recordTypesOf(file) ?? []).filter(isRecordType);
  return types.length > 0 ? [...new Set(types)] : ['d', 'b'];
}

/** `type` comes first whatever is asked for. */
function columnsOf(fields: ReadonlyMap<RecordType, ReadonlySet<string>>): string[] {
  return [...new Set(['type', ...[...fields.values()].flatMap((names) => [...names])])];
}

function fieldsIn(model: Model, { block }: AcctFile, type: RecordType): ReadonlySet<string> {
  const all = fieldsOf(type, model.options.version);
  const lines = validLinesIn(block, 'record-fields').filter((line) => typeIn(line) === type);
  const line = lines.at(model.options.assumptions['repeated-lines'] === 'first' ? 0 : -1);
  const list = line?.argument(1);
  return list?.kind === 'field-list' ? chosenFields(list.items, all) : new Set(all);
}

interface ListedField {
  readonly name: string;
  readonly negated: boolean;
}

/** A list of nothing but `!field` stands for all the others. */
export function chosenFields(items: readonly ListedField[], all: readonly string[]): ReadonlySet<string> {
  const left = new Set(items.filter(({ negated }) => negated).map(({ name }) => name.toLowerCase()));
  const named = items.filter(({ negated }) => !negated).map(({ name }) => name);
  const chosen = (named.length > 0 ? named : ['*']).flatMap((name) => (name === '*' ? all : [name]));
  return new Set(chosen.filter((name) => name !== 'type' && !left.has(name.toLowerCase())));
}

function mappedIn({ block }: AcctFile): ReadonlyMap<string, readonly string[]> {
  const mapped = new Map<string, string[]>();
  for (const line of validLinesIn(block, 'map-header-to-field')) {
    const [header, field] = [textIn(line, 1), textIn(line, 2)];
    const key = `${typeIn(line)} ${field}`;
    mapped.set(key, [...(mapped.get(key) ?? []), header.replace(/^header_/i, '')]);
  }
  return mapped;
}

function typeIn(line: Line): string {
  const value = line.argument(0);
  return (value?.kind === 'record-types' && value.items[0]?.name) || '';
}

function textIn(line: Line, index: number): string {
  const value = line.argument(index);
  return value?.kind === 'string' ? value.text : '';
}

/** [G1§3.3.10.9] */
function isDisabled(model: Model, queue: QueueName, type: QueueType): boolean {
  const value = model.queue(queue).get('disable-acct-records')?.value;
  return value?.kind === 'record-types' && value.items.some(({ name }) => name === type);
}

function notesOn({ settings }: AcctFile, types: readonly RecordType[]): string[] {
  const missing = types.filter((type) => !simulatedTypes.some((one) => one === type));
  const policy = settings.get('privacy-policy')?.value;
  return [
    ...(missing.length > 0 ? [`nothing is reported back in a simulation: no ${missing.join(', ')} records`] : []),
    ...(policy?.kind === 'enum' && policy.value !== 'retain' ? ['privacy-policy is not applied'] : []),
    ...(settings.get('http-webhook-url')?.line ? ['written as a file, not sent to the http-webhook-url'] : []),
  ];
}
