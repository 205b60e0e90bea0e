/** Random configurations in which everything that has to do with everything else happens often. */
import fc from 'fast-check';
import {
  domainLines,
  hostLines,
  keyLines,
  limitLines,
  macroLines,
  oneOf,
  sourceLines,
  wrongLines,
} from './generate-lines.ts';
import { line, type LineNode, type Node, section } from './printing.ts';
import {
  listenerNetworks,
  literalPatterns,
  macroTags,
  networks,
  patterns,
  pools,
  sourceNames,
  users,
  vmtas,
} from './subjects.ts';

function linesFrom(texts: fc.Arbitrary<string>, most: number): fc.Arbitrary<LineNode[]> {
  return fc.array(texts.map(line), { minLength: 0, maxLength: most });
}

const tags = fc.oneof(
  { weight: 6, arbitrary: oneOf(...patterns) },
  { weight: 2, arbitrary: oneOf(...literalPatterns) },
  { weight: 4, arbitrary: oneOf(...macroTags) },
);
const domainSection = fc.tuple(tags, linesFrom(domainLines, 4)).map(([tag, items]) => section('domain', tag, items));

const vmtaItem = fc.oneof(
  { weight: 3, arbitrary: domainSection },
  { weight: 4, arbitrary: fc.oneof(keyLines, hostLines, limitLines, wrongLines).map(line) },
);
const vmtaSection = fc
  .tuple(oneOf(...vmtas), fc.array(vmtaItem, { maxLength: 5 }))
  .map(([name, items]) => section('virtual-mta', name, items));

const poolItem = fc.oneof(
  { weight: 3, arbitrary: oneOf(...vmtas).map((name) => line(`virtual-mta ${name}`)) },
  { weight: 2, arbitrary: domainSection },
  { weight: 2, arbitrary: fc.oneof(keyLines, limitLines).map(line) },
);
const poolSection = fc
  .tuple(oneOf(...pools), fc.array(poolItem, { maxLength: 5 }))
  .map(([name, items]) => section('virtual-mta-pool', name, items));

const sourceSection = fc
  .tuple(fc.oneof(oneOf(...networks), oneOf(...sourceNames)), linesFrom(sourceLines, 4))
  .map(([tag, items]) => section('source', tag, items));

const userLine = fc.oneof(
  { weight: 3, arbitrary: oneOf('team', 'Team', 'mass', 'localhost').map((name) => line(`source ${name}`)) },
  { weight: 1, arbitrary: oneOf('password secret', 'source').map(line) },
);
const userSection = fc
  .tuple(oneOf(...users), fc.array(userLine, { maxLength: 2 }))
  .map(([name, items]) => section('smtp-user', name, items));

const listenerLines = fc
  .uniqueArray(fc.tuple(oneOf(...listenerNetworks), oneOf('25', '587')), {
    maxLength: 3,
    selector: (pair) => pair.join(':'),
  })
  .chain((pairs) =>
    fc.tuple(
      ...pairs.map(([network, port]) =>
        oneOf(' source=team', ' source=mass', '').map((end) => line(`smtp-listener ${network}:${port}${end}`)),
      ),
    ),
  );

const queueItems = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: domainSection },
    { weight: 3, arbitrary: vmtaSection },
    { weight: 3, arbitrary: poolSection },
    { weight: 2, arbitrary: fc.oneof(keyLines, hostLines, wrongLines).map(line) },
  ),
  { minLength: 2, maxLength: 9 },
);

const sourceItems = fc.array(fc.oneof({ weight: 4, arbitrary: sourceSection }, { weight: 1, arbitrary: userSection }), {
  minLength: 2,
  maxLength: 9,
});

/** For questions about queues and virtual MTAs. Macros may stand behind their use, and in any order. [runtime 1.5] */
export const queueNodes: fc.Arbitrary<Node[]> = fc
  .tuple(macroLines, queueItems, fc.nat())
  .chain(([macros, items, n]) => {
    const at = n % (items.length + 1);
    const shuffled = fc.shuffledSubarray<Node>(macros, { minLength: macros.length });
    return shuffled.map((lines) => [...items.slice(0, at), ...lines, ...items.slice(at)]);
  });

/** For questions about clients. */
export const sourceNodes: fc.Arbitrary<Node[]> = fc
  .tuple(sourceItems, listenerLines)
  .map(([items, listeners]) => [...items.slice(0, 2), ...listeners, ...items.slice(2)]);
