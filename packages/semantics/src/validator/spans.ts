import type { Directive, Section, Span } from '@pmtakit/grammar';

/** The opening tag, or the line that opens a section with braces. */
export function headSpan({ head }: Section): Span {
  return { start: head.start, end: head.end };
}

export function headNameSpan({ head }: Section): Span {
  return { start: head.nameStart, end: head.nameEnd };
}

export function nameSpan(directive: Directive): Span {
  return { start: directive.start, end: directive.nameEnd };
}

export function argumentsSpan(directive: Directive): Span {
  return { start: directive.argumentsStart, end: directive.argumentsEnd };
}

/** Name and arguments. */
export function lineSpan(directive: Directive): Span {
  return { start: directive.start, end: directive.argumentsEnd };
}
