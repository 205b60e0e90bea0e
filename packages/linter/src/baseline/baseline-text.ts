/** The file of a baseline: JSON with one finding on each line, in order, so that changes of it read well. */
import { ConfigurationError, JsonPlace } from '../configuration/json-place.ts';
import type { Baseline, KnownFinding } from './baseline.ts';
import { ordered } from './baseline-of.ts';

/** The version of the shape. It grows when an older pmtalint could not read it. */
const VERSION = 1;

/** What is wrong with the file of a baseline, and what to do about it. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError';
}

export function printBaseline({ files }: Baseline): string {
  const blocks = [...files].map(([path, known]) => {
    const lines = known.map((one) => `      ${printFinding(one)}`);
    return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`;
  });
  const body = blocks.length > 0 ? `{\n${blocks.join(',\n')}\n  }` : '{}';
  return `{\n  "version": ${VERSION},\n  "files": ${body}\n}\n`;
}

function printFinding({ rule, messageId, text, count }: KnownFinding): string {
  const members = Object.entries({ rule, message: messageId, text, count });
  return `{ ${members.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')} }`;
}

/**
 * Reads what `printBaseline` wrote. Findings that stand in it twice, as after a merge of two branches, count together.
 * @param path of the file, for messages
 * @param parseJson may say better than JSON.parse where a text is no JSON
 * @throws BaselineError that names the file and the place in it
 */
export function parseBaseline(text: string, path: string, parseJson: (text: string) => unknown = JSON.parse): Baseline {
  try {
    return readBaseline(new JsonPlace(jsonOf(text, parseJson)));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new BaselineError(
      `${path}: ${error.message}; restore it from version control, or write it anew with --update-baseline`,
    );
  }
}

function jsonOf(text: string, parseJson: (text: string) => unknown): unknown {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const fileKeys = ['version', 'files'] as const;
const findingKeys = ['rule', 'message', 'text', 'count'] as const;

/** The version comes first: nobody knows which keys there are in a later one. */
function readBaseline(root: JsonPlace): Baseline {
  const version = memberOf(root, new Map(root.entries()), 'version');
  if (version.value !== VERSION) version.fail(`only ${VERSION} is known, a newer pmtalint may know more`);
  const files = memberOf(root, new Map(root.keys(fileKeys)), 'files').entries();
  return ordered(files.map(([path, list]) => [path, list.items().map(readFinding)]));
}

function readFinding(place: JsonPlace): KnownFinding {
  const members = new Map(place.keys(findingKeys));
  const count = memberOf(place, members, 'count');
  const text = memberOf(place, members, 'text');
  return {
    rule: memberOf(place, members, 'rule').text(),
    messageId: memberOf(place, members, 'message').text(),
    text: typeof text.value === 'string' ? text.value : text.refuse('a text'),
    count: count.wholeNumber() || count.refuse('a whole number above 0'),
  };
}

function memberOf<K extends string>(place: JsonPlace, members: ReadonlyMap<K, JsonPlace>, key: K): JsonPlace {
  return members.get(key) ?? place.fail(`the key ${key} is missing`);
}
