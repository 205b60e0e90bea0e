import type { ReplyAction } from '@pmtakit/grammar';
import { sectionsNamed } from '../../project/find.ts';
import type { Block, Line } from '../../project/whole.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';
import { replyGroup } from '../../model/reply-groups.ts';

/** The same pattern twice in a list of replies. [G1§3.3.15; runtime 8] */
export const smtpPatternDuplicate = defineCheck({
  id: 'smtp-pattern-duplicate',
  category: 'backoff',
  summary: 'A pattern of replies that stands twice in its list',
  messages: {
    ignored: {
      severity: 'warning',
      text: '{{actions}} never applies, because the same pattern stands earlier in this list.\nOf several lines that match a reply and do not go together, PowerMTA takes the first.\nPut all actions into one line.',
    },
    repeated: {
      severity: 'info',
      text: 'The same pattern stands earlier in this list, with the same actions.\nThe second line changes nothing. Remove it.',
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'smtp-pattern-list')) lookThrough(list, report);
  },
});

/** The lines that act first for one pattern, by what they act on. */
type Acting = Map<string, Actions & { readonly line: Line }>;

interface Actions {
  readonly text: string;
  /** The same for all spellings and orders. */
  readonly key: string;
}

function lookThrough(list: Block, report: ReportAt<'ignored' | 'repeated'>): void {
  const known = new Map<string, Acting>();
  for (const line of list.lines()) {
    const [pattern, value] = [line.argument(0), line.argument(1)];
    if (!line.isValid || pattern?.kind !== 'regex' || value?.kind !== 'reply-actions') continue;
    const key = withoutCase(pattern.pattern);
    const acting = known.get(key) ?? new Map();
    known.set(key, acting);
    compare(line, groups(value.items), acting, report);
  }
}

function compare(
  line: Line,
  own: ReadonlyMap<string, Actions>,
  acting: Acting,
  report: ReportAt<'ignored' | 'repeated'>,
): void {
  let repeated: Line | undefined;
  let addsNothing = true;
  for (const [group, actions] of own) {
    const first = acting.get(group);
    if (first?.line.node === line.node) continue;
    if (!first) {
      acting.set(group, { ...actions, line });
      addsNothing = false;
    } else if (first.key === actions.key) repeated = first.line;
    else {
      const related = [relatedPlace(first.line, 'this line applies', line.file)];
      return report('ignored', line, { actions: actions.text }, { related });
    }
  }
  if (!repeated || !addsNothing) return;
  const related = [relatedPlace(repeated, 'the first one', line.file)];
  report('repeated', line, {}, { related, fix: removeRepeat(line, repeated) });
}

/** The actions of a line, by group. */
function groups(items: readonly ReplyAction[]): Map<string, Actions> {
  const found = Map.groupBy(items, ({ action }) => replyGroup[action]);
  return new Map(
    [...found].map(([group, own]) => [
      group,
      { text: own.map(({ raw }) => raw).join(','), key: own.map(keyOf).sort().join(',') },
    ]),
  );
}

function keyOf({ action, duration }: ReplyAction): string {
  return `${action}=${duration?.seconds ?? ''}`;
}

/** Replies are compared without regard to case, unless the pattern says otherwise. Escapes keep theirs. [G1§3.3.15] */
function withoutCase(pattern: string): string {
  return pattern.includes('(?') ? pattern : pattern.replaceAll(/\\.|[^\\]+/g, foldUnescaped);
}

function foldUnescaped(piece: string): string {
  return piece.startsWith('\\') ? piece : piece.toLowerCase();
}
