/** What a scenario says about mail that there was none of. */
import { Run, readScenario } from '@pmtakit/simulator';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../harness.ts';

const config = `<source 0/0>
always-allow-relaying yes
default-virtual-mta v
</source>
<virtual-mta v>
smtp-source-host 192.0.2.1 v.example.com
</virtual-mta>
<domain elsewhere.example>
queue-to moved.queue
</domain>
`;

function unusedOf(engine: 'exact' | 'fast', lines: readonly string[]): readonly string[] {
  const streams =
    'streams: [{ name: news, volume: 4, arrival: batch, recipients: { gmail.com: 1, elsewhere.example: 1 } }]';
  const { scenario, problems } = readScenario([streams, ...lines].join('\n'), 's.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(config), scenario, open: () => 'no file', engine });
  while (!run.step(10_000));
  return run.finish(true).unused;
}

describe.each(['exact', 'fast'] as const)('with the %s engine', (engine) => {
  it.each<[string, string, string[]]>([
    ['a domain that mail goes to', 'domains: gmail.com', []],
    ['a pattern of one', "domains: 'gm*'", []],
    ['the queue that a domain is put into', 'domains: moved.queue', []],
    ['all the rest', "domains: '*'", []],
    ['a misspelt domain', 'domains: gmial.com', ['none goes to gmial.com; did you mean gmail.com?']],
    ['a domain that is nothing like those there are', 'domains: orange.fr', ['none goes to orange.fr']],
    ['several', 'domains: [orange.fr, free.fr], mx: mx.example', ['none goes to orange.fr, free.fr, mx.example']],
    ['a mail server', "mx: '*.google.com'", ['none goes to *.google.com']],
    ['a domain whose mail another queue has', 'domains: elsewhere.example', ['none goes to elsewhere.example']],
  ])('an entry for %s', (_, entry, told) => {
    const lines = ['receivers:', `  - { ${entry}, model: { connections: 3 } }`];
    expect(unusedOf(engine, lines)).toEqual(told.map((text) => `s.yaml:3: receivers[0]: no mail meets it: ${text}`));
  });

  it('an entry behind one for the same domain', () => {
    const entries = ['gmail.com', '*.com', 'moved.queue', '*'];
    const lines = entries.map((domains) => `  - { domains: '${domains}', model: { connections: 3 } }`);
    expect(unusedOf(engine, ['receivers:', ...lines])).toEqual([
      's.yaml:4: receivers[1]: no mail meets it: that for gmail.com is for an entry before it, or not of its virtual MTAs',
    ]);
  });

  it.each<[string, string | undefined]>([
    ['expired == 0', undefined],
    ['gmail.com left == 0', undefined],
    ['GMAIL.com/V left == 0', undefined],
    ['virtual mta v left == 0', undefined],
    ['source ip 192.0.2.1 left == 0', undefined],
    ['stream news left == 0', undefined],
    ['gmail.com never above ceiling', undefined],
    ['google never above ceiling', undefined],
    ['gmial.com left == 0', 'gmial.com had no mail; did you mean gmail.com?'],
    ['gmial.com never above ceiling', 'gmial.com had no mail; did you mean gmail.com?'],
    ['gmail.com/w left == 0', 'gmail.com/w had no mail; did you mean gmail.com/v?'],
    ['stream mews left == 0', 'stream mews had no mail; did you mean news?'],
    ['virtual mta other left == 0', 'virtual mta other had no mail'],
    ['source ip 192.0.2.77 left == 0', 'source ip 192.0.2.77 had no mail; did you mean 192.0.2.1?'],
  ])('a threshold: %s', (threshold, told) => {
    const text = told === undefined ? [] : [`s.yaml:4: ${threshold}: ${told}`];
    expect(unusedOf(engine, ['thresholds:', '  - expired == 0', `  - ${threshold}`])).toEqual(text);
  });
});
