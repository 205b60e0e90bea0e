import type { HiddenRate, ReceiverModel, Scope } from '../receivers/model.ts';
import type { Ceilings } from './ceilings.ts';
import type { Ceiling } from './result.ts';

/** What is counted together for each address that mail comes from. */
const perAddress: readonly Scope[] = ['source', 'network', 'source-and-host'];
const together: readonly Scope[] = ['host', 'provider'];

/** What receivers tolerate, from all addresses and from each one, as their models say. */
export function toleratedBy(modelOf: (domain: string) => ReceiverModel | undefined): Ceilings {
  return {
    domain: (name) => ceilingOf(modelOf(name), together),
    path: (_provider, _sourceIp, [first = '']) => ceilingOf(modelOf(first), perAddress),
  };
}

function ceilingOf(model: ReceiverModel | undefined, scopes: readonly Scope[]): Ceiling | undefined {
  if (!model) return undefined;
  const connections = model.connections.filter(({ per }) => scopes.includes(per)).map(({ most }) => most);
  const rates = model.rates.filter(({ per, of }) => scopes.includes(per) && of !== 'connections');
  const within = (period: number): number | null => least(rates.map((rate) => mostWithin(rate, period)));
  return {
    perSecond: within(1_000),
    perFiveMinutes: within(300_000),
    perHour: within(3_600_000),
    perDay: within(86_400_000),
    connections: least(connections),
  };
}

/** In a period of some length, wherever it begins. */
function mostWithin({ count, period, counting, burst }: HiddenRate, length: number): number {
  if (counting === 'bucket') return Math.floor(burst + (count * length) / period);
  return count * Math.max(1, Math.ceil(length / period));
}

function least(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : Math.min(...numbers);
}
