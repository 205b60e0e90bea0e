import { closest } from '../catalogue/closest.ts';
import { readDuration } from './duration.ts';
import { isError, readList } from './list.ts';
import { type Reader, part, unquote, valueError } from './reader.ts';
import type { ReplyAction, ReplyActionsValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

type ActionName = ReplyAction['action'];

const plainActions: ReadonlyMap<string, ActionName> = byName([
  'mode=normal',
  'mode=backoff',
  'skip-mx',
  'bounce-queue',
  'bounce-rcpt',
  'disable-source-ip',
  'defer-queue',
]);

/** Actions that take a time interval behind `=`. */
const timedActions: ReadonlyMap<string, ActionName> = byName(['reenable-after', 'backoff-to-normal-after']);

const actionNames: readonly string[] = [...plainActions.keys(), ...timedActions.keys()];

/** All actions of a `reply` line, with an equals sign behind those that take a time. */
export const replyActionWords: readonly string[] = [
  ...plainActions.keys(),
  ...Array.from(timedActions.keys(), (name) => `${name}=`),
];

const EXPECTED = `actions with commas between: ${actionNames.slice(0, -1).join(', ')} or ${actionNames.at(-1)}`;

/** What a `reply` line does. Which actions go together is not looked at here. [G1 3.3.15, G2 3.3.15] */
export const replyActionsType: ValueType<ReplyActionsValue> = {
  expected: () => EXPECTED,

  read(reader: Reader): ReplyActionsValue | ValueError {
    const list = readList(reader, EXPECTED, readAction);
    return isError(list) ? list : { kind: 'reply-actions', ...list };
  },
};

function byName(names: readonly ActionName[]): ReadonlyMap<string, ActionName> {
  return new Map(names.map((name) => [name, name]));
}

function readAction(member: Scalar): ReplyAction | ValueError {
  const text = unquote(member.raw).toLowerCase();
  const action = plainActions.get(text);
  if (action) return { action, duration: undefined, ...member };
  const equals = text.indexOf('=');
  const timed = timedActions.get(equals === -1 ? text : text.slice(0, equals));
  return timed ? readTimed(member, timed) : unknownAction(member, text);
}

function readTimed(member: Scalar, action: ActionName): ReplyAction | ValueError {
  const equals = member.raw.indexOf('=');
  const interval = equals === -1 ? undefined : part(member, equals + 1);
  if (!interval?.raw) return valueError(member, `${action} needs a time interval`, `${action}=1h or another interval`);
  const duration = readDuration(interval, {});
  return isError(duration) ? duration : { action, duration, ...member };
}

function unknownAction(member: Scalar, text: string): ValueError {
  const tidy = withoutBlanks(text);
  if (tidy !== text)
    return valueError(member, `${member.raw} holds blanks`, EXPECTED, isAction(tidy) ? tidy : undefined);
  const [name = '', ...value] = text.split('=');
  if (plainActions.has(name)) return valueError(member, `${name} takes no value`, EXPECTED, name);
  const problem = `${member.raw} is no action of a reply line`;
  return valueError(member, problem, EXPECTED, closestAction(text, name, value.join('=')));
}

function closestAction(text: string, name: string, value: string): string | undefined {
  if (plainActions.has(`mode=${text}`)) return `mode=${text}`;
  const timed = value === '' ? undefined : closest(name, timedActions.keys());
  return timed ? `${timed}=${value}` : closest(text, plainActions.keys());
}

/** The same with commas instead of blanks and none beside the `=`. */
function withoutBlanks(text: string): string {
  const tight = text.split('=').map((side) => side.trim());
  return tight.join('=').split(/\s+/).join(',');
}

function isAction(text: string): boolean {
  return text.split(',').every((word) => plainActions.has(word) || timedActions.has(word.split('=')[0] ?? ''));
}
