/** Findings of a text in the text that an edit makes of it. */
import type { Diagnostic, Fix, RelatedPlace, Span, TextChange } from '@pmtakit/grammar';

/** The finding where it stands now; nothing when the edit has touched its place. */
export function movedFinding(finding: Diagnostic, change: TextChange): Diagnostic | undefined {
  const span = movedSpan(finding.span, change);
  if (!span) return undefined;
  const { related, fix, ...rest } = finding;
  const moved = fix && movedFix(fix, change);
  return {
    ...rest,
    span,
    ...(related && { related: related.flatMap((place) => movedPlace(place, change) ?? []) }),
    ...(moved && { fix: moved }),
  };
}

/** What an edit has touched is somewhere else, or gone. A cursor at an end of it touches nothing. */
function movedSpan({ start, end }: Span, change: TextChange): Span | undefined {
  if (end <= change.start) return { start, end };
  const by = change.endAfter - change.endBefore;
  return start >= change.endBefore ? { start: start + by, end: end + by } : undefined;
}

/** Places in other files stay where they are. */
function movedPlace(place: RelatedPlace, change: TextChange): RelatedPlace | undefined {
  if (place.source) return place;
  const span = movedSpan(place.span, change);
  return span && { ...place, span };
}

function movedFix(fix: Fix, change: TextChange): Fix | undefined {
  const edits = fix.edits.flatMap((edit) => {
    const span = movedSpan(edit.span, change);
    return span ? [{ ...edit, span }] : [];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : undefined;
}
