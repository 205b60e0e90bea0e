import { type Reader, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import { unquoteWhole } from './text.ts';
import type { CommandValue, PathValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A file name up to the end of the line, or a program behind a `|`; quotes may be missing. [G1 3.3.11.6, 11.3] */
export const pathOrCommandType: ValueType<CommandValue | PathValue> = {
  expected: () => 'the name of a file, or a program behind a |',

  read(reader: Reader): CommandValue | PathValue | ValueError {
    const broken = unclosedQuote(reader, this.expected({}));
    if (broken) return broken;
    const rest = reader.rest();
    const text = unquoteWhole(rest.raw).trim();
    if (text === '') return valueError(rest, 'the file name is empty', this.expected({}));
    if (!text.startsWith('|')) return { kind: 'path', path: text, ...rest };
    const command = text.slice(1).trim();
    if (command === '') return valueError(rest, 'no program stands behind the |', this.expected({}));
    return { kind: 'command', command, ...rest };
  },
};
