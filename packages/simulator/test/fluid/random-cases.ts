/** Configurations with mail and mail servers, drawn at random, that are large enough to be counted. */
import fc from 'fast-check';
import type { Case } from './both-engines.ts';

const domains = ['gmail.com', 'yahoo.com', 'x.example'];

const lines = fc.record({
  'max-smtp-out': fc.integer({ min: 1, max: 30 }),
  'max-msg-per-connection': fc.constantFrom(0, 1, 20),
  'max-msg-rate': fc.constantFrom('unlimited', '7/s', '90/m', '1000/h', '20000/d'),
  'max-data-volume-rate': fc.constantFrom('unlimited', '5M/h'),
  'max-connect-rate': fc.constantFrom('unlimited', '40/h'),
  'smtp-out-rampup-interval': fc.constantFrom('0s', '30s'),
  'bounce-after': fc.constantFrom('2h', '4d'),
  'retry-after': fc.constantFrom('10m', '5m, 30m'),
  'retry-recipients-after': fc.constantFrom('10m', '1h'),
  'backoff-max-msg-rate': fc.constantFrom('10/h', '200/h'),
  'backoff-to-normal-after': fc.constantFrom('never', '1h'),
  'backoff-to-normal-after-delivery': fc.constantFrom('yes', 'no'),
  'queue-priority': fc.integer({ min: 0, max: 100 }),
  'max-rcpt-per-message': fc.constantFrom(1, 100),
});

const models = fc.constantFrom(
  'acceptAll',
  '{ setUp: 400ms, service: 300ms }',
  '{ service: 2s, connections: 3 }',
  "{ service: 100ms, rate: { limit: 500/h, reply: '421 slow down' } }",
  "{ service: 100ms, rate: { limit: 500/h, reply: '421 slow down', lasts: 30m, extended: true } }",
  '{ service: 300ms, refusals: { unknown: 5%, busy: 20%, full: 1% } }',
  '{ service: 300ms, greylisting: { delay: 5m, share: 40%, knownAfter: 100 } }',
  '{ service: 300ms, messagesPerConnection: 7 }',
  '{ service: 300ms, outages: [{ from: 20m, lasts: 1h }] }',
  '{ service: 300ms, outages: [{ from: 20m, lasts: 1h, share: 30% }] }',
);

const arrivals = fc.constantFrom(
  'batch',
  'constant',
  'poisson',
  '{ batch: { size: 300, every: 7m } }',
  '{ ramp: { from: 0, to: 3 } }',
);

export const randomCases: fc.Arbitrary<Case> = fc
  .record({
    sections: fc.array(fc.tuple(fc.constantFrom('*', ...domains), lines), { minLength: 1, maxLength: 3 }),
    virtualMta: fc.constantFrom('', 'max-smtp-out 3', 'max-smtp-msg-rate 900/h'),
    members: fc.constantFrom(1, 2, 7),
    alone: fc.constantFrom(0, 500),
    server: fc.constantFrom('', 'total-max-smtp-out 5'),
    model: models,
    other: models,
    arrival: arrivals,
    volume: fc.integer({ min: 1, max: 5_000 }),
    recipients: fc.constantFrom(1, 3),
    rateModel: fc.constantFrom('window', 'window-5m', 'gcra'),
  })
  .map((drawn): Case => {
    const { sections, server, model, other, arrival, volume, recipients, rateModel } = drawn;
    const { virtualMta, members, alone } = drawn;
    const names = Array.from({ length: members }, (_, index) => `v${index}`);
    const stream = (keys: string): string =>
      `  - { arrival: ${arrival}, ${arrival.includes('batch') ? '' : 'end: 3h,'} recipients: { gmail.com: 50, yahoo.com: 30, x.example: 20 }, recipientsPerMessage: ${recipients}, ${keys} }`;
    const blocks = sections.map(([name, one]) =>
      [
        `<domain ${name}>`,
        '  smtp-pattern-list replies',
        ...Object.entries(one).map(([key, value]) => `  ${key} ${value}`),
        '</domain>',
      ].join('\n'),
    );
    const receiver = (domain: string, text: string): string =>
      text === 'acceptAll' ? '' : `  - { domains: '${domain}', model: ${text} }\n`;
    const receivers = receiver('yahoo.com', model) + receiver('*', other);
    return {
      config: `${server}
<smtp-pattern-list replies>
  reply /slow down/ mode=backoff
</smtp-pattern-list>
${blocks.join('\n')}
${names.map((name, index) => `<virtual-mta ${name}>\n  smtp-source-host 192.0.2.${index + 1} ${name}.example.com\n  ${virtualMta}\n</virtual-mta>`).join('\n')}
<virtual-mta-pool p>
${names.map((name) => `  virtual-mta ${name}`).join('\n')}
</virtual-mta-pool>
<source 0/0>
  always-allow-relaying yes
  default-virtual-mta p
</source>
<source 192.0.2.99>
  always-allow-relaying yes
  default-virtual-mta v0
</source>
`,
      scenario: `knobs: { rateModel: ${rateModel} }
streams:
${stream(`volume: ${volume}`)}
${alone > 0 ? stream(`volume: ${alone}, start: 1h, client: { address: 192.0.2.99 }`) : ''}
${receivers === '' ? '' : `receivers:\n${receivers}`}until: 6h
`,
    };
  });
