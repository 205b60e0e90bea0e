/** `pmtasim trace`: one message, with each step on its way and what happens to it among other mail. */
import { type MailMessage, type Model, type Route, route } from '@pmtakit/semantics';
import { type Result, type Scenario, mailServersIn, readScenario } from '@pmtakit/simulator';
import { writeJson, writeLines } from '../commands/answer.ts';
import { type ClientWords, clientFrom, sectionsFor } from '../commands/client.ts';
import {
  type MessageOptions,
  headersOf,
  messageClient,
  recipientDomain,
  senderOf,
} from '../commands/message-options.ts';
import { routeJson } from '../commands/route-json.ts';
import { routeText } from '../commands/route-text.ts';
import { exitCodes } from '../exit-codes.ts';
import { paletteFor } from '../palette.ts';
import { openModel } from '../project/open-project.ts';
import { INTERRUPTED } from './exit-code.ts';
import { type ScenarioChanges, type SimulateOptions, scenarioChanges, timeFrom } from './options.ts';
import { readScenarioFile, scenarioIn } from './scenario-file.ts';
import { settingsFrom } from './settings.ts';
import { simulate } from './simulate.ts';
import { eventLines, holdLines } from './trace-text.ts';
import { type TracedEvent, TracedMessage, tracedStream } from './traced-message.ts';
import { modelWith, tellOverruled } from './with-settings.ts';

export interface TraceOptions extends SimulateOptions, MessageOptions {
  readonly rcpt: string;
  readonly at?: string;
}

/** Ends with 1 when the message is refused or given up. */
export async function traceMessage(name: string, path: string | undefined, options: TraceOptions): Promise<void> {
  const settings = settingsFrom(options.set);
  const at = options.at === undefined ? 0 : timeFrom('--at', options.at);
  const model = modelWith(await openModel(name, options), settings, options);
  tellOverruled(name, model, settings);
  const words = messageClient(options);
  const message = messageOf(model, words, options);
  const { scenario, folder } = await backgroundOf(path, scenarioChanges(options));
  const way = route(model, message, (domain) => mailServersIn(scenario, domain));
  const traced = new TracedMessage(scenario.start.time, queuesOf(way));
  recipientDomain(options.rcpt);
  const stream = tracedStream({ ...message, headers: message.headers ?? [] }, options.rcpt, at);
  const result = await simulate({
    name,
    model,
    scenario: { ...scenario, streams: [stream, ...scenario.streams] },
    folder,
    outputs: { files: traced.files, open: () => undefined },
  });
  show({ model, words, way, result, events: traced.own }, options);
  process.exitCode = exitCodeFor(result, traced.own);
}

interface Traced {
  readonly model: Model;
  readonly words: ClientWords;
  readonly way: Route;
  readonly result: Result;
  readonly events: readonly TracedEvent[];
}

function show({ model, words, way, result, events }: Traced, options: TraceOptions): void {
  const sections = sectionsFor(model, clientFrom(model, words));
  if (options.json) return writeJson({ route: routeJson(words, sections, way), events });
  const palette = paletteFor(options.color);
  const lines = routeText(words, sections, way, palette);
  const rest = way.virtualMta === undefined ? [] : ['', ...eventLines(events, palette)];
  const holds = holdLines(result, events, palette);
  writeLines([...lines, ...rest, ...(holds.length > 0 ? ['', ...holds] : [])]);
}

function exitCodeFor({ ended }: Result, events: readonly TracedEvent[]): number {
  if (ended === 'interrupted') return INTERRUPTED;
  const isLost = events.length === 0 || events.some(({ type }) => type === 'b');
  return isLost ? exitCodes.findings : exitCodes.clean;
}

function messageOf(model: Model, words: ClientWords, options: TraceOptions): MailMessage {
  return {
    client: clientFrom(model, words),
    from: senderOf(options),
    recipients: [options.rcpt],
    headers: headersOf(options),
  };
}

/** The other mail; none when no scenario is named. */
async function backgroundOf(
  path: string | undefined,
  changes: ScenarioChanges,
): Promise<{ readonly scenario: Scenario; readonly folder: string }> {
  if (path !== undefined) {
    const file = await readScenarioFile(path);
    return { scenario: scenarioIn(file, changes), folder: file.folder };
  }
  const { scenario } = readScenario('streams: [{ volume: 1, recipients: a.example, arrival: batch }]', 'trace');
  if (!scenario) throw new Error('the empty scenario is wrong');
  return { scenario: { ...scenario, ...changes, streams: [] }, folder: '.' };
}

function queuesOf({ recipients }: Route): ReadonlySet<string> {
  const deliveries = recipients.flatMap((recipient) => recipient.deliveries);
  return new Set(
    deliveries.flatMap(({ queue, members }) => (queue ? members.map((member) => `${queue.domain}/${member}`) : [])),
  );
}
