/** Reads the streams of a scenario. */
import type { Header } from '@pmtakit/semantics';
import type { FileSpec, StreamSpec } from '../traffic/stream-spec.ts';
import { fileKeys, madeUpKeys, streamKeys, timesWords } from './keys.ts';
import { type Members, type Place, short } from './place.ts';
import { readClient } from './read-client.ts';
import { readBytes } from './read-distribution.ts';
import { readMadeUp } from './read-made-up.ts';
import { readSession } from './read-session.ts';

export type StreamKey = (typeof streamKeys)[number];

/** What all streams say in the same words. */
export type Common = Omit<FileSpec, 'kind' | 'path' | 'format' | 'times' | 'keepVirtualMta'>;

const VIRTUAL_MTA_HEADER = 'X-Virtual-MTA';
const DEFAULT_SENDER = 'sender@example.com';
const DEFAULT_PRIORITY = 50;
const DEFAULT_BYTES = 50 * 1024;
/** The engine numbers streams with few bits, and nobody reads a report of more. */
const MOST_STREAMS = 10_000;

/** @param midnight milliseconds from the last midnight to the start of the run */
export function readStreams(place: Place, midnight: number): StreamSpec[] {
  const { problems } = place.file;
  const places = place.items('a list of streams');
  if (places.length === 0) return place.fail('is an empty list; describe at least one stream');
  if (places.length > MOST_STREAMS) return place.fail(`has ${places.length} streams; at most ${MOST_STREAMS} are read`);
  const read = places.flatMap((place, index) => {
    const stream = problems.attempt(() => readStream(place, index, midnight));
    return stream ? [{ place, stream }] : [];
  });
  reportTwins(read.map(({ place, stream: { name } }) => ({ place, name })));
  return read.map(({ stream }) => stream);
}

/** What is random about a stream hangs on its name, so two of one name would be the same. */
function reportTwins(streams: readonly { readonly name: string; readonly place: Place }[]): void {
  const lines = new Map<string, number>();
  for (const { name, place } of streams) {
    const line = lines.get(name);
    if (line === undefined) lines.set(name, place.line);
    else place.file.problems.add(place.problem(`is called ${short(name)}, as the stream in line ${line}; rename one`));
  }
}

function readStream(place: Place, index: number, midnight: number): StreamSpec {
  const members = place.members(streamKeys, 'a stream with volume and recipients, or with messages or accounting');
  const isFile = Boolean(members.get('messages') ?? members.get('accounting'));
  refuseOthers(members, isFile);
  const common = readCommon(members, index);
  return isFile ? readFileStream(members, common) : readMadeUp(members, common, midnight);
}

/** Keys that say nothing for a stream of this kind. */
function refuseOthers(members: Members<StreamKey>, isFile: boolean): void {
  const known: readonly string[] = isFile ? fileKeys : madeUpKeys;
  const why = isFile ? 'the file says it; take it away' : 'it is for streams with messages or accounting; take it away';
  for (const key of streamKeys) {
    const place = members.get(key);
    if (place && !known.includes(key)) place.file.problems.add(place.problem(why));
  }
}

function readCommon(members: Members<StreamKey>, index: number): Common {
  const virtualMta = members.read('virtualMta', (one) => one.words('the name of a virtual MTA or a pool'));
  const headers = members.read('headers', readHeaders) ?? [];
  return {
    name: members.read('name', (one) => one.words('a name')) ?? `stream-${index + 1}`,
    client: members.read('client', readClient) ?? readClient(undefined),
    session: members.read('session', readSession),
    from: members.read('from', readSender) ?? DEFAULT_SENDER,
    headers: virtualMta === undefined ? headers : [...headers, { name: VIRTUAL_MTA_HEADER, value: virtualMta }],
    jobId: members.read('jobId', (one) => one.words('the name of a job')),
    priority: members.read('priority', (one) => one.wholeNumber(0, 100)) ?? DEFAULT_PRIORITY,
    bytes: members.read('size', readBytes) ?? { kind: 'fixed', value: DEFAULT_BYTES },
    start: members.read('start', (one) => one.duration()) ?? 0,
  };
}

function readHeaders(place: Place): Header[] {
  return place.entries('a mapping of header names to values').map(([name, one]) => {
    if (!/^[!-9;-~]+$/.test(name)) return one.fail(`${short(name)} is no name of a header`);
    return { name, value: one.words('the value of the header') };
  });
}

/** An address, or `<>`. */
function readSender(place: Place): string {
  const text = place.text('an address such as news@example.com, or <> for delivery reports');
  if (text === '<>') return '';
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
    ? text
    : place.fail(`${short(text)} is no address; write one such as news@example.com, or <> for delivery reports`);
}

function readFileStream(members: Members<StreamKey>, common: Common): FileSpec {
  const accounting = members.get('accounting');
  const messages = members.get('messages');
  if (accounting && messages) return accounting.fail('stands beside messages; make two streams of them');
  const path = (accounting ?? messages ?? members.place).text('the path of a file');
  return {
    ...common,
    kind: accounting ? 'accounting' : 'messages',
    path,
    format: !accounting && /\.(?:jsonl|ndjson)$/i.test(path) ? 'json-lines' : 'csv',
    times: members.read('times', (one) => one.oneOf(timesWords, 'reading of times')) ?? 'shifted',
    keepVirtualMta: members.read('keepVirtualMta', (one) => one.switch()) ?? true,
  };
}
