import type { Network } from '@pmtakit/grammar';
import { sameValues } from '../../model/setting.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { NetworkIndex } from '../../model/network-index.ts';
import { relatedPlace } from '../related-place.ts';
import { settingKeys } from '../setting-keys.ts';

/** Lines of sources that PowerMTA 4.x does not get to, and 5.0 does. [G1§3.3.7; runtime 2.2, 2.3] */
export const sourceOrderDependent = defineCheck({
  id: 'source-order-dependent',
  category: 'security',
  summary: 'A source behind one for more addresses, which depends on the version',
  messages: {
    hidden: {
      severity: 'info',
      text: '{{name}} does not count here before PowerMTA 5.0, because {{tag}} stands before it.\nOlder versions are said to take the first source that fits, 5.0 takes the narrowest (assumption source-order).\nPut narrow networks before wide ones: then all versions agree.',
    },
  },

  configuration({ model: { sources, options }, report }) {
    if (options.version >= '5.0' || options.assumptions['source-order'] !== 'by-version') return;
    const index = new NetworkIndex<Settings>();
    for (const { block, network } of sources.networks) {
      const own = settingsOf(block);
      const wider = widerThan(network, index);
      for (const [key, line] of own.lines) {
        const first = wider.find(({ lines }) => lines.has(key));
        const before = first?.lines.get(key);
        if (!first || !before || sameValues(before, line)) continue;
        const words = { name: line.name, tag: `<source ${first.block.argument}>` };
        report('hidden', line, words, { related: [relatedPlace(before, 'this line counts instead', line.file)] });
      }
      index.add(network, own);
    }
  },
});

/** A source and what it sets, by the keys of its lines. */
interface Settings {
  readonly block: Block;
  readonly lines: ReadonlyMap<string, Line>;
}

function settingsOf(block: Block): Settings {
  return { block, lines: new Map([...block.lines()].flatMap((line) => settingKeys(line).map((key) => [key, line]))) };
}

/** The sources for more addresses that stand before, in the order of the text. `0/0` is for those of IPv6 too. */
function widerThan(network: Network, index: NetworkIndex<Settings>): Settings[] {
  if (network.prefix === 0) return [];
  const any = network.version === 6 ? index.holding({ version: 4, address: 0n, prefix: 0 }) : [];
  const parent = { ...network, prefix: network.prefix - 1 };
  return [...any, ...index.holding(parent)].sort((a, b) => a.block.order - b.block.order);
}
