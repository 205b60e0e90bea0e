/** Other names for all names of the random configurations. */

/** Labels, top-level domains among them, which change places. Documentation domains stay such. */
const words: ReadonlyMap<string, string> = new Map([
  ['vmta', 'relay'],
  ['pool', 'group'],
  ['a', 'north'],
  ['b', 'south'],
  ['c', 'east'],
  ['com', 'net'],
  ['net', 'org'],
  ['org', 'com'],
  ['names', 'list_of_names'],
  ['more', 'others'],
  ['tld', 'ends'],
  ['isp', 'z'],
  ['dot', 'suffixes'],
  ['team', 'crew'],
  ['mass', 'bulk'],
  ['joe', 'sam'],
  ['ann', 'eve'],
]);

const name =
  /(?<![\w-])(?:(?:vmta|pool)(?=\d)|names(?=2)|(?:a|b|c|com|net|org|names|more|tld|isp|dot|team|mass|joe|ann)\b)(?!-)/gi;

/** Names that differ in case only still do. */
export function renamed(text: string): string {
  return text.replaceAll(name, (word) => inCaseOf(word, words.get(word.toLowerCase()) ?? word));
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  return model === model.toLowerCase() ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
