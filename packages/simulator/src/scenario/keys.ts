/** All keys that a scenario may have, by the place where they stand. The schema has the same ones. */
export const scenarioKeys = [
  '$schema',
  'name',
  'start',
  'until',
  'seed',
  'knobs',
  'mx',
  'addresses',
  'streams',
  'receivers',
  'thresholds',
] as const;

const anyStreamKeys = [
  'name',
  'start',
  'from',
  'headers',
  'virtualMta',
  'jobId',
  'priority',
  'client',
  'session',
  'size',
] as const;
export const madeUpKeys = [
  ...anyStreamKeys,
  'volume',
  'rate',
  'end',
  'arrival',
  'recipients',
  'recipientsPerMessage',
] as const;
export const fileKeys = [...anyStreamKeys, 'messages', 'accounting', 'times', 'keepVirtualMta'] as const;
export const streamKeys = [...new Set([...madeUpKeys, ...fileKeys])];

export const clientKeys = ['address', 'listener', 'user', 'pickup'] as const;
export const sessionKeys = ['mean', 'from', 'to'] as const;
export const receiverKeys = ['domains', 'mx', 'model'] as const;

/** Arrivals that are written as a word, and those that say more. */
export const arrivalWords = ['constant', 'poisson', 'batch'] as const;
export const arrivalKeys = ['batch', 'hourly', 'ramp'] as const;
export const batchKeys = ['size', 'every'] as const;
export const rampKeys = ['from', 'to'] as const;

export const distributionKeys = ['uniform', 'lognormal'] as const;
export const lognormalKeys = ['median', 'sigma', 'most'] as const;
export const timesWords = ['shifted', 'absolute'] as const;
