import { describe, expect, test } from 'vitest';
import { acceptAll } from '../../src/receivers/receiver.ts';
import type { Replies } from '../../src/receivers/replies.ts';
import { configuration, domain, listed, measured, row, scripted, unreachable, vmta } from './measured-run.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Answers each attempt, counted from 1. */
const answers = (replyTo: (attempt: number) => string | undefined) => ({
  receiver: (replies: Replies) => scripted(replies, replyTo),
});

describe('counts', () => {
  test('mail that is all taken', () => {
    const { result } = measured(vmta('v', '192.0.2.1'), [{ count: 30, recipients: 2 }]);
    expect(result.total).toMatchObject({
      injected: 60,
      refused: 0,
      delivered: 60,
      attempts: 60,
      deferred: 0,
      bounced: 0,
      left: 0,
      firstInjected: 0,
      lastDone: 0,
      drain: 0,
    });
    for (const group of [
      row(result.domains, 'example.com'),
      row(result.queues, 'example.com/v'),
      row(result.virtualMtas, 'v'),
      row(result.streams, 'stream 1'),
    ]) {
      expect(group).toMatchObject({ injected: 60, delivered: 60, attempts: 60, left: 0 });
    }
    for (const group of [
      row(result.sourceIps, '192.0.2.1'),
      row(result.paths, 'example.com from 192.0.2.1'),
      row(result.mxHosts, 'mx'),
    ]) {
      expect(group).toMatchObject({ injected: 0, delivered: 60, attempts: 60 });
    }
  });

  test('deferrals and their attempts', () => {
    const config = configuration(vmta('v'), domain('example.com', 'retry-recipients-after 10m'));
    const { result } = measured(
      config,
      [{ count: 1 }],
      answers((attempt) => (attempt <= 2 ? '450 later' : undefined)),
    );
    expect(result.total).toMatchObject({ attempts: 3, deferred: 2, delivered: 1, drain: 20 * MINUTE });
    expect(row(result.queues, 'example.com/v').active).toBe(20 * MINUTE);
  });

  test('bounces by what gave the recipient up, and by category', () => {
    const config = configuration(
      vmta('v'),
      '<smtp-pattern-list rules>',
      'reply /give up/ bounce-rcpt',
      '</smtp-pattern-list>',
      '<bounce-category-patterns>',
      '/moon/ lunar',
      '</bounce-category-patterns>',
      domain('*', 'smtp-pattern-list rules', 'retry-recipients-after 10m', 'bounce-after 15m'),
    );
    const texts = ['550 5.1.1 user unknown', '450 give up', '552 full moon', '451 later', '451 later'];
    const { result } = measured(
      config,
      [{ count: 4 }],
      answers((attempt) => texts[attempt - 1]),
    );
    expect(result.total).toMatchObject({
      bounced: 4,
      bounceReasons: { reply: 2, rule: 1, expired: 1, queue: 0 },
      bouncedBy: { 'bad-mailbox': 1, lunar: 1, other: 1, 'message-expired': 1 },
      left: 0,
    });
  });

  test('mail that is left when the time is over', () => {
    const config = configuration(vmta('v'), domain('example.com', 'max-msg-rate 10/h'));
    const { result } = measured(config, [{ count: 100 }], { until: 90 * MINUTE });
    expect(result).toMatchObject({ ended: 'until', span: 90 * MINUTE });
    expect(result.total).toMatchObject({ injected: 100, delivered: 20, left: 80, drain: null, active: 90 * MINUTE });
  });

  test('mail that nobody takes', () => {
    const { collector, facts } = measured(vmta('v'), [{ count: 1 }]);
    collector.refused(0, 'nowhere.example', 5, 'no relaying');
    collector.refused(0, 'nowhere.example', 2, 'no relaying');
    collector.refused(0, 'example.com', 1);
    const result = facts();
    expect(result.total.refused).toBe(8);
    expect(row(result.domains, 'nowhere.example')).toMatchObject({ injected: 0, refused: 7 });
    expect(row(result.streams, 'stream 1').refused).toBe(8);
    expect(result.refusals).toEqual([
      { reason: 'no relaying', count: 7, streams: [{ name: 'stream 1', count: 7 }] },
      { reason: 'not taken', count: 1, streams: [{ name: 'stream 1', count: 1 }] },
    ]);
  });

  test('mail that is dropped', () => {
    const config = configuration(vmta('v'), domain('example.com', 'type discard'));
    const { result } = measured(config, [{ count: 7 }]);
    expect(result.total).toMatchObject({ injected: 7, delivered: 0, discarded: 7, left: 0, drain: 0 });
    expect(row(result.domains, 'example.com').discarded).toBe(7);
  });

  test('mail that moves to another queue', () => {
    const config = configuration(
      vmta('v'),
      vmta('other'),
      '<smtp-pattern-list rules>',
      'reply /slow/ mode=backoff',
      '</smtp-pattern-list>',
      domain(
        'example.com',
        'smtp-pattern-list rules',
        'backoff-reroute-to-virtual-mta other',
        'max-smtp-out 1',
        'retry-recipients-after 10m',
      ),
    );
    const { result } = measured(
      config,
      [{ count: 5 }],
      answers((attempt) => (attempt === 1 ? '421 slow down' : undefined)),
    );
    expect(row(result.queues, 'example.com/v')).toMatchObject({ injected: 5, movedOut: 5, delivered: 0, left: 0 });
    expect(row(result.queues, 'example.com/other')).toMatchObject({ injected: 0, movedIn: 5, delivered: 5, left: 0 });
    expect(row(result.virtualMtas, 'other')).toMatchObject({ movedIn: 5, delivered: 5 });
    expect(row(result.domains, 'example.com')).toMatchObject({ injected: 5, movedIn: 5, movedOut: 5, delivered: 5 });
  });

  test('domains that share a queue', () => {
    const names = ['a.example', 'b.example'];
    const { result } = measured(
      vmta('v'),
      [
        { count: 3, domain: 'rollup' },
        { count: 4, domain: 'rollup' },
      ],
      {
        collector: { domains: { nameOf: (id) => names[id] ?? '' } },
        domainOfStream: (stream) => stream,
      },
    );
    expect(row(result.domains, 'a.example')).toMatchObject({ injected: 3, attempts: 3, delivered: 3, left: 0 });
    expect(row(result.domains, 'b.example')).toMatchObject({ injected: 4, attempts: 4, delivered: 4, left: 0 });
    expect(row(result.queues, 'rollup/v')).toMatchObject({ injected: 7, delivered: 7 });
  });
});

describe('times', () => {
  test('of a limit that spreads mail over its windows (oracle O1)', () => {
    const config = configuration(vmta('v'), domain('example.com', 'max-msg-rate 120/h'));
    const { result } = measured(config, [{ count: 1000 }]);
    const queue = row(result.queues, 'example.com/v');
    expect(queue.drain).toBe(8 * HOUR);
    expect(queue.peaks).toMatchObject({ perSecond: 120, perFiveMinutes: 120, perHour: 120, perDay: 1000 });
    // 120 at each of 0 to 7 h, 40 at 8 h: the 500th goes at 4 h, the 900th at 7 h, the 990th at 8 h.
    const { latency } = queue;
    expect(latency).toMatchObject({ count: 1000, max: 8 * HOUR });
    expect(latency?.mean).toBe(((120 * 28 + 40 * 8) * HOUR) / 1000);
    for (const [found = 0, hours] of [
      [latency?.p50, 4],
      [latency?.p90, 7],
      [latency?.p99, 8],
    ] as const) {
      expect(Math.abs(found - hours * HOUR)).toBeLessThan(0.01 * hours * HOUR);
    }
  });

  test('a drain begins with the first message', () => {
    const config = configuration(vmta('v'), domain('example.com', 'max-msg-rate 1/h'));
    const { result } = measured(config, [{ count: 3, at: 5 * HOUR }]);
    expect(result.total).toMatchObject({
      firstInjected: 5 * HOUR,
      lastDone: 7 * HOUR,
      drain: 2 * HOUR,
      active: 2 * HOUR,
    });
  });

  test('other percentiles and periods are measured for thresholds', () => {
    const config = configuration(vmta('v'), domain('example.com', 'max-msg-rate 10/m'));
    const thresholds = listed('latency p75 < 1m', 'peak rate <= 100/10m');
    const { result } = measured(config, [{ count: 200 }], { facts: { thresholds } });
    expect(result.total.latency?.others.map(({ percentile }) => percentile)).toEqual([75]);
    expect(result.total.peaks?.others).toEqual([{ period: 10 * MINUTE, count: 100 }]);
    expect(result.thresholds.map(({ passed }) => passed)).toEqual([false, true]);
  });
});

describe('connections', () => {
  test('the most at a time, by all that they belong to', () => {
    const config = configuration(vmta('v', '192.0.2.1', '192.0.2.2'), domain('example.com', 'max-smtp-out 6'));
    const receiver = { receiver: () => acceptAll(0, SECOND) };
    const { result } = measured(config, [{ count: 60 }], receiver);
    expect(result.total).toMatchObject({ connections: { peak: 6 }, drain: 10 * SECOND });
    expect(row(result.queues, 'example.com/v').connections.peak).toBe(6);
    expect(row(result.sourceIps, '192.0.2.1').connections.peak).toBe(3);
    expect(row(result.paths, 'example.com from 192.0.2.2').connections.peak).toBe(3);
    expect(row(result.mxHosts, 'mx')).toMatchObject({ connections: { peak: 6 }, domains: ['example.com'] });
  });

  test('one that ends when another one begins is never open together with it', () => {
    const mail = [
      { count: 1, domain: 'a.example' },
      { count: 1, domain: 'b.example', at: SECOND },
    ];
    const { result } = measured(vmta('v'), mail, { receiver: () => acceptAll(0, SECOND) });
    expect(result.total.connections).toEqual({ opened: 2, peak: 1 });
  });

  test('those that last no time are open at their moment', () => {
    const { result } = measured(vmta('v'), [{ count: 5 }]);
    expect(result.total.connections).toMatchObject({ peak: 1 });
  });

  test('those that are refused were never open', () => {
    const config = configuration(vmta('v'), domain('example.com', 'retry-after 10m', 'bounce-after 1h'));
    const { result } = measured(config, [{ count: 3 }], { receiver: unreachable });
    expect(result.total).toMatchObject({ connections: { opened: 0, peak: 0 }, bouncedBy: { 'message-expired': 3 } });
    expect(result.binding).toMatchObject([{ directive: 'retry-after', line: 4, share: 1 }]);
  });
});

describe('what held mail back', () => {
  test('has its line', () => {
    const config = configuration(vmta('v'), domain('example.com', 'max-msg-rate 120/h'));
    const { result } = measured(config, [{ count: 1000 }]);
    const binding = [
      { directive: 'max-msg-rate', value: '120/h', file: 'config', line: 4, time: 8 * HOUR, share: 1, queues: 1 },
    ];
    expect(row(result.queues, 'example.com/v').binding).toEqual(binding);
    expect(result.binding).toEqual(binding);
  });

  test('has none for a default', () => {
    const { result } = measured(vmta('v'), [{ count: 100 }], { receiver: () => acceptAll(0, SECOND) });
    expect(result.binding).toMatchObject([{ directive: 'max-smtp-out', value: '20', file: null, line: null }]);
  });

  test('limits of several queues that come from one line are one', () => {
    const config = configuration(vmta('a'), vmta('b'), domain('*', 'max-msg-rate 10/h'));
    const mail = [
      { count: 30, virtualMta: 'a' },
      { count: 20, virtualMta: 'b' },
    ];
    const { result } = measured(config, mail);
    expect(result.binding).toMatchObject([{ directive: 'max-msg-rate', line: 6, time: 3 * HOUR, share: 1, queues: 2 }]);
  });
});

describe('backoff', () => {
  const rules = [
    '<smtp-pattern-list rules>',
    'reply /slow/ mode=backoff',
    'reply /fine/ mode=normal',
    '</smtp-pattern-list>',
  ];
  const config = (...lines: readonly string[]): string =>
    configuration(vmta('v'), ...rules, domain('example.com', 'smtp-pattern-list rules', 'max-smtp-out 1', ...lines));
  const begun = {
    queue: 'example.com/v',
    from: 0,
    reply: '421 slow',
    pattern: '/slow/ mode=backoff',
    file: 'config',
    line: 4,
  };
  const first = answers((attempt) => (attempt === 1 ? '421 slow' : undefined));

  test('that time ends', () => {
    const text = config('backoff-to-normal-after 30m', 'backoff-max-msg-rate 1/h');
    const { result } = measured(text, [{ count: 5 }], first);
    expect(result.backoff).toEqual({
      entered: 1,
      time: 30 * MINUTE,
      episodes: [{ ...begun, to: 30 * MINUTE, ended: 'time' }],
    });
    expect(row(result.queues, 'example.com/v').backoff).toEqual({ entered: 1, time: 30 * MINUTE });
  });

  test('that a delivery ends', () => {
    const text = config('backoff-to-normal-after-delivery yes');
    const { result } = measured(text, [{ count: 5 }], first);
    expect(result.backoff).toMatchObject({ entered: 1, time: 0, episodes: [{ ...begun, to: 0, ended: 'delivery' }] });
  });

  test('that a reply ends', () => {
    const replies = ['421 slow', '450 fine'];
    const { result } = measured(
      config(),
      [{ count: 5 }],
      answers((attempt) => replies[attempt - 1]),
    );
    expect(result.backoff).toMatchObject({ entered: 1, episodes: [{ ...begun, to: 0, ended: 'reply' }] });
  });

  test('that nothing ends', () => {
    const { result } = measured(config(), [{ count: 1 }], { ...first, until: HOUR });
    expect(result.backoff).toMatchObject({ entered: 1, time: HOUR, episodes: [{ ...begun, to: null, ended: null }] });
  });

  test('is written down so often only, and then counted', () => {
    const text = config('backoff-to-normal-after 1m', 'retry-recipients-after 2m', 'bounce-after 3d');
    const { result } = measured(
      text,
      [{ count: 1 }],
      answers(() => '421 slow'),
    );
    expect(result.backoff.entered).toBe(2160);
    expect(result.backoff.episodes).toHaveLength(1000);
    expect(result.backoff.time).toBe(2160 * MINUTE);
  });
});

describe('very many', () => {
  const domains = Array.from({ length: 60 }, (_, index) => ({ domain: `d${index}.example`, count: 1 + (index % 7) }));
  const heavy = { domain: 'heavy.example', count: 500, at: HOUR };

  test('only the busiest are measured in detail, and the rest is summed', () => {
    const { result } = measured(vmta('v'), [...domains, heavy], { collector: { detailed: 5, charted: 3 } });
    const all = result.total.injected;
    expect(result.domains.rows).toHaveLength(5);
    expect(result.domains.others?.groups).toBe(56);
    const rows = result.domains.rows.reduce((sum, { injected }) => sum + injected, 0);
    expect(rows + (result.domains.others?.injected ?? 0)).toBe(all);
    expect(result.domains.rows[0]).toMatchObject({ name: 'heavy.example', injected: 500, delivered: 500 });
    expect(result.series.domains.map(({ name }) => name)).toContain('heavy.example');
    expect(result.series.domains).toHaveLength(3);
  });

  test('those that thresholds name are among them', () => {
    const { result } = measured(vmta('v'), [...domains, heavy], {
      collector: { detailed: 2 },
      facts: { thresholds: listed('d0.example latency p99 <= 0s') },
    });
    expect(row(result.domains, 'd0.example')).toMatchObject({ injected: 1, latency: { count: 1 } });
    expect(result.thresholds).toMatchObject([{ passed: true, actual: 0 }]);
  });
});
