/** Makes the streams of a scenario. */
import type { FileReport } from './files/scan.ts';
import type { TextPieces } from './files/text-pieces.ts';
import { TrafficFile } from './files/traffic-file.ts';
import { MadeUpStream } from './made-up-stream.ts';
import type { Instant } from './quantities.ts';
import type { FileSpec, StreamSpec } from './stream-spec.ts';
import type { TrafficStream } from './traffic.ts';

/** What streams depend on. A scenario has it all. */
export interface TrafficPlan {
  readonly start: Instant;
  readonly seed: number;
  readonly streams: readonly StreamSpec[];
}

/** The text of a file by the path that the scenario says, or why it cannot be read. */
export type OpenFile = (path: string) => TextPieces | string;

export interface Traffic {
  readonly streams: readonly TrafficStream[];
  /** Of each file that is played. */
  readonly files: readonly FileReport[];
}

/** Files are looked through once here; their messages are read when they are due. */
export function streamsOf(plan: TrafficPlan, open: OpenFile): Traffic {
  const streams: TrafficStream[] = [];
  const files: FileReport[] = [];
  const context = { seed: plan.seed, sinceMidnight: sinceMidnight(plan.start), clock: plan.start.time };
  for (const spec of plan.streams) {
    if (spec.kind === 'made-up') {
      streams.push(new MadeUpStream(spec, context));
      continue;
    }
    const text = open(spec.path);
    const file = typeof text === 'string' ? undefined : new TrafficFile(spec, text, context);
    streams.push(...(file?.streams ?? []));
    files.push(file?.report ?? unreadable(spec, String(text)));
  }
  return { streams, files };
}

function unreadable({ name, path }: FileSpec, reason: string): FileReport {
  return {
    stream: name,
    path,
    messages: 0,
    malformed: 0,
    problems: [],
    skipped: new Map(),
    notes: [`cannot be read: ${reason}`],
  };
}

const DAY = 86_400_000;

/** Milliseconds from the last midnight to a moment, by the clock of its zone. */
export function sinceMidnight({ time, offset }: Instant): number {
  return (((time + offset) % DAY) + DAY) % DAY;
}
