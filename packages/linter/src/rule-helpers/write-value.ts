import type { Fix } from '@pmtakit/grammar';
import type { Line } from '@pmtakit/semantics';

/** Another value for a line that takes one. It changes what PowerMTA does, so it is offered only. */
export function writeValue(line: Line, text: string): Fix | undefined {
  const value = line.argument(0);
  if (!value) return undefined;
  const edit = { span: { start: value.start, end: value.end }, newText: text };
  return { title: `write ${line.name} ${text}`, safe: false, edits: [edit] };
}

/** A switch turned round, in the word its writer uses: `yes` and `no`, or `true` and `false`. */
export function turnSwitch(line: Line): Fix | undefined {
  const value = line.argument(0);
  if (value?.kind !== 'boolean') return undefined;
  const [on, off] = /^(?:true|false)$/i.test(value.raw) ? ['true', 'false'] : ['yes', 'no'];
  return writeValue(line, value.value ? off : on);
}
