import { domainNameProblem } from './domain-name.ts';
import { fillMacros } from './domain-pattern.ts';
import { isError, readList } from './list.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { ListMember, MacroMembersValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Domains, parts of them such as `.com` and other macros between commas. [G1 3.3.1.33.4] */
export const macroMembersType: ValueType<MacroMembersValue> = {
  expected: () => 'domains, parts of domains or $macros with commas between them',

  read(reader: Reader): MacroMembersValue | ValueError {
    const list = readList(reader, this.expected({}), readMember);
    return isError(list) ? list : { kind: 'macro-members', ...list };
  },
};

function readMember(member: Scalar): ListMember | ValueError {
  const text = unquote(member.raw);
  const problem = whyNot(text);
  if (!problem) return { name: inLowerCase(text), ...member };
  return valueError(member, `${member.raw} ${problem}`, macroMembersType.expected({}), correctBlanks(text));
}

function whyNot(text: string): string | undefined {
  return domainNameProblem(fillMacros(text).replace(/^\./, ''));
}

/** All but the names of macros, whose case may matter. */
function inLowerCase(text: string): string {
  return text.replaceAll(/\$\w+|[^$]+/g, (piece) => (piece.startsWith('$') ? piece : piece.toLowerCase()));
}

/** With commas between members that only have blank space between them. */
function correctBlanks(text: string): string | undefined {
  const members = text.split(/[ \t\f\v]+/);
  return members.length > 1 && members.every((member) => !whyNot(member)) ? members.join(',') : undefined;
}
