import type { RegexValue } from '@pmtakit/grammar';
import { type Line, type Located, linesNamed, switchOption } from '@pmtakit/semantics';
import { linesWithSigns, miswritten } from '../rule-helpers/miswritten.ts';
import { defineRule } from './rule.ts';

const dots = switchOption('dots', false, 'Whether dots that take any character are told everywhere.');

/** Something with a meaning in expressions, where its writer meant the text. */
export const patternUnescaped = defineRule({
  id: 'pattern-unescaped',
  category: 'backoff',
  preset: 'recommended',
  summary: 'Signs in a pattern that do not stand for themselves',
  messages: {
    brackets: {
      severity: 'warning',
      text: '{{part}} takes one of these characters, not the code {{code}}.\nBrackets stand for a choice of characters. As it is written the expression takes other replies.\nWrite {{instead}}.',
    },
    parentheses: {
      severity: 'warning',
      text: 'The parentheses of {{part}} are not part of the text.\nThey make a group, so the expression takes {{taken}} and not the text with parentheses.\nWrite {{instead}}.',
    },
    digits: {
      severity: 'warning',
      text: 'In {{part}} a d is the letter d.\nDigits are written \\d.\nWrite {{instead}}.',
    },
    glob: {
      severity: 'warning',
      text: '{{part}} does not stand for any name before a domain.\nIn an expression a star repeats what stands before it, here the @, and a dot takes any character.\nWrite {{instead}}.',
    },
    dot: {
      severity: 'warning',
      text: 'A dot here takes any character, so mail to other domains is accepted too.\n{{part}} also takes {{taken}}, a domain that anybody may register.\nWrite {{instead}}.',
    },
    loose: {
      severity: 'info',
      text: 'The dot in {{part}} takes any character.\nThe expression takes more than it seems to.\nWrite {{instead}}.',
    },
  },
  options: [dots],

  configuration({ model, report, options }) {
    for (const name of linesWithSigns) {
      for (const line of linesNamed(model.whole, name)) {
        const regex = line.argument(0);
        if (!line.isValid || regex?.kind !== 'regex') continue;
        const { pattern } = regex;
        const bracket = find(miswritten.brackets, pattern);
        const group = find(CODE_IN_GROUP, pattern);
        const digit = find(miswritten.digits, pattern);
        const glob = find(GLOB, pattern);
        const dot = find(DOT, pattern);
        if (bracket) report('brackets', place(line, regex, bracket), bracketWords(bracket));
        else if (group && !/\\[1-9gk]/.test(pattern))
          report('parentheses', place(line, regex, group), groupWords(group));
        else if (digit) report('digits', place(line, regex, digit), digitWords(digit));
        else if (glob) report('glob', place(line, regex, glob), globWords(glob));
        else if (dot && name === 'relay-address' && isOpen(pattern))
          report('dot', place(line, regex, dot), dotWords(dot));
        else if (dot && options.get(dots)) report('loose', place(line, regex, dot), dotWords(dot));
      }
    }
  },
});

const CODE_IN_GROUP = /(?<![\\\w])[A-Za-z]+\((?=[a-z]*\d)[a-z\d]+\)(?![*+?{\w])/;
const GLOB = /(?<!\\)@\*\\?\.(?=[\w-])/;
const DOT = /(?<![\\\w-])(?:[a-z\d-]+\\?\.)*[a-z\d-]+\.(?:[a-z\d-]+\\?\.)*[a-z]{2,}(?![\w-])/i;

interface Part {
  readonly text: string;
  readonly index: number;
}

/** The first place of something that is not written with a backslash. */
function find(what: RegExp, pattern: string): Part | undefined {
  const match = what.exec(pattern);
  return match ? { text: match[0], index: match.index } : undefined;
}

/** A part of the expression. It starts behind the slash. */
function place({ file }: Line, { start }: RegexValue, { text, index }: Part): Located {
  const from = start + 1 + index;
  return { file, span: { start: from, end: from + text.length } };
}

type Words = { [word: string]: string };

function bracketWords({ text }: Part): Words {
  const code = text.slice(1, -1);
  return { part: text, code, instead: `\\[${code}\\]` };
}

function groupWords({ text }: Part): Words {
  return { part: text, taken: text.replace(/[()]/g, ''), instead: text.replace('(', '\\(').replace(')', '\\)') };
}

function digitWords({ text }: Part): Words {
  return { part: text, instead: text.replaceAll('d', '\\d').replaceAll(/(?<!\\)\./g, '\\.') };
}

function globWords({ text }: Part): Words {
  return { part: text, instead: '@.*\\. for names before the domain, or @ for the domain itself' };
}

function dotWords({ text }: Part): Words {
  const loose = text.search(/(?<!\\)\./);
  const taken = `${text.slice(0, loose)}x${text.slice(loose + 1)}`.replaceAll('\\', '');
  return { part: text, taken, instead: text.replaceAll(/(?<!\\)\./g, '\\.') };
}

/** Whether another domain can match: where the end is open, or where the dot is not the last of the name. */
function isOpen(pattern: string): boolean {
  if (!/\$$|\\[zZ]$/.test(pattern)) return true;
  return /[\w-]\.[\w-]+\\?\.[a-z]/i.test(pattern);
}
