import { describe, expect, it } from 'vitest';
import {
  codeLenses,
  incomingCalls,
  inlayHints,
  linkedEditingRanges,
  outgoingCalls,
  prepareCallHierarchy,
  resolveCodeLens,
  signatureHelp,
} from '../src/index.ts';
import { openMarked } from '../src/test-kit/index.ts';

function hintsOf(text: string): string[] {
  const { context } = openMarked(text);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return inlayHints(context, range).map(
    ({ label, position }) => `${position.line}:${position.character} ${String(label)}`,
  );
}

describe('inlay hints', () => {
  it.each([
    ['a rate', '<domain a>\n  max-msg-rate 100/15m\n</domain>\n', ['1:22 = 400/h']],
    ['a rate by the hour', '<domain a>\n  max-msg-rate 100/h\n</domain>\n', []],
    ['a macro', 'domain-macro m a,b\n<domain $m>\n</domain>\n', ['1:10 = 2 domains']],
    ['a macro of one', 'domain-macro m a.example\n<domain $m>\n</domain>\n', ['1:10 = a.example']],
    ['a macro that nobody defines', '<domain $m>\n</domain>\n', []],
    [
      'what would count without the line',
      '<domain *>\n  max-smtp-out 5\n</domain>\n<domain a>\n  max-smtp-out 9\n</domain>\n',
      ['4:16 instead of 5'],
    ],
  ])('%s', (_, text, expected) => expect(hintsOf(text)).toEqual(expected));

  it('never show a secret', () => {
    const text = '<domain *>\n  auth-password h1dden\n</domain>\n<domain a>\n  auth-password other\n</domain>\n';
    expect(hintsOf(text).join()).not.toContain('h1dden');
  });
});

describe('code lenses', () => {
  function titles(text: string): (string | undefined)[] {
    const { context } = openMarked(text);
    return codeLenses(context).map((lens) => resolveCodeLens(context, lens, lens.data.start).command?.title);
  }

  it.each([
    ['<domain a.example>\n  max-msg-rate 100/15m\n</domain>\n', 'up to 400/h to a.example'],
    [
      '<domain a.example>\n  max-smtp-out 5\n  max-smtp-out 6\n</domain>\n',
      '1 line shadowed, no limit by the hour to a.example',
    ],
    ['<virtual-mta-pool p>\n  virtual-mta a\n  virtual-mta b\n</virtual-mta-pool>\n', '2 virtual MTAs'],
    ['<domain *>\n</domain>\n', ''],
  ])('%j', (text, expected) => expect(titles(text)).toEqual([expected]));

  it('are above domains of virtual MTAs too', () => {
    expect(titles('<virtual-mta v>\n  <domain a.example>\n  </domain>\n</virtual-mta>\n')).toHaveLength(1);
  });
});

describe('signature help', () => {
  it.each([
    ['<domain a>\n  reply-x <|>\n</domain>\n', undefined],
    ['<domain a>\n  max-msg-rate <|>\n</domain>\n', 'RATE'],
    ['<virtual-mta a>\n  smtp-source-host <|>\n</virtual-mta>\n', 'CIDR'],
    ['<virtual-mta a>\n  smtp-source-host 10.0.0.1 <|>\n</virtual-mta>\n', 'HOST'],
    ['<virtual-mta a>\n  smtp-source-host 10.0.0.1 a<|>\n</virtual-mta>\n', 'HOST'],
    ['<domain <|>\n', 'DOMAIN-PATTERN'],
    ['<domain a>\n  max-smtp-out 5 # <|>\n</domain>\n', undefined],
  ])('%j', (text, expected) => {
    const { context, positions } = openMarked(text);
    const found = positions.map((position) => signatureHelp(context, position));
    const active = found.map((help) => {
      const signature = help?.signatures[0];
      const label = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
      return Array.isArray(label) ? signature?.label.slice(label[0], label[1]) : undefined;
    });
    expect(active).toEqual([expected]);
  });
});

describe('linked editing', () => {
  it.each(['<:do<|>main:> a>\n</<:domain:>', '<:domain:> a>\n</<:do<|>main:>'])('%j', (tags) => {
    const { context, positions, ranges } = openMarked(`<${tags}>\n`);
    expect(positions.map((position) => linkedEditingRanges(context, position)?.ranges)).toEqual([ranges]);
  });

  it.each(['<domain <|>a>\n</domain>\n', '<dom<|>ain a>\n', '<dom<|>ain a>\n</doman>\n', '<dom<|>ain a>\n</Domain>\n'])(
    'none in %j',
    (text) => {
      const { context, positions } = openMarked(text);
      expect(positions.map((position) => linkedEditingRanges(context, position))).toEqual([null]);
    },
  );
});

describe('call hierarchy', () => {
  const text = `<virtual-mta <|>v>
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta v
</virtual-mta-pool>
<pattern-list l>
  rcpt-to /x/ virtual-mta=v
</pattern-list>
<source 10/8>
  pattern-list l
</source>
`;

  it('tells who uses a virtual MTA, and what they use in turn', () => {
    const { context, positions } = openMarked(text);
    const [item] = positions.flatMap((position) => prepareCallHierarchy(context, position));
    if (!item) throw new Error('nothing there');
    const incoming = incomingCalls(context, item);
    expect(incoming.map(({ from }) => `${from.detail} ${from.name}`)).toEqual(['virtual-mta-pool p', 'pattern-list l']);
    const list = incoming[1]?.from;
    if (!list) throw new Error('no list');
    expect(incomingCalls(context, list).map(({ from }) => `${from.detail} ${from.name}`)).toEqual(['source 10/8']);
    expect(outgoingCalls(context, list).map(({ to }) => to.name)).toEqual(['v']);
  });
});
