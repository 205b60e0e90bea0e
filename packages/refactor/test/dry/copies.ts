/** Random configurations in which much is copied, so that every refactoring has something to do in some of them. */
import fc from 'fast-check';
import { type Node, line, section } from '../../../semantics/test/slow/printing.ts';

const bodies = [
  ['max-smtp-out 3', 'max-msg-rate 100/h'],
  ['max-smtp-out 3'],
  ['max-smtp-out 20', 'max-msg-rate 5/s'],
  [],
];
const members = ['vmta1', 'vmta2', 'vmta3'];
const domains = ['example.com', 'a.example.com', 'example.net', 'a.example.net', 'example.org'];
const body = fc.constantFrom(...bodies).map((lines) => lines.map(line));

/** Mostly the same body for several domains. */
const domainSections: fc.Arbitrary<Node[]> = fc
  .tuple(fc.subarray(domains), body, fc.array(fc.tuple(fc.constantFrom(...domains, '*'), body), { maxLength: 2 }))
  .map(([same, items, others]) => [
    ...same.map((domain) => section('domain', domain, items)),
    ...others.map(([domain, own]) => section('domain', domain, own)),
  ]);

const limits = fc
  .subarray(['max-smtp-out 4', 'max-smtp-msg-rate 10/s', 'domain-key s1,example.com,/k1'])
  .map((lines) => lines.map(line));

/** Three virtual MTAs of one pool that are copies of each other or bare, but for what one of them may have beside that. */
const virtualMtas: fc.Arbitrary<Node[]> = fc
  .record({
    shared: fc.tuple(limits, fc.oneof(domainSections, fc.constant([]))).map((parts) => parts.flat()),
    own: fc.option(
      fc.tuple(limits, domainSections).map((parts) => parts.flat()),
      { nil: [], freq: 1 },
    ),
    ofPool: fc.tuple(limits, fc.oneof(domainSections, fc.constant([]))).map((parts) => parts.flat()),
  })
  .map(({ shared, own, ofPool }) => [
    ...members.map((name, index) =>
      section('virtual-mta', name, [
        line(`smtp-source-host 192.0.2.${index} ${name}.example.com`),
        ...shared,
        ...(index === 1 ? own : []),
      ]),
    ),
    section('virtual-mta-pool', 'pool1', [...members.map((name) => line(`virtual-mta ${name}`)), ...ofPool]),
  ]);

export const copiedQueues: fc.Arbitrary<Node[]> = fc
  .tuple(domainSections, fc.option(virtualMtas, { freq: 3 }), body)
  .map(([sections, vmtas, all]) => [section('domain', '*', all), ...sections, ...(vmtas ?? [])]);

const networks = ['192.0.2.0/24', '192.0.2.0/28', '10/8', '203.0.113.0/24', '0/0'];
const sourceBodies = [
  ['max-rcpt-per-message 7', 'always-allow-relaying yes'],
  ['max-rcpt-per-message 7'],
  ['max-rcpt-per-message 9'],
  [],
];

export const copiedSources: fc.Arbitrary<Node[]> = fc
  .tuple(
    fc.shuffledSubarray(networks, { minLength: 2 }),
    fc.array(fc.constantFrom(...sourceBodies), { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([some, own, isSame]) =>
    some.map((network, index) => section('source', network, ((isSame ? own[0] : own[index]) ?? []).map(line))),
  );
