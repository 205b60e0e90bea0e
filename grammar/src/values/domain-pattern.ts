import { parseCidr } from './cidr.ts';
import { domainNameProblem } from './domain-name.ts';
import { withoutBrackets } from './ip.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { DomainPatternValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

type Shape = Pick<DomainPatternValue, 'form' | 'domain'>;

/** `*`, a domain, `*.domain` (below it), `[*.]domain` (both), `[ip/mask]`, `$macro` or `{name}`. [G1 3.2, 3.3.10] */
export const domainPatternType: ValueType<DomainPatternValue> = {
  expected: () => 'a domain pattern: *, example.com, *.example.com, [*.]example.com, [10/8] or $macro',

  read(reader: Reader): DomainPatternValue | ValueError {
    return readDomainPattern(reader.word());
  },
};

/** Reads one pattern, which may be a member of a list. */
export function readDomainPattern(piece: Scalar): DomainPatternValue | ValueError {
  const text = unquote(piece.raw);
  const macros = macrosOf(text);
  const shape = parsePattern(text, macros);
  if (shape) return { kind: 'domain-pattern', ...shape, macros, ...piece };
  return valueError(piece, `${piece.raw} ${whyNot(text)}`, domainPatternType.expected({}), correct(text));
}

function parsePattern(text: string, macros: readonly string[]): Shape | undefined {
  const shape = parseShape(fillMacros(text));
  if (macros.length === 0) return shape;
  return shape && shape.form !== 'reserved' ? { form: 'macro', domain: text } : undefined;
}

/** The names of the macros in a text, without `$`. [G1 3.3.1.33.4] */
export function macrosOf(text: string): string[] {
  return [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '');
}

/** The text with a letter for each macro, to see whether it is well formed. */
export function fillMacros(text: string): string {
  return text.replaceAll(/\$\w+/g, 'x');
}

function parseShape(text: string): Shape | undefined {
  if (text === '*') return { form: 'any', domain: text };
  if (/^\{[^{}\s]+\}$/.test(text)) return { form: 'reserved', domain: text };
  if (text.startsWith('[*.]')) return domainShape('domain-and-subdomains', text.slice(4));
  if (text.startsWith('*.')) return domainShape('subdomains', text.slice(2));
  if (text.startsWith('[')) return literalShape(text);
  return domainShape('exact', text);
}

function domainShape(form: Shape['form'], domain: string): Shape | undefined {
  return domainNameProblem(domain) ? undefined : { form, domain: domain.toLowerCase() };
}

function literalShape(text: string): Shape | undefined {
  const domain = withoutBrackets(text).toLowerCase();
  return text.endsWith(']') && parseCidr(domain) ? { form: 'address-literal', domain } : undefined;
}

/** Mistakes by what shows them, the most telling first. */
const mistakes = [
  { seen: /,/, problem: 'is a list, but one tag or line takes one pattern' },
  { seen: /@/, problem: 'is an address, not a domain' },
  { seen: /\{\{|\}\}|\$\{/, problem: 'looks like a template that was not filled in' },
  { seen: /\$/, problem: 'has a $ that starts no macro name' },
  { seen: /\*/, problem: 'has a * that is neither alone nor before the first dot' },
  { seen: /^\[/, problem: 'is no network in square brackets' },
];

function whyNot(text: string): string {
  const rest = fillMacros(text).replace(/^(?:\[\*\.\]|\*\.)/, '');
  const mistake = mistakes.find(({ seen }) => seen.test(rest));
  return mistake?.problem ?? domainNameProblem(rest) ?? 'is no domain pattern';
}

/** The pattern without a final dot, or without `@` or `*@` in front. */
function correct(text: string): string | undefined {
  const corrected = text.replace(/^\*?@/, '').replace(/\.$/, '');
  return corrected !== text && parseShape(corrected)?.form === 'exact' ? corrected : undefined;
}
