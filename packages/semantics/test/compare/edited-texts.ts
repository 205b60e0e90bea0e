/** Pairs of random configurations that differ little. */
import fc from 'fast-check';
import { type Node, print } from '../slow/printing.ts';

/** Two texts that differ little, so that they often do the same. */
export const pairs = (nodes: fc.Arbitrary<Node[]>): fc.Arbitrary<[string, string]> =>
  nodes.chain((all) =>
    fc
      .array(
        fc.record({
          kind: fc.constantFrom('drop', 'swap', 'repeat', 'move', 'value', 'name'),
          at: fc.nat(),
          to: fc.nat(),
        }),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((edits): [string, string] => {
        const text = print(all);
        return [text, `${edits.reduce(edited, text.trimEnd().split('\n')).join('\n')}\n`];
      }),
  );

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly to: number;
}

const renamed: Readonly<Record<string, string>> = {
  vmta1: 'vmta2',
  vmta2: 'vmta3',
  vmta3: 'vmta1',
  'example.com': 'example.net',
  team: 'mass',
};

/** Changes one line; tags stay where they are. */
function edited(lines: readonly string[], { kind, at, to }: Edit): string[] {
  const own = [...lines.keys()].filter((index) => !lines[index]?.startsWith('<'));
  const [from, target] = [own[at % own.length], own[to % own.length]];
  if (from === undefined || target === undefined) return [...lines];
  const [line = '', other = ''] = [lines[from], lines[target]];
  switch (kind) {
    case 'drop':
      return lines.toSpliced(from, 1);
    case 'swap':
      return lines.with(from, other).with(target, line);
    case 'value':
      return lines.with(
        from,
        line.replace(/\d+/, (digits) => `${Number(digits) + 1}`),
      );
    case 'name':
      return lines.with(
        from,
        line.replace(/vmta\d|example\.com|team/, (name) => renamed[name] ?? name),
      );
    case 'repeat':
      return lines.toSpliced(target, 0, line);
    default:
      return lines.toSpliced(from, 1).toSpliced(target, 0, line);
  }
}
