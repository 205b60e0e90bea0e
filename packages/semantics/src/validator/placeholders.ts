import type { ArgumentSpec, ReadArgument } from '@pmtakit/grammar';

/** The forms that templates and guides use for "put your value here". Asked only of what does not fit its place. */
const forms = [
  /\{\{.*?\}\}/,
  /\{%.*?%\}/,
  /<\?|<%/,
  /\$\w*\{[\w.]+\}/,
  /\$[A-Za-z_]\w*/,
  /\{[A-Za-z_][\w.]*\}/,
  /__\w+?__/,
  /%%?[A-Z_]+%%?/,
  /@@?[A-Z_]{3,}@@?/,
  /\b(?:YOUR|MY|TON|VOTRE)[_-]\w+/i,
  /\[[A-Z][A-Z0-9_]*\]/,
  /\[email/,
  /([A-Z])\1\1\w+?\1\1\1/,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=$|[:/,;\s])/,
  /^(?=.*x)(?:(?:x{1,3}|\d{1,3})\.){3}(?:x{1,3}|\d{1,3})(?=$|[:/])/i,
];

/** Longer text is no placeholder as a whole, and trying all forms on it would take long. */
const LONGEST = 1_000;

export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST && forms.some((form) => form.test(text));
}

/** Whether an argument is wrong because nobody filled it in. `$name` is no placeholder where macros may stand. */
export function isUnfilled({ spec, value }: ReadArgument): boolean {
  return value.kind === 'error' && isPlaceholder(takesMacros(spec) ? withoutMacros(value.raw) : value.raw);
}

export function withoutMacros(text: string): string {
  return text.replaceAll(/\$\w+/g, '');
}

function takesMacros({ type }: ArgumentSpec): boolean {
  return type === 'domain-pattern' || type === 'macro-members';
}
