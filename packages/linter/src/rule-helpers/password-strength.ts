import words from '../data/common-passwords.json' with { type: 'json' };

const commonWords: ReadonlySet<string> = new Set(words.words);

/** Words by which guides ask for a value of one's own, wherever they stand. */
const requests =
  /change[ _-]?(?:me|this|it)(?![a-z])|replace[ _-]?(?:me|this|with)|(?<![a-z])your[ _-]?(?:own|new|smtp|secret|strong|secure|api)?[ _-]?(?:pass|key|token|secret)|(?:password|key|secret|token)[ _-]?here$/i;

/** The forms that templates give to a name, as the whole of a value: parts of them are in many a good password. */
const templateForms = [
  /^\{\{.*\}\}$/,
  /^\{%.*%\}$/,
  /^<.*>$/,
  /^\$\{[\w.]+\}$/,
  /^\$[A-Z_]{4,}$/,
  /^\{[A-Za-z_][\w.]*\}$/,
  /^__\w+__$/,
  /^%%?[A-Z_]+%%?$/,
  /^@@?[A-Z_]{3,}@@?$/,
  /^\[[A-Za-z_ ]+\]$/,
  /^[A-Z]+(?:_[A-Z]+)+$/,
  /^(?:x{4,}|\*{3,}|\.{3,})$/i,
];

/** Longer texts are no words of a guide, and trying the forms on them would take long. */
const LONGEST = 200;

/** Whether a text asks to be replaced: the name of a template's value, or words such as `changeme`. */
export function isStandIn(text: string): boolean {
  return text.length <= LONGEST && (requests.test(text) || templateForms.some((form) => form.test(text)));
}

/** How attackers and users alike write letters as digits. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
]);

/** As many digits and signs round a word are tried along with it. */
const MOST_AROUND = 6;

/** Whether a password is a word of the list, also with a few digits and signs round it or letters written as digits. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase();
  const spelt = Array.from(plain, (sign) => lookalikes.get(sign) ?? sign).join('');
  return [plain, spelt, coreOf(plain), coreOf(spelt)].some((form) => commonWords.has(form));
}

/** The text without what stands round its letters, where that is not long. */
function coreOf(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && !isLetter(text[start])) start++;
  while (end > start && !isLetter(text[end - 1])) end--;
  return text.length - (end - start) <= MOST_AROUND ? text.slice(start, end) : text;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && sign >= 'a' && sign <= 'z';
}

/** Fewer different characters than any random key of this length has. */
const FEWEST_CHARACTERS = 6;

/** Whether a text repeats a shorter one, counts up or down for the most part, or has few different characters. */
export function isRegular(text: string): boolean {
  if (text.length < FEWEST_CHARACTERS) return false;
  if (new Set(text).size < FEWEST_CHARACTERS) return true;
  return (text + text).indexOf(text, 1) < text.length || stepsOfOne(text) * 2 > text.length;
}

/** How often a character is followed by its neighbour in the alphabet or among the digits. */
function stepsOfOne(text: string): number {
  let count = 0;
  for (let index = 1; index < text.length; index++) {
    if (Math.abs(text.charCodeAt(index) - text.charCodeAt(index - 1)) === 1) count++;
  }
  return count;
}
