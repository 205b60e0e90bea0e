/** The fields of records as cells. */
import { csvCell } from './csv-cell.ts';
import type { CurrentRecord } from './current-record.ts';
import { type RecordType, fieldsOf, newestVersion } from './fields.ts';
import type { RecordLayout } from './layout.ts';
import type { RecordClock } from './record-clock.ts';

/** Gives a cell of the record at hand. */
export type CellOf = (record: CurrentRecord) => string;

/** A text where it is the same in all records. */
export type FieldText = CellOf | string;

/** Fields that depend on more than facts. */
export const varyingFields: ReadonlySet<string> = new Set([
  ...['timeLogged', 'timeQueued', 'timeFirstAttempt', 'totalSecondsQueued'],
  ...['rcpt', 'dlvSize', 'envId'],
]);

const texts: ReadonlyMap<string, FieldText> = new Map<string, FieldText>([
  ['totalSecondsQueued', ({ now, queuedAt }) => String(Math.floor((now - queuedAt) / 1000))],
  ['orig', ({ stream }) => stream.orig],
  ['rcpt', ({ rcpt }) => rcpt],
  ['dsnAction', ({ diagnosis }) => diagnosis.action],
  ['dsnStatus', ({ diagnosis }) => diagnosis.status],
  ['dsnDiag', ({ diagnosis }) => diagnosis.diag],
  ['dsnMta', ({ way }) => way.dsnMta],
  ['bounceCat', ({ diagnosis }) => diagnosis.category],
  ['srcType', ({ stream }) => stream.srcType],
  ['srcMta', ({ stream }) => stream.srcMta],
  ['dlvType', ({ queue }) => queue.dlvType],
  ['dlvSourceIp', ({ way }) => way.dlvSourceIp],
  ['dlvDestinationIp', ({ way }) => way.dlvDestinationIp],
  ['dlvSize', ({ bytes }) => String(bytes)],
  ['vmta', ({ queue }) => queue.vmta],
  ['jobId', ({ stream }) => stream.jobId],
  ['envId', ({ stream, number }) => stream.envelope + String(number)],
  ['queue', ({ queue }) => queue.queue],
  ['vmtaPool', ({ chosen }) => chosen.pool],
  ['rcvSourceIp', ({ stream }) => stream.rcvSourceIp],
  ['rcvDestinationIp', ({ stream }) => stream.rcvDestinationIp],
  ['rcvSmtpUser', ({ stream }) => stream.rcvSmtpUser],
]);

/** Where records of one type say something else. */
const ownTexts: ReadonlyMap<string, FieldText> = new Map<string, FieldText>([['r vmta', ({ chosen }) => chosen.name]]);

/** The cell of a field in records of a type; empty for what a simulation does not know. */
export function fieldText(layout: RecordLayout, clock: RecordClock, type: RecordType, field: string): FieldText {
  const own = ownText(layout, clock, type, field);
  const headers = (layout.mapped.get(`${type} ${field}`) ?? []).map((name) => name.toLowerCase());
  if (headers.length === 0) return own;
  return (record) => {
    for (const header of headers) {
      const text = record.stream.header(header);
      if (text !== '') return text;
    }
    return typeof own === 'string' ? own : own(record);
  };
}

function ownText(layout: RecordLayout, clock: RecordClock, type: RecordType, field: string): FieldText {
  if (field.startsWith('header_')) return type === 'tq' ? '' : headerText(field);
  // What records of a type do not have is empty whatever is asked for.
  if (!fieldsOf(type, newestVersion).includes(field)) return '';
  if (field === 'userString') return csvCell(layout.userString);
  const text = layout.isoTimes ? (time: number) => clock.iso(time) : (time: number) => clock.epoch(time);
  return timeText(field, text) ?? ownTexts.get(`${type} ${field}`) ?? texts.get(field) ?? '';
}

function headerText(field: string): FieldText {
  const name = field.slice('header_'.length).toLowerCase();
  return ({ stream }) => stream.header(name);
}

function timeText(field: string, text: (time: number) => string): FieldText | undefined {
  switch (field) {
    case 'timeLogged':
      return ({ now }) => text(now);
    case 'timeQueued':
      return ({ queuedAt }) => text(queuedAt);
    case 'timeFirstAttempt':
      return ({ firstTried }) => (firstTried === undefined ? '' : text(firstTried));
    default:
      return undefined;
  }
}
