/**
 * Mixes of recipients that have a name. Nobody publishes such shares: these are assumptions of this project, made up to
 * be plausible and to have a long tail, and dated, since they age. Whoever knows the own list writes a table.
 */
export interface NamedMix {
  readonly asOf: string;
  readonly assumption: string;
  /** By domain, or by a range of domains that share the weight. */
  readonly weights: Readonly<Record<string, number>>;
}

const known: Readonly<Record<string, NamedMix>> = {
  consumer: {
    asOf: '2026-11',
    assumption: 'a list of private addresses, mostly in North America',
    weights: {
      'gmail.com': 45,
      'yahoo.com': 14,
      'outlook.com': 5,
      'hotmail.com': 9,
      'aol.com': 4,
      'icloud.com': 6,
      'comcast.net': 3,
      'msn.com': 2,
      'att.net': 2,
      'tail-{1..200}.example': 10,
    },
  },
  'consumer-europe': {
    asOf: '2026-11',
    assumption: 'a list of private addresses in western Europe',
    weights: {
      'gmail.com': 38,
      'hotmail.com': 8,
      'outlook.com': 6,
      'yahoo.com': 5,
      'gmx.de': 9,
      'web.de': 9,
      't-online.de': 5,
      'orange.fr': 4,
      'free.fr': 2,
      'laposte.net': 1,
      'icloud.com': 3,
      'tail-{1..300}.example': 10,
    },
  },
  business: {
    asOf: '2026-11',
    assumption: 'addresses at work: many domains with little mail each',
    weights: {
      'gmail.com': 12,
      'outlook.com': 4,
      'company-{1..2000}.example': 84,
    },
  },
};

export const mixes: ReadonlyMap<string, NamedMix> = new Map(Object.entries(known));
