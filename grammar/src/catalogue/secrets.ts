import type { Directive, Document, Item, SectionHead } from '../syntax/nodes.ts';
import { scopeOf } from '../syntax/scope.ts';
import { walk } from '../syntax/walk.ts';
import type { Span } from '../text/span.ts';
import { readArguments } from '../values/arguments.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueRow } from './rows.ts';

/** Names of settings that hold secrets in other programs and in versions newer than the catalogue. */
const secretName = /passw|passphrase|secret|token|api-?key|auth-pass|credential/;

/** A line that was made a comment: its name, and its value as the second group. */
const disabledLine = /^(#+[ \t]*([\w.-]{1,80})(?:[ \t]*[=:][ \t]*|[ \t]+))\S/;

/** Whether a setting or a section of this name holds a secret, whatever the catalogue says. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase());
}

/** What stands in a document that no report and no dump may show: passwords and keys, by the catalogue or by name. */
export function secretSpans(document: Document): Span[] {
  const spans: Span[] = [];
  walk(document, { item: (item) => spans.push(...secretsIn(document, item)) });
  return spans;
}

function secretsIn(document: Document, item: Item): Span[] {
  if (item.kind === 'directive') return secretsOf(document, item);
  if (item.kind === 'comment') return secretsOfComment(document, item);
  return item.kind === 'section' && isSecretName(item.name) ? [argumentsOf(item.head)].filter(isSome) : [];
}

function secretsOf(document: Document, directive: Directive): Span[] {
  const spans = [...secretsOfName(directive), ...secretArguments(document, directive)];
  const { comment } = directive;
  const nameIsSecret = spans.length > 0 || isSecretName(directive.name);
  return comment && nameIsSecret && endsValue(directive, comment) ? [...spans, comment] : spans;
}

/** `password=value` is one word. */
function secretsOfName({ name, start, nameEnd }: Directive): Span[] {
  const equals = name.indexOf('=');
  return equals !== -1 && isSecretName(name.slice(0, equals)) ? [{ start: start + equals + 1, end: nameEnd }] : [];
}

/** A `#` ends a password that its writer meant to go on, so what follows is still secret. */
function endsValue(directive: Directive, comment: Span): boolean {
  return comment.start === directive.argumentsEnd || directive.argumentsStart === directive.argumentsEnd;
}

/** Where the catalogue does not know the name at this place, it may at another. */
function secretArguments(document: Document, directive: Directive): Span[] {
  const whole = argumentsOf(directive);
  if (!isSome(whole)) return [];
  const here = catalogue().directive(scopeOf(directive.parent), directive.name);
  const row = here ?? catalogue().directivesNamed(directive.name).find(hasSecret);
  if (!row) return isSecretName(directive.name) ? [whole] : [];
  if (!hasSecret(row)) return [];
  const read = readArguments(document.source.text, whole, row);
  const spans: Span[] = read.arguments.filter((argument) => argument.spec.secret).map(({ value }) => value);
  return read.extra ? [...spans, read.extra] : spans;
}

function hasSecret(row: CatalogueRow): boolean {
  return row.arguments.some((spec) => spec.secret);
}

function secretsOfComment(document: Document, { start, end }: Span): Span[] {
  const [, before = '', name = ''] = disabledLine.exec(document.source.text.slice(start, end)) ?? [];
  return name && isSecretName(name) ? [{ start: start + before.length, end }] : [];
}

function argumentsOf({ argumentsStart, argumentsEnd }: Directive | SectionHead): Span {
  return { start: argumentsStart, end: argumentsEnd };
}

function isSome({ start, end }: Span): boolean {
  return end > start;
}

/** A text in which every secret is replaced by stars of the same length, so that places stay the same. */
export function redact(text: string, secrets: readonly Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const secret of secrets) {
    pieces.push(text.slice(done, secret.start), '*'.repeat(secret.end - secret.start));
    done = secret.end;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
