import { type Diagnostic, type Span, byPlace } from '@pmtakit/grammar';
import type { Check, Details } from './check.ts';

interface Told {
  readonly check: Check;
  readonly id: string;
  readonly span: Span;
  readonly words: Readonly<Record<string, string>>;
  readonly details: Details;
  /** How often the same message was told again, where it is told once. */
  again: number;
}

/** Gives words of the text as they may be shown at a place. */
export type Redact = (span: Span, words: string) => string;

/** What is found in one file. */
export class Findings {
  readonly #told: Told[] = [];
  readonly #once = new Map<string, Told>();
  readonly #places = new Set<string>();

  /** Adds a finding. The same one of the same place, such as of a file that is included twice, is told once. */
  tell(check: Check, id: string, span: Span, words: Readonly<Record<string, string>>, details: Details): void {
    const name = `${check.id}/${id}`;
    const place = `${name} ${span.start} ${span.end} ${JSON.stringify(words)}`;
    if (this.#places.has(place)) return;
    this.#places.add(place);
    const before = this.#once.get(name);
    if (before) {
      before.again++;
      return;
    }
    const told = { check, id, span: { start: span.start, end: span.end }, words, details, again: 0 };
    if (check.messages[id]?.once) this.#once.set(name, told);
    this.#told.push(told);
  }

  /**
   * All findings in the order of the text.
   * @param redacted what of the text may be shown in a message at a place
   */
  diagnostics(redacted: Redact = (_, words) => words): Diagnostic[] {
    return this.#told.map((told) => asDiagnostic(told, redacted)).sort(byPlace);
  }
}

function asDiagnostic({ check, id, span, words, details, again }: Told, redacted: Redact): Diagnostic {
  const message = check.messages[id];
  if (!message) throw new Error(`${check.id} has no message ${id}`);
  const more = again === 0 ? '' : ` (and ${again} more in this file)`;
  const { related, fix, assumptions = [] } = details;
  return {
    rule: check.id,
    messageId: id,
    severity: message.severity,
    span,
    message: fillIn(message.text, { more, ...words }, (text) => redacted(span, text)),
    ...(related ? { related } : {}),
    ...(fix ? { fix } : {}),
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}

/** Only what is filled in: a password may be a word of the message. */
function fillIn(text: string, words: Readonly<Record<string, string>>, redacted: (words: string) => string): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shorten(redacted(words[name] ?? '')));
}

/** Files hold lines of ten thousand characters; what a message quotes of them has to stay readable. */
const LONGEST_WORDS = 300;

function shorten(words: string): string {
  if (words.length <= LONGEST_WORDS) return words;
  const half = LONGEST_WORDS / 2;
  return `${words.slice(0, half)} ... ${words.slice(-half)}`.toWellFormed();
}
