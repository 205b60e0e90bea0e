import { type Diagnostic, type Document, type Item, type Span, walk } from '@pmtakit/grammar';
import type { Check, CheckContext, Details } from './check.ts';
import { checks } from './checks/index.ts';
import { Facts } from './facts.ts';

interface Told {
  readonly check: Check;
  readonly id: string;
  readonly span: Span;
  readonly words: Readonly<Record<string, string>>;
  readonly details: Details;
  /** How often the same message was told again, where it is told once. */
  again: number;
}

/** Everything in a document that PowerMTA would refuse, ignore or read otherwise than written, in the order of the text. */
export function validate(document: Document): Diagnostic[] {
  const facts = new Facts(document);
  const told: Told[] = [];
  const asked = checks.map((check) => ({ check, context: contextFor(check, facts, told) }));
  walk(document, {
    item: (item) => {
      for (const { check, context } of asked) ask(check, item, context);
    },
  });
  return told.map(asDiagnostic).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function contextFor(check: Check, facts: Facts, told: Told[]): CheckContext<string> {
  const once = new Map<string, Told>();
  return {
    facts,
    report: (id, span, words = {}, details = {}) => {
      const before = once.get(id);
      if (before) {
        before.again++;
        return;
      }
      const entry: Told = { check, id, span: { start: span.start, end: span.end }, words, details, again: 0 };
      if (check.messages[id]?.once) once.set(id, entry);
      told.push(entry);
    },
  };
}

function ask(check: Check, item: Item, context: CheckContext<string>): void {
  switch (item.kind) {
    case 'directive':
      return check.directive?.(item, context);
    case 'section':
      return check.section?.(item, context);
    case 'entry':
      return check.entry?.(item, context);
    case 'foreign':
      return check.foreign?.(item, context);
    case 'stray':
      return check.stray?.(item, context);
    case 'comment':
      return;
    default:
      return item satisfies never;
  }
}

function asDiagnostic({ check, id, span, words, details, again }: Told): Diagnostic {
  const message = check.messages[id];
  if (!message) throw new Error(`${check.id} has no message ${id}`);
  const more = again === 0 ? '' : ` (and ${again} more in this file)`;
  const { related, fix } = details;
  return {
    rule: check.id,
    messageId: id,
    severity: message.severity,
    span,
    message: fillIn(message.text, { more, ...words }),
    ...(related ? { related } : {}),
    ...(fix ? { fix } : {}),
  };
}

function fillIn(text: string, words: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shorten(words[name] ?? ''));
}

/** Files hold lines of ten thousand characters; what a message quotes of them has to stay readable. */
const LONGEST_WORDS = 300;

function shorten(words: string): string {
  if (words.length <= LONGEST_WORDS) return words;
  const half = LONGEST_WORDS / 2;
  return `${words.slice(0, half)} ... ${words.slice(-half)}`.toWellFormed();
}
