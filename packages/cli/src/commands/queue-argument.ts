/** Domains and virtual MTAs as they are named on the command line. */
import { closest } from '@pmtakit/grammar';
import { DEFAULT_VMTA, type Model, type QueueName } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';

/** `gmail.com/us` in its two parts. Mail without a virtual MTA has the one called {default}. */
export function queueFrom(model: Model, text: string, vmta?: string): QueueName {
  const [, domain = text, behind] = /^([^/]*)\/(.*)$/s.exec(text) ?? [];
  if (behind !== undefined && vmta !== undefined) throw new UsageError(`${text} names a virtual MTA already`);
  return { domain: domainFrom(domain), virtualMta: virtualMtaFrom(model, behind ?? vmta ?? DEFAULT_VMTA) };
}

/** A domain as queues have it. @throws UsageError for patterns and macros, which stand for many */
export function domainFrom(text: string): string {
  const domain = text.toLowerCase().replace(/(?<=.)\.$/, '');
  if (domain !== '' && !/[\s*$@,<>]/.test(domain)) return domain;
  throw new UsageError(`${text || 'nothing'} is no domain; name one, such as example.com`);
}

/** The name as it is defined. @throws UsageError when nothing has it, or a pool */
export function virtualMtaFrom({ vmtas }: Model, name: string): string {
  const vmta = vmtas.vmta(name);
  if (vmta) return vmta.name;
  if (vmtas.isDefault(name)) return name;
  if (vmtas.pool(name)) {
    const members = vmtas.membersOf(name).join(', ') || 'none';
    throw new UsageError(`${name} is a pool; ask for one of its virtual MTAs: ${members}`);
  }
  throw new UsageError(`no virtual MTA is called ${name}${meant(name, vmtas.names)}`);
}

/** Names that a message lists where none is like the wrong one. */
const MOST_NAMES = 8;

/** What to name instead, as the end of a message: the name that is meant, or what there is. */
export function meant(name: string, candidates: readonly string[]): string {
  const candidate = closest(name, candidates);
  if (candidate !== undefined) return `; did you mean ${candidate}?`;
  const more = candidates.length - MOST_NAMES;
  const listed = candidates.slice(0, MOST_NAMES).join(', ');
  return listed === '' ? '' : `; there are ${listed}${more > 0 ? ` and ${more} more` : ''}`;
}
