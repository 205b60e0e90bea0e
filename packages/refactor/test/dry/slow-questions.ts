/** What the slow resolver, which shares nothing with the model, says of a configuration. */
import type { clientOf } from '@pmtakit/semantics';
import type { SlowResolver } from '../../../semantics/test/slow/resolver.ts';
import type { Answer } from '../../../semantics/test/slow/settle.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../../../semantics/test/slow/subjects.ts';
import type { RunReport } from '../../src/index.ts';

/** What the slow resolver says of all subjects, but for what a run changed on purpose. */
export type Ask = (slow: SlowResolver, intended: RunReport['intended']) => string[];

export const askQueues: Ask = ({ queues }, intended) => {
  const gone = new Set(
    intended.flatMap(({ subject }) => (subject.kind === 'virtual-mta' ? subject.virtualMta.toLowerCase() : [])),
  );
  const names = new Set(intended.flatMap(({ subject, setting }) => (subject.kind === 'queue' ? setting : [])));
  return vmtasAsked.flatMap((vmta) =>
    queues.isTaken(vmta) && !gone.has(vmta.toLowerCase())
      ? [
          `${vmta}: ${shown(queues.virtualMta(vmta))}`,
          ...domains.map(
            (domain) =>
              `${domain}/${vmta}: ${shown(queues.queue(domain, vmta).filter(({ name }) => !names.has(name)))}`,
          ),
        ]
      : [],
  );
};

export const askSources: Ask = ({ sources }, intended) => {
  const names = new Set(intended.map(({ setting }) => setting));
  const known = users.filter((user) => sources.hasUser(user));
  const clients: Parameters<typeof clientOf>[0][] = addresses.flatMap((address) => [
    { address, listener: listeners[0] },
    ...known.map((user) => ({ address, listener: listeners[0], user })),
  ]);
  return [...clients, { pickup: true as const }].map((client) =>
    shown(sources.source(client).filter(({ name }) => !names.has(name))),
  );
};

function shown(answers: readonly Answer[]): string {
  const keys = new Set<string>();
  const texts = answers
    .filter(({ name, meaning = '' }) => name !== 'domain-key' || isNewKey(keys, meaning))
    .map(({ name, meaning = '-' }) => `${name} ${plain.get(meaning) ?? meaning}`);
  const isUnlimited = texts.every((text) => !text.startsWith('source-ip-') || text.endsWith(' unlimited'));
  const shown = isUnlimited ? texts.filter((text) => !text.startsWith('source-ip-')) : texts;
  return shown.join('\n').replaceAll(/(-rate) 0$/gm, '$1 unlimited');
}

/** Values that are the same as what holds when nothing is set. */
const plain = new Map([
  ['no', 'false'],
  ['yes', 'true'],
  ['""', '-'],
]);

/** A key behind one for the same domain, or one above it, is never used. */
function isNewKey(known: Set<string>, key: string): boolean {
  const domain = (key.split(',')[1] ?? '').trim().toLowerCase();
  const labels = domain.split('.');
  const isShadowed = ['*', ...labels.map((_, index) => labels.slice(index).join('.'))].some((one) => known.has(one));
  if (!/[{$]/.test(domain)) known.add(domain);
  return !isShadowed || /[{$]/.test(domain);
}
