import { type Diagnosis, noDiagnosis } from './diagnoses.ts';
import {
  type ChosenFacts,
  type QueueFacts,
  type RecordFacts,
  type StreamFacts,
  type WayFacts,
  noQueue,
  noStream,
  noWay,
  nothingChosen,
} from './record-facts.ts';

/** What the record at hand is about. Filled in anew for each, since there are millions of them. Times are milliseconds. */
export class CurrentRecord implements RecordFacts {
  stream: StreamFacts = noStream;
  queue: QueueFacts = noQueue;
  way: WayFacts = noWay;
  chosen: ChosenFacts = nothingChosen;
  diagnosis: Diagnosis = noDiagnosis;
  now = 0;
  queuedAt = 0;
  /** Undefined for mail that was never tried. */
  firstTried: number | undefined = undefined;
  /** A cell. */
  rcpt = '';
  /** The number of the message in its stream. */
  number = 0;
  bytes = 0;
}
