/** The types of accounting records, each with its fields in the order of the documentation. [G1§11.2; runtime 10] */
import type { PmtaVersion } from '@pmtakit/semantics';

/** Types that tell what became of mail that was in a queue; a file may take them of some queues only. */
export const queueTypes = ['d', 'b', 't', 'tq'] as const;
export type QueueType = (typeof queueTypes)[number];

/** Types that a simulation has: nothing is ever reported back to it. */
export const simulatedTypes = [...queueTypes, 'r'] as const;

export const recordTypes = [...simulatedTypes, 'rb', 'rs', 'f'] as const;
export type RecordType = (typeof recordTypes)[number];

/** `5.5` is no version that the model knows; its fields are there all the same. */
export type RecordVersion = PmtaVersion | '5.5';
export const newestVersion: RecordVersion = '5.5';

const deliveryFields = [
  ...['timeLogged', 'timeQueued', 'timeFirstAttempt', 'totalSecondsQueued', 'orig', 'rcpt', 'orcpt'],
  ...['dsnAction', 'dsnStatus', 'dsnDiag', 'dsnMta', 'bounceCat', 'srcType', 'srcMta'],
  ...['dlvType', 'dlvSourceIp', 'dlvDestinationIp', 'dlvEsmtpAvailable', 'dlvSize'],
  ...['vmta', 'jobId', 'envId', 'queue', 'vmtaPool'],
  ...['userString', 'dlvTlsProtocol', 'dlvTlsCipher', 'rcvSmtpUser'],
];

const queueFields = [
  ...['timeLogged', 'queue', 'vmta', 'dsnStatus', 'dsnDiag', 'dsnMta'],
  ...['dlvType', 'dlvSourceIp', 'dlvDestinationIp', 'userString'],
];

const receivedFields = [
  ...['timeLogged', 'orig', 'rcpt', 'orcpt', 'srcType', 'srcMta', 'rcvSourceIp', 'rcvDestinationIp'],
  ...['vmta', 'vmtaPool', 'jobId', 'envId', 'userString', 'rcvSmtpUser'],
];

const remoteFields = [
  ...['timeLogged', 'orig', 'rcpt', 'orcpt', 'dsnAction', 'dsnStatus', 'dsnDiag', 'dsnMta', 'dsnReportingMta'],
  ...['bounceCat', 'srcType', 'srcMta', 'envId', 'format'],
];

const feedbackFields = [
  ...['timeLogged', 'repSourceIp', 'feedbackType', 'format', 'userAgent', 'envId', 'orig', 'rcpt'],
  ...['reportingMta', 'dlvSourceIp', 'reportedDomain'],
];

const fields: Readonly<Record<RecordType, readonly string[]>> = {
  d: deliveryFields,
  b: deliveryFields,
  t: deliveryFields,
  tq: queueFields,
  r: receivedFields,
  rb: remoteFields,
  rs: remoteFields,
  f: feedbackFields,
};

const since: ReadonlyMap<string, RecordVersion> = new Map([['timeFirstAttempt', '5.5']]);

/** What `*` stands for; `type` is in front of them in any case. */
export function fieldsOf(type: RecordType, version: RecordVersion): readonly string[] {
  return fields[type].filter((field) => (since.get(field) ?? '') <= version);
}

export function isRecordType(name: string): name is RecordType {
  return recordTypes.some((type) => type === name);
}
