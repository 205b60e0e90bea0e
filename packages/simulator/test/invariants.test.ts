/** What holds for every configuration, all mail and any mail server. The numbers are those of the list of invariants. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { type LogEntry, modelOf, run } from './harness.ts';
import { type Attempt, type ObservedRun, observedRun } from './naive/observed-run.ts';
import { type NaiveSettings, type Rate, queueSettingsOf, serverConnectionsOf, virtualMtaOf } from './naive/settings.ts';
import { type Case, cases, receiverOf, scaled, textOf } from './random-configurations.ts';

const HOUR = 3_600_000;

function holds(numRuns: number, drawn: fc.Arbitrary<Case>, check: (one: Case) => void): void {
  fc.assert(fc.property(drawn, check), { numRuns });
}

function countIn(log: readonly LogEntry[], ...kinds: readonly LogEntry['what'][]): number {
  return log.filter(({ what }) => kinds.includes(what)).length;
}

function recipientsBy({ mail }: Case, time = Infinity): number {
  return mail
    .filter(({ at = 0 }) => at <= time)
    .reduce((sum, { count, recipients = 1 }) => sum + count * recipients, 0);
}

describe('1 conservation', () => {
  it('at every instant all mail is delivered, given up or in a queue', () => {
    holds(150, cases(), (one) => {
      const end = run(textOf(one), one.mail, { knobs: one.knobs, receiver: receiverOf(one.behaviour) });
      const { simulation, log } = run(textOf(one), one.mail, {
        knobs: one.knobs,
        receiver: receiverOf(one.behaviour),
        until: 0,
      });
      for (const time of new Set(end.log.map((entry) => entry.time))) {
        simulation.run(time);
        const left = simulation.queues.reduce((sum, { size }) => sum + size, 0);
        expect(countIn(log, 'delivered', 'bounced') + left).toBe(recipientsBy(one, time));
      }
      expect(log).toEqual(end.log);
    });
  });

  it('every recipient has one end, and a record of every attempt before it', () => {
    holds(150, cases(), (one) => {
      const { log, attempts } = observedRun(one);
      expect(countIn(log, 'delivered', 'bounced')).toBe(recipientsBy(one));
      const untried = log.filter(({ what, text }) => what === 'bounced' && (text === 'expired' || text === 'queue'));
      const tried = attempts.reduce((sum, { recipients }) => sum + recipients, 0);
      expect(countIn(log, 'delivered', 'deferred', 'bounced') - untried.length).toBe(tried);
    });
  });
});

/** The most in an interval that begins with an event and is over when the next one begins. */
function mostInWindows(events: readonly { readonly time: number; readonly amount: number }[], length: number): number {
  let start = -Infinity;
  let sum = 0;
  let most = 0;
  for (const { time, amount } of events) {
    if (time >= start + length) {
      start = time;
      sum = 0;
    }
    sum += amount;
    most = Math.max(most, sum);
  }
  return most;
}

function mostOpen(connects: ObservedRun['connects']): number {
  const changes = connects.flatMap(({ time, closed }) => [
    { time, change: 1 },
    { time: closed, change: -1 },
  ]);
  let open = 0;
  let most = 0;
  // Of one moment, what is closed first.
  for (const { change } of changes.toSorted((a, b) => a.time - b.time || a.change - b.change)) {
    open += change;
    most = Math.max(most, open);
  }
  return most;
}

function expectRate(what: string, rate: Rate | undefined, events: readonly { time: number; amount: number }[]): void {
  if (rate) expect(mostInWindows(events, rate.seconds * 1_000), what).toBeLessThanOrEqual(rate.amount);
}

function asEvents(attempts: readonly Attempt[]): { time: number; amount: number }[] {
  return attempts.map(({ time, recipients }) => ({ time, amount: recipients }));
}

function expectQueueLimits(
  settings: NaiveSettings,
  { connects, attempts }: Pick<ObservedRun, 'connects' | 'attempts'>,
) {
  const opened = connects.map(({ time }) => ({ time, amount: 1 }));
  expect(mostOpen(connects), 'max-smtp-out').toBeLessThanOrEqual(settings.normal.connections);
  expectRate('max-msg-rate', settings.normal.messageRate, asEvents(attempts));
  expectRate('max-connect-rate', settings.normal.connectRate, opened);
  for (const [index, { time }] of opened.entries()) {
    const before = opened[index - 1]?.time ?? -Infinity;
    expect(time - before, 'smtp-out-rampup-interval').toBeGreaterThanOrEqual(settings.rampUp * 1_000);
  }
  for (const { recipients } of attempts) expect(recipients).toBeLessThanOrEqual(settings.recipientsPerTransaction);
  for (const own of Map.groupBy(attempts, ({ connection }) => connection).values()) {
    expect(own.length, 'max-msg-per-connection').toBeLessThanOrEqual(settings.messagesPerConnection);
    const errors = own.slice(0, -1).filter(({ reply }) => !reply.startsWith('2'));
    const count = errors.reduce((sum, { recipients }) => sum + recipients, 0);
    expect(count, 'max-errors-per-connection').toBeLessThan(settings.errorsPerConnection);
  }
}

function expectSourceLimits(
  { sourceOf }: NaiveSettings,
  { connects, attempts }: Pick<ObservedRun, 'connects' | 'attempts'>,
) {
  for (const [source, own] of Map.groupBy(connects, (one) => one.source)) {
    const { connections, connectRate, messageRate } = sourceOf(source);
    expect(mostOpen(own), `source-ip-max-smtp-out of ${source}`).toBeLessThanOrEqual(connections);
    expectRate(
      'source-ip-max-connect-rate',
      connectRate,
      own.map(({ time }) => ({ time, amount: 1 })),
    );
    expectRate('source-ip-max-msg-rate', messageRate, asEvents(attempts.filter((one) => one.source === source)));
  }
}

/** Without patterns, so that queues stay in normal mode. */
const withoutBackoff = cases().map((one): Case => ({
  ...one,
  patterns: [],
  knobs: { ...one.knobs, rateModel: 'window' },
}));

describe('2 limits', () => {
  it('of a queue and its addresses are kept', () => {
    holds(300, withoutBackoff, (one) => {
      const { connects, attempts } = observedRun(one, HOUR);
      const model = modelOf(textOf(one));
      for (const [queue, own] of Map.groupBy(connects, (connect) => connect.queue)) {
        const [domain = '', virtualMta = ''] = queue.split('/');
        const settings = queueSettingsOf(model, domain, virtualMta);
        const seen = { connects: own, attempts: attempts.filter((attempt) => attempt.queue === queue) };
        expectQueueLimits(settings, seen);
        expectSourceLimits(settings, seen);
      }
    });
  });

  it('of a virtual MTA and of the server are kept', () => {
    holds(300, withoutBackoff, (one) => {
      const { connects, attempts } = observedRun(one, HOUR);
      const model = modelOf(textOf(one));
      expect(mostOpen(connects)).toBeLessThanOrEqual(serverConnectionsOf(model));
      for (const [name, own] of Map.groupBy(connects, ({ virtualMta }) => virtualMta)) {
        const { connections, messageRate } = virtualMtaOf(model, name);
        expect(mostOpen(own)).toBeLessThanOrEqual(connections);
        expectRate('max-smtp-msg-rate', messageRate, asEvents(attempts.filter((each) => each.virtualMta === name)));
      }
    });
  });

  it('no attempt comes before its time, and none after its time', () => {
    holds(300, cases(), (one) => {
      const { attempts } = observedRun(one, HOUR);
      const model = modelOf(textOf(one));
      const single = attempts.filter(({ stream }) => one.mail[stream]?.recipients === 1);
      for (const own of Map.groupBy(single, ({ stream, number }) => `${stream} ${number}`).values()) {
        const [domain = '', virtualMta = ''] = own[0]?.queue.split('/') ?? [];
        const settings = queueSettingsOf(model, domain, virtualMta);
        const queuedAt = one.mail[own[0]?.stream ?? 0]?.at ?? 0;
        for (const [index, { time }] of own.entries()) {
          const before = own[index - 1]?.answered ?? -Infinity;
          expect(time).toBeGreaterThanOrEqual(before + settings.retryRecipientsAfter * 1_000);
          expect(time - queuedAt).toBeLessThanOrEqual(settings.bounceAfter * 1_000);
        }
      }
    });
  });

  it('no attempt leaves by an address that is disabled', () => {
    const patterns = ['reply /^421/ disable-source-ip,reenable-after=30s'];
    holds(
      300,
      cases().map((one): Case => ({ ...one, patterns })),
      (one) => {
        const { attempts } = observedRun(one, HOUR);
        const isWithin = (time: number, from: number) => time > from && time < from + 30_000;
        for (const { answered, queue, source } of attempts.filter(({ reply }) => reply.startsWith('421'))) {
          const wrong = attempts.filter(
            (other) => other.queue === queue && other.source === source && isWithin(other.time, answered),
          );
          expect(wrong).toEqual([]);
        }
      },
    );
  });

  it('a queue whose run failed waits', () => {
    holds(300, withoutBackoff, (one) => {
      const { log, attempts } = observedRun(one, HOUR);
      const model = modelOf(textOf(one));
      for (const { time, queue } of log.filter(({ what }) => what === 'failed')) {
        const [domain = '', virtualMta = ''] = queue.split('/');
        const settings = queueSettingsOf(model, domain, virtualMta);
        if (settings.retryUponNewMail) continue;
        const until = time + Math.min(...settings.normal.retryAfter) * 1_000;
        expect(attempts.filter((one) => one.queue === queue && one.time > time && one.time < until)).toEqual([]);
      }
    });
  });
});

function logOf(one: Case): readonly LogEntry[] {
  return run(textOf(one), one.mail, { knobs: one.knobs, receiver: receiverOf(one.behaviour), until: HOUR }).log;
}

describe('3 time', () => {
  it('sixty times longer, all happens in the same order', () => {
    holds(150, withoutBackoff, (one) => {
      const slow = scaled(one);
      const { log } = run(textOf(slow), slow.mail, {
        knobs: slow.knobs,
        receiver: receiverOf(slow.behaviour),
        until: HOUR * 60,
      });
      expect(log).toEqual(logOf(scaled(one, 1)).map((entry) => ({ ...entry, time: entry.time * 60 })));
    });
  });
});

function renamed(one: Case): Case {
  const domain = (name: string) => `the-${name.replace('.com', '.example.net')}`;
  return {
    ...one,
    virtualMtas: one.virtualMtas.map((section) => ({ ...section, name: `out-${section.name}` })),
    domains: one.domains.map((section) => ({ ...section, name: domain(section.name) })),
    mail: one.mail.map((mail) => ({
      ...mail,
      domain: domain(mail.domain ?? ''),
      virtualMta: `out-${mail.virtualMta ?? ''}`,
    })),
  };
}

describe('4 names and order', () => {
  it('other names change nothing but the names', () => {
    holds(150, cases(), (one) => {
      const log = logOf(renamed(one)).map(({ queue, ...entry }) => ({
        ...entry,
        queue: queue.replace('the-', '').replace('.example.net', '.com').replace('out-', ''),
      }));
      expect(JSON.stringify(log.map(sorted))).toBe(JSON.stringify(logOf(one).map(sorted)));
    });
  });

  it('nor does the order of sections and of their lines', () => {
    holds(150, cases(), (one) => {
      const turned: Case = {
        ...one,
        virtualMtas: one.virtualMtas.toReversed(),
        domains: one.domains.toReversed().map(({ name, lines }) => ({ name, lines: lines.toReversed() })),
      };
      expect(JSON.stringify(logOf(turned))).toBe(JSON.stringify(logOf(one)));
    });
  });
});

function sorted({ time, what, queue, text }: LogEntry): readonly unknown[] {
  return [time, what, queue, text];
}

describe('5 more never takes longer', () => {
  const limits: Readonly<Record<string, (count: number) => string>> = {
    'max-smtp-out': String,
    'max-msg-per-connection': String,
    'max-msg-rate': (count) => `${count}/10s`,
    'max-connect-rate': (count) => `${count}/10s`,
  };

  const drawn = fc.record({
    counts: fc.record({
      'max-smtp-out': fc.integer({ min: 1, max: 8 }),
      'max-msg-per-connection': fc.integer({ min: 1, max: 8 }),
      'max-msg-rate': fc.integer({ min: 1, max: 20 }),
      'max-connect-rate': fc.integer({ min: 1, max: 8 }),
    }),
    raised: fc.constantFrom('max-smtp-out', 'max-msg-per-connection', 'max-msg-rate', 'max-connect-rate'),
    by: fc.integer({ min: 1, max: 10 }),
    count: fc.integer({ min: 1, max: 100 }),
    service: fc.constantFrom(0, 1, 2),
  });

  // With time to set up, more messages for each connection may use up a rate just before the next one has to be opened.
  it('a limit that is raised, where connections are set up at once', () => {
    fc.assert(
      fc.property(drawn, ({ counts, raised, by, count, service }) => {
        const lastWith = (values: Readonly<Record<string, number>>) => {
          const lines = Object.entries(values).map(([name, value]) => `${name} ${limits[name]?.(value) ?? value}`);
          const text = `<virtual-mta v>\n</virtual-mta>\n<domain *>\n${lines.join('\n')}\n</domain>\n`;
          return run(text, [{ count }], { receiver: receiverOf(accepting(service)) }).last;
        };
        expect(lastWith({ ...counts, [raised]: counts[raised] + by })).toBeLessThanOrEqual(lastWith(counts));
      }),
      { numRuns: 500 },
    );
  });

  it('a queue beside it that shares nothing changes nothing', () => {
    holds(200, cases({ shared: false }), (one) => {
      const [first] = one.mail;
      if (!first) return;
      const isOwn = ({ domain, virtualMta }: Pick<Case['mail'][number], 'domain' | 'virtualMta'>) =>
        domain === first.domain && virtualMta === first.virtualMta;
      // The number of a stream decides what happens to its messages, so the others are emptied and not left out.
      const alone = { ...one, mail: one.mail.map((mail) => (isOwn(mail) ? mail : { ...mail, count: 0 })) };
      const own = logOf(one).filter(({ queue }) => queue === `${first.domain ?? ''}/${first.virtualMta ?? ''}`);
      expect(logOf(alone)).toEqual(own);
    });
  });
});

function accepting(service: number): Case['behaviour'] {
  return {
    seed: 0,
    setUp: 0,
    service,
    outage: [0, 0],
    outageReply: '',
    throttled: [0, 0],
    throttleReply: '',
    refused: 0,
    refusals: [],
  };
}

describe('6 two halves', () => {
  it('are done with at the same time as the whole, up to one interval', () => {
    const drawn = fc.record({ half: fc.integer({ min: 1, max: 20 }), count: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(drawn, ({ half, count }) => {
        const text = (rate: number, names: readonly string[]) =>
          `${names.map((name) => `<virtual-mta ${name}>\n</virtual-mta>\n`).join('')}<domain *>\nmax-msg-rate ${rate}/10s\n</domain>`;
        const whole = run(text(half * 2, ['v']), [{ count: count * 2 }]).last;
        const halves = run(text(half, ['a', 'b']), [
          { virtualMta: 'a', count },
          { virtualMta: 'b', count },
        ]).last;
        expect(Math.abs(halves - whole)).toBeLessThanOrEqual(10_000);
      }),
      { numRuns: 200 },
    );
  });
});

describe('7 no limit', () => {
  const rates = ['max-msg-rate', 'max-connect-rate', 'source-ip-max-msg-rate 0/0', 'source-ip-max-connect-rate 0/0'];
  const volumes = ['max-data-volume-rate', 'source-ip-max-data-volume-rate 0/0'];

  it('is the same as one that is never reached', () => {
    holds(150, cases({ directives: ['max-smtp-out', 'max-msg-per-connection', 'retry-after'] }), (one) => {
      const withLines = (lines: readonly string[]): Case => ({
        ...one,
        domains: one.domains.map((section) => ({ ...section, lines: [...section.lines, ...lines] })),
      });
      const unlimited = withLines([...rates, ...volumes].map((name) => `${name} unlimited`));
      const huge = withLines([
        ...rates.map((name) => `${name} 999999999/s`),
        ...volumes.map((name) => `${name} 999g/s`),
        'max-errors-per-connection 999999999',
      ]);
      expect(logOf(huge)).toEqual(logOf(unlimited));
    });
  });
});

describe('a message larger than a limit of bytes', () => {
  it.each(['window', 'window-5m', 'gcra'] as const)('is sent when nothing of the limit is used: %s', (rateModel) => {
    const text = '<virtual-mta v>\n</virtual-mta>\n<domain *>\nmax-data-volume-rate 1k/5s\n</domain>\n';
    const { times } = run(text, [{ count: 3, bytes: 5_000 }], { knobs: { rateModel, dataVolume: 'strict', burst: 2 } });
    expect(times('delivered')).toHaveLength(3);
  });
});

describe('8 repeating', () => {
  it('gives the same log, byte for byte', () => {
    holds(150, cases(), (one) => {
      expect(JSON.stringify(logOf(one))).toBe(JSON.stringify(logOf(one)));
    });
  });
});
