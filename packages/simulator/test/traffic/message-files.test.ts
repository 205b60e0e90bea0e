import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { piecesOfText } from '../../src/traffic/files/text-pieces.ts';
import { TrafficFile } from '../../src/traffic/files/traffic-file.ts';
import type { FileSpec } from '../../src/traffic/stream-spec.ts';
import { heldAfter } from './memory.ts';
import { arrivals, emptySubmission, merged, trafficOf } from './streams.ts';

const csv = 'streams: [{ name: list, messages: m.csv }]';

function play(text: string, scenario = csv) {
  const traffic = trafficOf(scenario, { 'm.csv': text, 'm.jsonl': text });
  return { ...traffic, report: traffic.files[0], all: merged(traffic.streams) };
}

/** Addresses in the order in which they come. */
function addresses(text: string, scenario = csv): string[] {
  const { streams, all } = play(text, scenario);
  return all.map(({ stream, number, domain }) => streams[stream]?.recipientOf(number, domain, 0) ?? '');
}

function fileOf(text: string, mostRows: number, pieceSize?: number): TrafficFile {
  const spec = readScenario(csv, 's.yaml').scenario?.streams[0];
  if (!spec || !isFile(spec)) throw new Error('no file');
  return new TrafficFile(spec, piecesOfText(text, pieceSize), { seed: 1, sinceMidnight: 0, clock: 0, mostRows });
}

function isFile(spec: { kind: string }): spec is FileSpec {
  return spec.kind === 'messages';
}

describe('messages from CSV', () => {
  it('come with what the row says', () => {
    const text =
      'Time,From,To,Bytes,Recipients,Priority,Virtual-MTA,Job,User,header_X-A\n' +
      '5,a@x.example,Anna@GMail.com,700,3,80,mta1,j1,shop,"v, w"\n';
    const { all, streams, report } = play(text);
    expect(all).toEqual([
      { time: 5000, stream: 0, number: 0, domain: 'gmail.com', recipients: 3, bytes: 700, priority: 80 },
    ]);
    expect(streams[0]?.info).toMatchObject({
      name: 'list',
      from: 'a@x.example',
      jobId: 'j1',
      client: { user: 'shop' },
      headers: [
        { name: 'X-A', value: 'v, w' },
        { name: 'X-Virtual-MTA', value: 'mta1' },
      ],
    });
    expect([streams[0]?.recipientOf(0, 'gmail.com', 0), streams[0]?.recipientOf(0, 'gmail.com', 2)]).toEqual([
      'Anna@GMail.com',
      'Anna.2@GMail.com',
    ]);
    expect(report).toMatchObject({ messages: 1, malformed: 0, problems: [], notes: [] });
  });

  it('come with what the stream says where the row does not', () => {
    const scenario =
      'streams: [{ messages: m.csv, from: d@x.example, size: 9K, priority: 7, jobId: j, virtualMta: v, start: 1m }]';
    const { all, streams } = play('to,time\nb@y.example,1s\n', scenario);
    expect(all).toMatchObject([{ time: 61_000, bytes: 9216, priority: 7, recipients: 1 }]);
    expect(streams[0]?.info).toMatchObject({
      from: 'd@x.example',
      jobId: 'j',
      headers: [{ name: 'X-Virtual-MTA', value: 'v' }],
    });
  });

  it('draw sizes that are missing from the distribution of the stream, the same in each run', () => {
    const scenario = 'streams: [{ messages: m.csv, size: { uniform: [1, 1000000] } }]';
    const text = `time,to\n${'1,a@b.example\n'.repeat(50)}`;
    const sizes = play(text, scenario).all.map(({ bytes }) => bytes);
    expect(new Set(sizes).size).toBeGreaterThan(45);
    expect(play(text, scenario).all.map(({ bytes }) => bytes)).toEqual(sizes);
  });

  it.each<[string, number, string]>([
    ['x,a@b.example,,', 2, '"x" is no time; write 2027-01-04T08:00:00Z, seconds since 1970, or 90 or 1h30m'],
    [',a@b.example,,', 2, 'has no time'],
    ['-5,a@b.example,,', 2, '"-5" is no time; write 2027-01-04T08:00:00Z, seconds since 1970, or 90 or 1h30m'],
    ['1,,,', 2, 'has no recipient'],
    ['1,nobody,,', 2, '"nobody" is no address'],
    ['1,@b.example,,', 2, '"@b.example" is no address'],
    ['1,a@b.example,1.5,', 2, '"1.5" is no size in bytes'],
    ['1,a@b.example,1,0', 2, '"0" is no number of recipients'],
    ['1,a@b.example', 2, 'has 2 values for 4 columns'],
    ['2027-01-04,a@b.example,,', 2, 'says a date, while rows before count from the start'],
    ['1,"a@b.example,,', 2, 'opens a quote that nothing closes, or is no text'],
  ])('a row %j is reported', (row, _line, problem) => {
    const text = `time,to,bytes,recipients\n0,ok@b.example,,\n\n${row}\n0,last@b.example,,\n`;
    const { report, all } = play(text);
    expect(report?.problems).toEqual([{ line: 4, message: problem }]);
    expect(report).toMatchObject({ malformed: 1, messages: all.length });
    expect(all.length).toBeGreaterThan(0);
  });

  it('counts all bad rows and keeps the first', () => {
    const { report } = play(`time,to\n${'x,y\n'.repeat(5000)}1,a@b.example\n`);
    expect(report).toMatchObject({ malformed: 5000, messages: 1 });
    expect(report?.problems).toHaveLength(20);
  });

  it.each([
    ['', []],
    ['time,to\n', []],
    ['when,to\n1,a@b.example\n', [expect.stringContaining('line 1: has no column time or date or timestamp')]],
    ['tme,to\n', [expect.stringContaining('but "tme"; the first line has to name the columns')]],
    ['time,to,colour,size\n1,a@b.example,red,5\n', ['line 1: columns that are not read: colour']],
  ])('notes what is about the whole of %j', (text, notes) => {
    expect(play(text).report?.notes).toEqual(notes);
  });

  it('says so when the file cannot be read', () => {
    const { files, streams } = trafficOf('streams: [{ messages: gone.csv }]');
    expect([files[0]?.notes, streams]).toEqual([['cannot be read: no such file'], []]);
  });

  it('begins dates at the start of the stream, or where the clock of the scenario is', () => {
    const text = 'time,to\n2027-01-05T01:00:00Z,a@b.example\n2027-01-05 00:30:00+0000,c@b.example\n';
    const times = (scenario: string): number[] => play(text, scenario).all.map(({ time }) => time / 60_000);
    expect(times('streams: [{ messages: m.csv, start: 5m }]')).toEqual([5, 35]);
    expect(times('start: 2027-01-05\nstreams: [{ messages: m.csv, times: absolute }]')).toEqual([30, 60]);
    const early = play(text, 'start: 2027-01-05T00:45\nstreams: [{ messages: m.csv, times: absolute }]');
    expect(early.all).toHaveLength(1);
    expect(early.report?.problems[0]).toMatchObject({ line: 3, message: expect.stringContaining('before the start') });
  });
});

describe('messages from JSON Lines', () => {
  const jsonl = 'streams: [{ messages: m.jsonl }]';

  it('come with what the line says', () => {
    const text =
      '{"time":1,"from":"a@x.example","to":"b@y.example","bytes":9,"virtual-mta":"v","headers":{"A":"b"}}\n\n{"time":"0s","to":"c@y.example"}';
    const { all, streams, report } = play(text, jsonl);
    expect(report).toMatchObject({ messages: 2, malformed: 0 });
    expect(all.map(({ time, bytes }) => [time, bytes])).toEqual([
      [0, 51_200],
      [1000, 9],
    ]);
    expect(streams[0]?.info).toMatchObject({
      from: 'a@x.example',
      headers: [
        { name: 'A', value: 'b' },
        { name: 'X-Virtual-MTA', value: 'v' },
      ],
    });
  });

  it.each([
    ['{', 'is no JSON object'],
    ['[1]', 'is no JSON object'],
    ['null', 'is no JSON object'],
    ['{"time":1,"to":["a@b.example"]}', 'has neither a text nor a number at "to"'],
    ['{"time":1,"too":"a@b.example"}', 'has the key "too", which is not known'],
    ['{"to":"a@b.example"}', 'has no time'],
  ])('%s is reported', (line, problem) => {
    const { report } = play(`{"time":1,"to":"a@b.example"}\n${line}\n`, jsonl);
    expect(report).toMatchObject({ messages: 1, malformed: 1, problems: [{ line: 2, message: problem }] });
  });
});

describe('files in any order', () => {
  const rows = fc.array(fc.tuple(fc.nat(200_000), fc.constantFrom('a', 'b', 'c')), { maxLength: 60 });

  it('come in the order of time, whatever is held at once', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 70 }), fc.integer({ min: 5, max: 500 }), (all, mostRows, size) => {
        const text = `time,from,to\n${all.map(([time, from], row) => `${time},${from}@x.example,r${row}@y.example\n`).join('')}`;
        const { streams } = fileOf(text, mostRows, size);
        const found = merged(streams);
        const expected = all.map(([time], number) => ({ time: time * 1000, number }));
        expect(found.map(({ time }) => time)).toEqual(expected.map(({ time }) => time).toSorted((a, b) => a - b));
        expect(new Set(found.map(({ number }) => number)).size).toBe(all.length);
        for (const { time, number, stream } of found) {
          expect(time).toBe(expected[number]?.time);
          expect(streams[stream]?.recipientOf(number, 'y.example', 0)).toBe(`r${number}@y.example`);
          expect(streams[stream]?.info.from).toBe(`${all[number]?.[1]}@x.example`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('lose nothing to rounding where two ranges meet', () => {
    const times = Array.from({ length: 400 }, (_, row) => 1_799_020_800 + row - 1e-7 * (row % 4));
    const found = merged(fileOf(`time,to\n${times.map((time) => `${time},a@b.example`).join('\n')}`, 1).streams);
    expect(new Set(found.map(({ number }) => number)).size).toBe(400);
  });

  it('give the same when one stream is read after the other', () => {
    const text = `time,from,to\n${Array.from({ length: 300 }, (_, row) => `${(row * 37) % 300},s${row % 3}@x.example,r@y.example`).join('\n')}`;
    const byTime = merged(fileOf(text, 20).streams);
    const one = fileOf(text, 20).streams.map((stream) => arrivals(stream).map(({ number }) => number));
    one.forEach((numbers, stream) => {
      expect(numbers).toEqual(byTime.filter((found) => found.stream === stream).map(({ number }) => number));
    });
  });

  it('are read twice in all when they are in the order of time', () => {
    const text = `time,to\n${Array.from({ length: 5000 }, (_, row) => `${row},r${row}@y.example\n`).join('')}`;
    const inner = piecesOfText(text, 1000);
    let reads = 0;
    const pieces = { piece: (index: number) => (reads++, inner.piece(index)) };
    const spec = readScenario(csv, 's.yaml').scenario?.streams[0];
    if (!spec || !isFile(spec)) throw new Error('no file');
    const { streams } = new TrafficFile(spec, pieces, { seed: 1, sinceMidnight: 0, clock: 0, mostRows: 500 });
    const scanned = reads;
    expect(streams.flatMap((stream) => arrivals(stream))).toHaveLength(5000);
    // Where two ranges meet, a piece belongs to both.
    expect(reads - scanned).toBeLessThanOrEqual(scanned + 20);
  });

  it('are held in part only', () => {
    const row = 'r@y.example';
    const text = `time,to\n${Array.from({ length: 60_000 }, (_, time) => `${time},${row}`).join('\n')}`;
    const { streams } = fileOf(text, 1000, 20_000);
    const [stream] = streams;
    const submission = emptySubmission();
    stream?.take(submission);
    const held = heldAfter(() => {
      for (let count = 1; count < 59_000; count++) stream?.take(submission);
    });
    expect(submission.number).toBe(58_999);
    expect(held).toBeLessThan(1_500_000);
  });
});

describe('kinds of messages', () => {
  const table = (rows: readonly string[]): string => `time,from,to,vmta,job\n${rows.join('\n')}\n`;

  it('are streams of their own, under one name', () => {
    const text = table([
      '0,a@x.example,r@y.example,v,1',
      '1,b@x.example,r@y.example,v,1',
      '2,a@x.example,s@y.example,v,1',
    ]);
    const { streams, all } = play(text);
    expect(streams.map(({ info }) => [info.name, info.from])).toEqual([
      ['list', 'a@x.example'],
      ['list', 'b@x.example'],
    ]);
    expect(all.map(({ stream }) => stream)).toEqual([0, 1, 0]);
  });

  it.each<[string, (row: number) => string, number, string | undefined]>([
    ['a thousand senders', (row) => `s${row % 1000}@x.example,r@y.example,v,1`, 1000, undefined],
    [
      'a sender for each',
      (row) => `s${row}@x.example,r@y.example,v,1`,
      1,
      "the sender's domain, virtual MTA, job and user",
    ],
    ['a job for each', (row) => `s@x.example,r@y.example,v${row % 2},${row}`, 2, 'virtual MTA and user'],
    ['a virtual MTA for each', (row) => `s@x.example,r@y.example,v${row},1`, 1, 'nothing'],
  ])('with %s are as many as can be told apart', (_, rowOf, kinds, detail) => {
    const { streams, files } = trafficOf(csv, {
      'm.csv': table(Array.from({ length: 3000 }, (_row, row) => `${row},${rowOf(row)}`)),
    });
    expect(streams).toHaveLength(kinds);
    expect(files[0]?.notes).toEqual(
      detail === undefined ? [] : [`has too many different messages; they are told apart by ${detail} alone`],
    );
    expect(streams.reduce((sum, stream) => sum + arrivals(stream).length, 0)).toBe(3000);
  });

  it('leave out the virtual MTA where it is not to be kept, and the one without a name', () => {
    const text = table(['0,a@x.example,r@y.example,v,1', '0,a@x.example,r@y.example,{default},2']);
    expect(play(text).streams.map(({ info }) => info.headers)).toEqual([[{ name: 'X-Virtual-MTA', value: 'v' }], []]);
    const without = play(text, 'streams: [{ messages: m.csv, keepVirtualMta: false, headers: { A: b } }]');
    expect(without.streams.map(({ info }) => info.headers)).toEqual([
      [{ name: 'A', value: 'b' }],
      [{ name: 'A', value: 'b' }],
    ]);
  });
});

describe('the samples', () => {
  it('are played, but for their bad rows', () => {
    const folder = new URL('../../../../fixtures/traffic/', import.meta.url);
    const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
    const names = ['messages.csv', 'messages.jsonl', 'received.csv', 'delivered.csv'];
    const texts = Object.fromEntries(names.map((name) => [name, read(name)]));
    const { files, streams } = trafficOf(read('replay.json'), texts);
    expect(files.map(({ messages, malformed }) => [messages, malformed])).toEqual([
      [4, 3],
      [3, 2],
      [3, 0],
      [3, 0],
    ]);
    expect(merged(streams)).toHaveLength(13);
  });

  it('are addresses in the order in which they come', () => {
    expect(addresses('time,to\n2,b@x.example\n1,a@x.example\n')).toEqual(['a@x.example', 'b@x.example']);
  });
});
