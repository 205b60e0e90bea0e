/** Streams in tests. */
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { piecesOfText } from '../../src/traffic/files/text-pieces.ts';
import { type Traffic, streamsOf } from '../../src/traffic/streams-of.ts';
import type { Submission, TrafficStream } from '../../src/traffic/traffic.ts';

export interface Arrived extends Submission {
  time: number;
}

/** The traffic of a scenario. @param files texts by their paths @param pieceSize how much of them is read at once */
export function trafficOf(scenario: string, files: Readonly<Record<string, string>> = {}, pieceSize?: number): Traffic {
  const { scenario: read, problems } = readScenario(scenario, 's.yaml');
  if (!read) throw new Error(problems[0]?.message);
  return streamsOf(read, (path) => {
    const text = files[path];
    return text === undefined ? 'no such file' : piecesOfText(text, pieceSize);
  });
}

/** The first stream of a scenario. */
export function streamOf(scenario: string): TrafficStream {
  const [stream] = trafficOf(scenario).streams;
  if (!stream) throw new Error('no stream');
  return stream;
}

export function emptySubmission(): Submission {
  return { number: -1, domain: '', recipients: 0, bytes: 0, priority: -1 };
}

/** All that comes by one stream, or so much of it. */
export function arrivals(stream: TrafficStream, most = Infinity): Arrived[] {
  const found: Arrived[] = [];
  const submission = emptySubmission();
  while (stream.nextTime < Infinity && found.length < most) {
    const time = stream.nextTime;
    stream.take(submission);
    found.push({ time, ...submission });
  }
  return found;
}

/** All that comes by several streams, in the order of time, as the engine asks for it. */
export function merged(streams: readonly TrafficStream[]): (Arrived & { stream: number })[] {
  const found: (Arrived & { stream: number })[] = [];
  const submission = emptySubmission();
  for (;;) {
    const time = Math.min(...streams.map(({ nextTime }) => nextTime));
    if (!(time < Infinity)) return found;
    const stream = streams.findIndex(({ nextTime }) => nextTime === time);
    streams[stream]?.take(submission);
    found.push({ time, stream, ...submission });
  }
}
