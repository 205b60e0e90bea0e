import { type Block, linesNamed, relatedPlace } from '@pmtakit/semantics';
import { discardingLine } from '../rule-helpers/discards.ts';
import { isListUsed, patternOf, resultOf } from '../rule-helpers/pattern-lines.ts';
import { defineRule } from './rule.ts';

/** Names that each domain has to answer for. [RFC 2142] */
const roles = /(?<![\w.-])(?:abuse|postmaster|hostmaster|security)(?![\w-])/g;

/** Mail to role accounts that a pattern list throws away. [G1§3.3.14.3, §3.3.10.51] */
export const blackholeRoleAccounts = defineRule({
  id: 'blackhole-role-accounts',
  category: 'routing',
  preset: 'strict',
  summary: 'Mail to postmaster or abuse addresses that is thrown away',
  messages: {
    discarded: {
      severity: 'info',
      text: 'Mail to {{accounts}} addresses is thrown away by {{vmta}}.\nThere people report trouble with mail, and a report or an answer to one is lost without a trace.\nTake the names out of the pattern, and do not send other mail to them.',
    },
  },

  configuration({ model, isWhole, report }) {
    for (const line of linesNamed(model.whole, 'rcpt-to')) {
      const vmta = line.isValid && line.parent.name === 'pattern-list' ? resultOf(line)?.virtualMta?.name : undefined;
      const accounts = vmta === undefined ? [] : rolesIn(patternOf(line)?.pattern ?? '');
      const by = vmta === undefined || accounts.length === 0 ? undefined : discardingLine(model, vmta);
      if (!by || vmta === undefined || !isListUsed(model, topListOf(line.parent), isWhole)) continue;
      const related = [relatedPlace(by, 'thrown away here', line.file)];
      report('discarded', line, { accounts: accounts.join(' and '), vmta }, { related });
    }
  },
});

/** The list with a name that a nested one belongs to. */
function topListOf(list: Block): Block {
  let top = list;
  while (top.parent?.name === 'pattern-list') top = top.parent;
  return top;
}

/** Patterns that are longer hold no list that people wrote. */
const LONGEST_PATTERN = 20_000;

/** The roles that a pattern names. What it looks round for, or leaves out in a class, is not followed up. */
function rolesIn(pattern: string): string[] {
  const plain = pattern.replace(/^\(\?-?[a-z]+\)/, '').replaceAll(/\(\?[a-z]*:/g, '(');
  if (plain.includes('(?') || plain.length > LONGEST_PATTERN) return [];
  const words = plain
    .replaceAll(/\[(?:\\.|[^\]\\])*\]/g, ' ')
    .replaceAll(/\\[a-z]/gi, ' ')
    .replaceAll('\\', '');
  return [...new Set(words.toLowerCase().match(roles))];
}
