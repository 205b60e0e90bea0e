import type { Knobs } from '../engine/knobs.ts';
import type { Place } from './place.ts';

/** The words that each knob takes; those that are numbers stand below. */
export const knobWords = {
  rateModel: ['window', 'window-5m', 'gcra'],
  dataVolume: ['check-before-send', 'strict'],
  opening: ['each', 'full'],
  backoffTimer: ['kept', 'restarted'],
  atExpiry: ['bounce', 'try'],
  uponRefusal: ['queue', 'openings'],
  mxRotation: ['connection', 'run'],
  mxAttempts: ['run', 'ignored'],
  ipLimit: ['source-and-address', 'address', 'source-and-network', 'network'],
  wildcardRollup: ['nowhere', 'servers'],
  unknownDomain: ['bounce', 'retry'],
  retried: ['behind', 'before'],
  replyRules: ['all', 'first'],
} as const satisfies {
  readonly [Name in keyof Knobs as Knobs[Name] extends string ? Name : never]: readonly Knobs[Name][];
};

export const knobKeys = [
  'rateModel',
  'burst',
  'dataVolume',
  'opening',
  'backoffTimer',
  'atExpiry',
  'uponRefusal',
  'mxRotation',
  'mxAttempts',
  'ipLimit',
  'wildcardRollup',
  'unknownDomain',
  'retried',
  'replyRules',
] as const satisfies readonly (keyof Knobs)[];

/** No limit lets more pass at once. */
const LARGEST_BURST = 1_000_000;

export function readKnobs(place: Place): Partial<Knobs> {
  const members = place.members(knobKeys);
  const word = <K extends keyof typeof knobWords>(key: K) =>
    members.read(key, (one) => one.oneOf<(typeof knobWords)[K][number]>(knobWords[key], key));
  const rateModel = word('rateModel');
  const burst = members.read('burst', (one) => one.wholeNumber(1, LARGEST_BURST));
  const dataVolume = word('dataVolume');
  const opening = word('opening');
  const backoffTimer = word('backoffTimer');
  const atExpiry = word('atExpiry');
  const uponRefusal = word('uponRefusal');
  const mxRotation = word('mxRotation');
  const mxAttempts = word('mxAttempts');
  const ipLimit = word('ipLimit');
  const wildcardRollup = word('wildcardRollup');
  const unknownDomain = word('unknownDomain');
  const retried = word('retried');
  const replyRules = word('replyRules');
  return {
    ...(rateModel && { rateModel }),
    ...(burst !== undefined && { burst }),
    ...(dataVolume && { dataVolume }),
    ...(opening && { opening }),
    ...(backoffTimer && { backoffTimer }),
    ...(atExpiry && { atExpiry }),
    ...(uponRefusal && { uponRefusal }),
    ...(mxRotation && { mxRotation }),
    ...(mxAttempts && { mxAttempts }),
    ...(ipLimit && { ipLimit }),
    ...(wildcardRollup && { wildcardRollup }),
    ...(unknownDomain && { unknownDomain }),
    ...(retried && { retried }),
    ...(replyRules && { replyRules }),
  };
}
