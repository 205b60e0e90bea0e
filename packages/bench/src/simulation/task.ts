/**
 * The task that simulators are measured with: mail to a few domains by many virtual MTAs that take turns, handed over in
 * parts of which each takes a while to be sent, with a limit of connections and a rate that both hold it back.
 */
export const task = {
  domains: 4,
  virtualMtas: 50,
  connections: 20,
  messagesPerConnection: 100,
  /** In a window of a minute that begins with its first message. */
  messagesPerMinute: 1_000,
  retryAfterMinutes: 10,
  /** Milliseconds until a connection is set up. */
  setUp: 100,
  /** Milliseconds until a message is answered, spread evenly. */
  service: { least: 100, most: 500 },
  /** Of a hundred attempts, those that a busy server puts off. */
  percentBusy: 5,
  /** Messages that come at once, the next ones so many minutes later. */
  part: 300_000,
  partEveryMinutes: 2,
} as const;

const MINUTE = 60_000;

/** Milliseconds. */
export const times = {
  rateWindow: MINUTE,
  retryAfter: task.retryAfterMinutes * MINUTE,
  betweenParts: task.partEveryMinutes * MINUTE,
} as const;

const members = Array.from({ length: task.virtualMtas }, (_, index) => `mta${index + 1}`);
const domains = Array.from({ length: task.domains }, (_, index) => `provider${index + 1}.example`);

/** The task as a configuration. */
export function taskConfiguration(): string {
  const virtualMtas = members.flatMap((name, index) => [
    `<virtual-mta ${name}>`,
    `    smtp-source-host 192.0.2.${index + 1} ${name}.example.com`,
    '</virtual-mta>',
  ]);
  const lines = [
    `total-max-smtp-out ${task.domains * task.virtualMtas * task.connections}`,
    '<source 127.0.0.1>',
    '    always-allow-relaying yes',
    '    default-virtual-mta   everyone',
    '</source>',
    ...virtualMtas,
    '<virtual-mta-pool everyone>',
    ...members.map((name) => `    virtual-mta ${name}`),
    '</virtual-mta-pool>',
    '<domain *>',
    `    max-smtp-out           ${task.connections}`,
    `    max-msg-per-connection ${task.messagesPerConnection}`,
    `    max-msg-rate           ${task.messagesPerMinute}/m`,
    `    retry-recipients-after ${task.retryAfterMinutes}m`,
    '</domain>',
  ];
  return `${lines.join('\n')}\n`;
}

/** The mail of the task and who takes it, as a scenario, which is YAML and so may be JSON. */
export function taskScenario(messages: number): string {
  const stream = {
    volume: messages,
    arrival: { batch: { size: task.part, every: `${task.partEveryMinutes}m` } },
    recipients: Object.fromEntries(domains.map((domain) => [domain, 1])),
  };
  const model = {
    setUp: `${task.setUp}ms`,
    service: { from: `${task.service.least}ms`, to: `${task.service.most}ms` },
    refusals: { busy: { share: `${task.percentBusy}%`, each: 'attempt' } },
  };
  return JSON.stringify({ streams: [{ name: 'mail', ...stream }], receivers: [{ domains: '*.example', model }] });
}
