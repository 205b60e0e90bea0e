/** Results made by hand, which say what a run rarely does. */
import { defaultKnobs } from '@pmtakit/simulator';
import type { Group, QueueGroup, Result, Series } from '../../src/results/result.ts';

export function groupWith(name: string, parts: Partial<Group> = {}): Group {
  return {
    name,
    ...{ injected: 100, refused: 0, delivered: 90, attempts: 120, deferred: 20, bounced: 10, bouncedBy: {} },
    bounceReasons: { reply: 10, expired: 0, rule: 0, queue: 0 },
    ...{ discarded: 0, movedIn: 0, movedOut: 0, left: 0 },
    ...{ firstInjected: 0, lastDone: 5_400_000, drain: 5_400_000, active: 5_400_000 },
    latency: { count: 90, mean: 60_000, p50: 45_000, p90: 120_000, p99: 600_000, max: 900_000, others: [] },
    peaks: { perSecond: 5, perFiveMinutes: 40, perHour: 90, perDay: 120, others: [] },
    ...{ detailFrom: 0, connections: { opened: 12, peak: 3 }, allowed: null, tolerated: null },
    ...parts,
  };
}

export function queueWith(domain: string, virtualMta: string, parts: Partial<QueueGroup> = {}): QueueGroup {
  const backoff = { entered: 0, time: 0 };
  return { ...groupWith(`${domain}/${virtualMta}`), domain, virtualMta, backoff, binding: [], ...parts };
}

export function seriesWith(name: string, parts: Partial<Series> = {}): Series {
  return {
    ...{ name, from: 0, delivered: [30, 40, 20], deferred: [10, 5, 5], bounced: [2, 4, 4] },
    ...{ queued: [60, 20, 0], connections: [3, 2, 1] },
    ...parts,
  };
}

export function resultWith(parts: Partial<Result> = {}): Result {
  return {
    ...{
      version: 1,
      scenario: 'test',
      seed: 7,
      engine: 'exact',
      knobs: defaultKnobs,
      span: 5_400_000,
      ended: 'drained',
    },
    ...{ thresholds: [], total: groupWith('total') },
    ...{ domains: { rows: [] }, queues: { rows: [] }, virtualMtas: { rows: [] }, sourceIps: { rows: [] } },
    ...{ paths: { rows: [] }, mxHosts: { rows: [] }, streams: { rows: [] } },
    ...{ binding: [], backoff: { entered: 0, time: 0, episodes: [] } },
    series: { width: 1_800_000, total: seriesWith('total'), domains: [] },
    ...{ refusals: [], waiting: [], notModelled: [], unused: [] },
    ...parts,
  };
}

/** A result in which every text is this one. */
export function resultOf(text: string): Result {
  const binding = { directive: text, value: text, file: text, line: 3, time: 9, share: 0.5, queues: 1 };
  const times = { from: 5, to: null, line: 7, ended: null };
  const row = groupWith(text, { bouncedBy: { [text]: 10 } });
  return resultWith({
    scenario: text,
    total: row,
    thresholds: [{ threshold: text, passed: false, actual: null, text }],
    domains: { rows: [row] },
    queues: { rows: [queueWith(text, text, { binding: [binding] })] },
    virtualMtas: { rows: [row] },
    sourceIps: { rows: [row] },
    paths: { rows: [{ ...row, provider: text, sourceIp: text, domains: [text] }] },
    mxHosts: { rows: [{ ...row, domains: [text] }] },
    streams: { rows: [row, row] },
    binding: [binding],
    backoff: {
      ...{ entered: 1, time: 9 },
      episodes: [{ queue: `${text}/${text}`, reply: text, pattern: text, file: text, ...times }],
    },
    series: { width: 1_800_000, total: seriesWith('total'), domains: [seriesWith(text)] },
    refusals: [{ reason: text, count: 4, streams: [{ name: text, count: 4 }] }],
    waiting: [{ reason: text, count: 4, clients: 3, streams: [{ name: text, count: 4 }] }],
    notModelled: [text],
    unused: [text],
  });
}

export const hostileTexts: readonly string[] = [
  '</script><script>globalThis.hacked = 1</script>',
  '<!--<script>',
  '</style><style>*{display:none}</style>',
  `"'><img src=x onerror="globalThis.hacked = 1">`,
  `' onmouseover='globalThis.hacked = 1`,
  'a\u2028b\u2029c',
  '${globalThis.hacked = 1}`',
  '&lt;b&gt; &amp;amp; &#0;',
  '\\u003cscript> \\" \\',
  'javascript:globalThis.hacked = 1',
  '\u0000\u0007\u001B[31m\uFFFF\uD800',
  '\u202Emoc.elpmaxe\u2066',
  '__proto__',
];
