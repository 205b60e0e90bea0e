/** The forms that templates and guides use for "put your value here". */
const forms = [
  /\{\{.*?\}\}/,
  /\{%.*?%\}/,
  /<\?|<%/,
  /\$\{\w+\}/,
  /\$[A-Z][A-Z0-9_]+\b/,
  /__\w+?__/,
  /%%?[A-Z_]+%%?/,
  /@@?[A-Z_]{3,}@@?/,
  /\b(?:YOUR|MY|TON|VOTRE)[_-]\w+/i,
  /\[[A-Z][A-Z0-9_]*\]/,
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=$|[:/,;\s])/,
  /^(?:X{2,}|x{3,})(?:[.:]|$)/,
  /^x+\.x+\.x+\.x+/i,
];

export function isPlaceholder(text: string): boolean {
  return forms.some((form) => form.test(text));
}
