/** Numbers as people read them, the same on every machine. */

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** `2h 5m`, `7.5s`, `120ms`: the two largest units, rounded. */
export function timeText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${trimmed(milliseconds, milliseconds < 10 ? 2 : 0)}ms`;
  if (milliseconds < 60_000) return milliseconds < 59_950 ? `${trimmed(milliseconds / 1_000, 1)}s` : '1m';
  for (const [index, [unit, length]] of units.entries()) {
    const [smaller, part] = units[index + 1] ?? ['s', 1_000];
    const parts = Math.round(milliseconds / part);
    const each = length / part;
    if (parts < each) continue;
    const rest = parts % each;
    return rest === 0 ? `${parts / each}${unit}` : `${Math.floor(parts / each)}${unit} ${rest}${smaller}`;
  }
  return '1m';
}

/** `1,234,567`. */
export function countText(count: number): string {
  const [whole = '', fraction] = trimmed(count, 2).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `12.5%`. @param share 0 to 1 */
export function percentText(share: number): string {
  const text = trimmed(share * 100, 1);
  return share > 0 && text === '0' ? '<0.1%' : `${text}%`;
}

const LISTED = 3;

/** `a, b and 3 more`. */
export function listText(words: readonly string[]): string {
  if (words.length <= LISTED) return words.join(', ');
  return `${words.slice(0, LISTED - 1).join(', ')} and ${words.length - LISTED + 1} more`;
}

/** Without zeros at the end. */
function trimmed(number: number, digits: number): string {
  const text = number.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
