import type { CloseTag, Section, SectionHead, Stray } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { headSpan } from '../spans.ts';

/** Tags that do not pair up. */
export const blockMismatch = defineCheck({
  id: 'block-mismatch',
  category: 'references',
  summary: 'An opening or closing tag without its partner',
  messages: {
    unclosed: {
      severity: 'error',
      text: '<{{name}}> is never closed.\nPowerMTA refuses the whole file.\nAdd </{{name}}> where the section ends.',
    },
    unclosedBrace: {
      severity: 'error',
      text: 'The { of {{name}} is never closed.\nPowerMTA has no braces at all. Write the section with an opening and a closing tag.',
    },
    stray: {
      severity: 'error',
      text: '</{{name}}> closes nothing.\nNo <{{name}}> is open here. Remove the line, or add the opening tag that is missing.',
    },
    strayBrace: {
      severity: 'error',
      text: 'This } closes nothing.\nPowerMTA has no braces and stops at it. Remove it.',
    },
    misspelt: {
      severity: 'error',
      text: '</{{found}}> does not close <{{name}}>, which is open here.\nPowerMTA refuses the whole file.\nWrite </{{name}}>.',
    },
    unterminated: {
      severity: 'error',
      text: 'This tag has no > at its end.\nPowerMTA cannot tell where it ends. Add the >, before any #.',
    },
    closingArguments: {
      severity: 'warning',
      text: '</{{name}}> takes nothing but the name of the section.\nNothing but one example of the vendor says that PowerMTA takes more.\nWrite </{{name}}>.',
    },
  },

  section(section, context) {
    const { facts, report } = context;
    const { head, close, name } = section;
    if (!head.terminated) {
      const fix = isCut(head, facts) ? undefined : insert('>', head.end);
      report('unterminated', headSpan(section), {}, { fix });
    }
    if (!close && facts.isJoined(section)) return;
    if (!close) report(head.kind === 'open-tag' ? 'unclosed' : 'unclosedBrace', headSpan(section), { name });
    else if (close.kind === 'close-tag') checkClose(section, close, context);
  },

  stray({ close }: Stray, { facts, report }) {
    if (facts.isJoined(close)) return;
    if (close.kind === 'close-brace') report('strayBrace', close);
    else report('stray', close, { name: close.name });
  },
});

type BlockContext = CheckContext<keyof (typeof blockMismatch)['messages']>;

function checkClose(section: Section, close: CloseTag, { facts, report }: BlockContext): void {
  const { name } = section;
  const nameSpan = { start: close.nameStart, end: close.nameEnd };
  const related = [{ span: headSpan(section), message: `<${name}> opens here` }];
  if (close.name !== name) {
    const fix = { title: `write </${name}>`, safe: true, edits: [{ span: nameSpan, newText: name }] };
    report('misspelt', close, { name, found: close.name }, { related, fix });
  }
  if (!close.terminated) report('unterminated', close, {}, { fix: insert('>', close.end) });
  const argumentsEnd = close.end - Number(close.terminated);
  if (close.terminated && facts.text.slice(close.nameEnd, argumentsEnd).trim() !== '') {
    const extra = { start: close.nameEnd, end: argumentsEnd };
    const fix = { title: 'remove the arguments', safe: true, edits: [{ span: extra, newText: '' }] };
    report('closingArguments', close, { name }, { related, fix });
  }
}

/** Whether a `#` inside the tag hides its `>`; then only its writer knows what it should say. */
function isCut({ comment }: SectionHead, facts: Facts): boolean {
  return comment !== undefined && facts.slice(comment).includes('>');
}

function insert(newText: string, offset: number) {
  return { title: `add ${newText}`, safe: true, edits: [{ span: { start: offset, end: offset }, newText }] };
}
