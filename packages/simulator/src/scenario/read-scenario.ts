/** Reads a scenario from YAML or JSON, which is YAML too. */
import { parseDocument } from 'yaml';
import type { Instant } from '../traffic/quantities.ts';
import { sinceMidnight } from '../traffic/streams-of.ts';
import { scenarioKeys } from './keys.ts';
import { Place, ScenarioText, short } from './place.ts';
import type { ScenarioProblem } from './problems.ts';
import { readKnobs } from './read-knobs.ts';
import { readAddresses } from './read-addresses.ts';
import { readMx } from './read-mx.ts';
import { readReceivers } from './read-receivers.ts';
import { readStreams } from './read-streams.ts';
import { readThresholds } from './read-thresholds.ts';
import type { Scenario } from './scenario.ts';

/** Either a scenario, or everything that is wrong with it. */
export interface ScenarioReading {
  readonly scenario: Scenario | undefined;
  readonly problems: readonly ScenarioProblem[];
}

/** A Monday, at midnight UTC. A fixed one, so that a run tomorrow gives what it gives today. */
const DEFAULT_START: Instant = { time: Date.UTC(2027, 0, 4), offset: 0 };
const DEFAULT_SEED = 1;
const STREAMS_EXAMPLE = 'streams: and below it a list of what comes in';
/** Seeds are numbers of 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;

/** @param path shown in messages; nothing is read from disk */
export function readScenario(text: string, path: string): ScenarioReading {
  const file = parsed(text, path);
  if (!(file instanceof ScenarioText)) return { scenario: undefined, problems: [file] };
  const { problems, document } = file;
  // One slip makes many errors; those behind the first few only confuse.
  for (const { pos, message } of document.errors.slice(0, 3))
    problems.add(file.problemAt(pos[0], '', notYaml(message)));
  if (problems.list.length > 0) return { scenario: undefined, problems: problems.list };
  const scenario = problems.attempt(() => readFile(new Place(file, document.contents ?? undefined, '')));
  return { scenario: problems.list.length === 0 ? scenario : undefined, problems: problems.list };
}

/** The parser takes a second and hundreds of megabytes for each megabyte. */
const LONGEST_TEXT = 4_000_000;

function parsed(text: string, path: string): ScenarioText | ScenarioProblem {
  const whole = { path, line: 1, column: 1, key: '' };
  if (text.length > LONGEST_TEXT) return { ...whole, message: TOO_LONG };
  if (isConfiguration(text)) return { ...whole, message: CONFIGURATION };
  try {
    // The parser compares each key with all before it, which takes forever for a table of many; `Place` does it instead.
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
    return new ScenarioText(path, text, document);
  } catch (error) {
    return { ...whole, message: notYaml(error instanceof Error ? error.message : String(error)) };
  }
}

/** Some of the parser repeat half of the file. */
const LONGEST_REASON = 120;

function notYaml(reason: string): string {
  if (reason.includes('call stack')) return 'is nested too deeply to be read';
  if (reason.includes('multiple documents')) return 'begins a second document; a scenario is one, so take it away';
  return `is no YAML: ${short(reason, LONGEST_REASON)}`;
}

/** Tags are no YAML. */
function isConfiguration(text: string): boolean {
  return /^[ \t]*<(?:domain|source|virtual-mta|virtual-mta-pool|smtp-user|acct-file|pattern-list|smtp-pattern-list)\b[^>\n]*>/im.test(
    text,
  );
}

const CONFIGURATION =
  'is a configuration of PowerMTA and no scenario; name it with --config, and pmtasim init writes a scenario for it';

const TOO_LONG =
  `is longer than ${LONGEST_TEXT} characters; put messages into a file of their own, and write many domains as a range ` +
  'such as shop-{1..500}.example';

function readFile(place: Place): Scenario {
  const members = place.members(scenarioKeys, 'a scenario with the key streams');
  members.read('$schema', (one) => one.text());
  const start = members.read('start', (one) => one.instant()) ?? DEFAULT_START;
  return {
    path: place.file.path,
    name: members.read('name', (one) => one.words('a name')) ?? nameFrom(place.file.path),
    start,
    until: members.read('until', readUntil) ?? Infinity,
    seed: members.read('seed', (one) => one.wholeNumber(0, LARGEST_SEED)) ?? DEFAULT_SEED,
    knobs: members.read('knobs', readKnobs) ?? {},
    mx: members.read('mx', readMx) ?? new Map(),
    addresses: members.read('addresses', readAddresses) ?? new Map(),
    streams: members.required('streams', (one) => readStreams(one, sinceMidnight(start)), STREAMS_EXAMPLE),
    receivers: members.read('receivers', readReceivers) ?? [],
    thresholds: members.read('thresholds', readThresholds) ?? [],
  };
}

function readUntil(place: Place): number {
  return place.scalar === 'drained' ? Infinity : place.interval();
}

/** The name of the file without folders and ending. */
function nameFrom(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(?:ya?ml|json)$/i, '');
}
