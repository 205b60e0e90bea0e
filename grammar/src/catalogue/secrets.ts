import type { Directive, Document } from '../syntax/nodes.ts';
import { scopeOf } from '../syntax/scope.ts';
import { walk } from '../syntax/walk.ts';
import type { Span } from '../text/span.ts';
import { readArguments } from '../values/arguments.ts';
import { catalogue } from './catalogue.ts';

/** Names of settings that hold secrets in other programs and in versions newer than the catalogue. */
const secretName = /passw|passphrase|secret|token|api-?key|auth-pass|credential/;

/** What stands in a document that no report and no dump may show: passwords and keys, by the catalogue or by name. */
export function secretSpans(document: Document): Span[] {
  const spans: Span[] = [];
  walk(document, {
    item: (item) => {
      if (item.kind === 'directive') spans.push(...secretsOf(document, item));
    },
  });
  return spans;
}

function secretsOf(document: Document, directive: Directive): Span[] {
  const spans = secretArguments(document, directive);
  const { comment } = directive;
  const nameIsSecret = spans.length > 0 || secretName.test(directive.name);
  return comment && nameIsSecret && endsValue(directive, comment) ? [...spans, comment] : spans;
}

/** A `#` ends a password that its writer meant to go on, so what follows is still secret. */
function endsValue(directive: Directive, comment: Span): boolean {
  return comment.start === directive.argumentsEnd || directive.argumentsStart === directive.argumentsEnd;
}

function secretArguments(document: Document, directive: Directive): Span[] {
  const whole = { start: directive.argumentsStart, end: directive.argumentsEnd };
  if (whole.start === whole.end) return [];
  const row = catalogue().directive(scopeOf(directive.parent), directive.name);
  if (!row) return secretName.test(directive.name) ? [whole] : [];
  if (!row.arguments.some((spec) => spec.secret)) return [];
  const read = readArguments(document.source.text, whole, row);
  const spans: Span[] = read.arguments.filter((argument) => argument.spec.secret).map(({ value }) => value);
  return read.extra ? [...spans, read.extra] : spans;
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
