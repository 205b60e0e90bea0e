import type { Fix } from '@pmtakit/grammar';
import { linesNamed } from '../../project/find.ts';
import type { Macro } from '../../model/macros.ts';
import type { Model } from '../../model/model.ts';
import { type ConfigurationContext, defineCheck } from '../check.ts';
import { type MacroUses, type Member, macroUses, membersOf } from '../macro-members.ts';
import { relatedPlace } from '../related-place.ts';

/** Members of macros that stand for nothing. [G1§3.3.1.33.4, §3.3.10] */
export const macroBadMember = defineCheck({
  id: 'macro-bad-member',
  category: 'references',
  summary: 'A member of a domain macro that stands for nothing',
  messages: {
    comma: {
      severity: 'warning',
      text: '{{left}},{{right}} in the macro {{name}} seems to be {{left}}.{{right}} with a comma for the dot.\nPowerMTA reads two members, {{left}} and {{right}}, and neither is the domain.\nWrite the dot, if that is what is meant.',
    },
    duplicate: {
      severity: 'warning',
      text: '{{member}} stands in the macro {{name}} twice.\nThe second one has no effect, and perhaps another name was meant.\nTake it out, or write what is meant.',
    },
    short: {
      severity: 'warning',
      text: '{{member}} in the macro {{name}} is no full domain.\nThe macro is only used alone, so this member takes mail to the name {{member}} itself and no other.\nWrite the whole domain.',
    },
    tooLarge: {
      severity: 'hint',
      text: 'The macro {{name}} stands for too many names.\nPmtakit puts together {{limit}} names at most and takes this macro for an empty one, so what is said of its domains may be wrong.\nSplit the macro.',
    },
  },

  *configuration({ model, report }) {
    const { macros } = model;
    const uses = macroUses(model);
    const queues = queueNames(model);
    for (const macro of macros.all) {
      yield;
      tellMembers(macro, membersOf(model, macro), { uses, queues }, report);
    }
    for (const problem of macros.resolveAll()) {
      if (problem.kind !== 'too-large') continue;
      report('tooLarge', problem.macro, { name: problem.macro.name, limit: String(problem.limit) });
    }
  },
});

type MemberReport = ConfigurationContext<keyof (typeof macroBadMember)['messages'] & string>['report'];

/** What tells whether a member without a dot is meant. */
interface Meanings {
  readonly uses: MacroUses;
  readonly queues: ReadonlySet<string>;
}

function tellMembers(macro: Macro, members: readonly Member[], meanings: Meanings, report: MemberReport): void {
  const { file, name } = macro;
  const { uses, queues } = meanings;
  const halves = uses.isPart(macro) ? new Map<Member, Halves>() : cutInTwo(members);
  const first = new Map<string, Member>();
  for (const member of members) {
    const { text, span } = member;
    const known = first.get(text);
    if (!known) first.set(text, member);
    const cut = halves.get(member);
    if (cut?.left === member) {
      const words = { name, left: cut.left.text, right: cut.right.text };
      const whole = { start: cut.left.span.start, end: cut.right.span.end };
      report('comma', { file, span: whole }, words, { fix: withDot(cut) });
    } else if (known && !cut) {
      const related = [relatedPlace({ file, span: known.span }, 'stands here first', file)];
      report('duplicate', { file, span }, { name, member: text }, { related, fix: without(member, macro) });
    } else if (!cut && isShort(text) && uses.isOnlyAlone(macro) && !queues.has(text)) {
      report('short', { file, span }, { name, member: text });
    }
  }
}

/** The two members that a comma makes of one domain. */
interface Halves {
  readonly left: Member;
  readonly right: Member;
}

/** What domains end in so often that it is no list of endings when it stands among full domains. */
const endings = new Set('com net org edu gov info biz de fr it es nl uk ru br'.split(' '));

/** Domains with a comma for their dot, by each half. Only where all the rest of the list are full domains. */
function cutInTwo(members: readonly Member[]): Map<Member, Halves> {
  const halves = new Map<Member, Halves>();
  for (const right of members) {
    const left = right.before;
    if (!left || !endings.has(right.text) || endings.has(left.text) || !isShort(left.text)) continue;
    if (left.span.end + 1 === right.span.start) halves.set(left, { left, right }).set(right, { left, right });
  }
  const rest = members.filter((member) => !halves.has(member) && !member.text.includes('$'));
  const isPlain = rest.length >= FEWEST_FULL && !rest.some(({ text }) => isShort(text));
  return isPlain ? halves : new Map();
}

/** With fewer full domains beside it, a short member may be meant. */
const FEWEST_FULL = 2;

/** A name without a dot in it, or an ending such as `.com`. Mail within one host is for `localhost`. */
function isShort(text: string): boolean {
  return /^\.?[\p{L}\p{M}\p{N}_-]+$/u.test(text) && text !== 'localhost';
}

function withDot({ left, right }: Halves): Fix {
  const span = { start: left.span.end, end: right.span.start };
  return { title: `write ${left.text}.${right.text}`, safe: false, edits: [{ span, newText: '.' }] };
}

/** Takes a member out with the comma before it, unless half of a pair of quotes would go too. */
function without({ span, before, text }: Member, { file }: Macro): Fix | undefined {
  if (!before) return undefined;
  const cut = { start: before.span.end, end: span.end };
  if (file.text.slice(cut.start, cut.end).includes('"')) return undefined;
  return { title: `take the second ${text} out`, safe: true, edits: [{ span: cut, newText: '' }] };
}

/** Names that lines give to queues, which need no dot. */
function queueNames({ whole }: Model): Set<string> {
  const values = [...linesNamed(whole, 'queue-to')].map((line) => line.argument(0));
  return new Set(values.flatMap((value) => (value?.kind === 'queue-name' ? [value.name] : [])));
}
