/** The model against a second, slow implementation of the documentation, on random configurations. */
import {
  clientOf,
  defaultModelOptions,
  loadProject,
  memoryFiles,
  Model,
  type ModelOptions,
  type Setting,
  type Settings,
} from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../slow/answers.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { type Node, print } from '../slow/printing.ts';
import { SlowResolver } from '../slow/resolver.ts';
import type { Answer } from '../slow/settle.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../slow/subjects.ts';
import { domainWords, sourceWords, vmtaWords, type Word } from '../slow/words.ts';

/** Both resolvers of one configuration. */
interface Both {
  readonly text: string;
  readonly model: Model;
  readonly slow: SlowResolver;
}

/** Asks both resolvers of random configurations the same questions. */
function compare(nodes: fc.Arbitrary<Node[]>, ask: (both: Both) => void): void {
  const property = fc.property(nodes, modelOptions, (items, options) => {
    const text = print(items);
    ask({ text, model: modelOf(text, options), slow: new SlowResolver(text, options) });
  });
  fc.assert(property, { numRuns: 250 });
}

function modelOf(text: string, options: ModelOptions): Model {
  return new Model(loadProject({ path: '/pmta/config', text }, { files: memoryFiles({}) }), options);
}

describe('the model agrees with the slow resolver', () => {
  it('on queues', () => {
    compare(queueNodes, ({ text, model, slow }) => {
      for (const virtualMta of vmtasAsked.filter((vmta) => slow.queues.isTaken(vmta))) {
        for (const domain of domains) {
          const settings = shownSettings(model.queue({ domain, virtualMta }), domainWords);
          expect(settings, `${text}\n${domain}/${virtualMta}`).toEqual(
            shownAnswers(slow.queues.queue(domain, virtualMta)),
          );
        }
      }
    });
  });

  it('on virtual MTAs', () => {
    compare(queueNodes, ({ text, model, slow }) => {
      for (const vmta of vmtasAsked) {
        const settings = shownSettings(model.virtualMta(vmta), vmtaWords);
        expect(settings, `${text}\n${vmta}`).toEqual(shownAnswers(slow.queues.virtualMta(vmta)));
      }
    });
  });

  it('on sources', () => {
    compare(sourceNodes, ({ text, model, slow }) => {
      for (const client of clientsOf(slow, text)) {
        const settings = shownSettings(model.source(clientOf(client)), sourceWords);
        expect(settings, `${text}\n${JSON.stringify(client)}`).toEqual(shownAnswers(slow.sources.source(client)));
      }
    });
  });

  it.each([
    ['route [192.0.2.5]', 'smtp-hosts [192.0.2.5]'],
    ['route ""', 'smtp-hosts ""'],
    ['max-msg-per-hour 100', 'max-msg-rate 100/h'],
    ['backoff-max-msg-per-hour 100', 'backoff-max-msg-rate 100/h'],
    ['max-rcpt-per-transaction 7', 'max-rcpt-per-message 7'],
    ['max-smtp-out-per-source-ip 3', 'source-ip-max-smtp-out 0/0 3'],
  ])('on the values of old names: %s', (old, present) => {
    const [was, is] = [old, present].map((line) => {
      const model = modelOf(`<domain *>\n${line}\n</domain>\n`, defaultModelOptions);
      return model.queue({ domain: 'example.com', virtualMta: '{default}' }).all.map(shownValue);
    });
    expect(was).toEqual(is);
  });
});

function shownValue({ name, canonical, isDefault }: Setting): string {
  return `${name} ${canonical} ${isDefault}`;
}

/** One line of text for each setting, so that a difference can be read; those of a list in the order of the list. */
function shownAnswers(answers: readonly Answer[]): string[] {
  return inOrder(answers.map(({ name, line, text, shadowed }) => [name, shown(text, line, shadowed)]));
}

/** @param words what has to be there even if nothing sets it */
function shownSettings({ all }: Settings, words: readonly Word[]): string[] {
  const known = new Set(words.map(({ name }) => name));
  const wanted = all.filter((setting) => known.has(setting.name) || !setting.isDefault);
  return inOrder(wanted.map((setting) => [setting.name, shownSetting(setting)]));
}

function shownSetting({ text, line, shadowed }: Setting): string {
  const places = shadowed.map(({ place }) => place.line);
  return shown(text, line?.place.line, places);
}

function shown(text: string | undefined, line: number | undefined, shadowed: readonly number[]): string {
  return `${text ?? '-'} from ${line ?? 'default'}, then ${shadowed.join(' ')}`;
}

/** In the order of the names. What counts for networks has no order. */
function inOrder(settings: readonly (readonly [string, string])[]): string[] {
  const key = ([name, value]: readonly [string, string]): string =>
    name.startsWith('source-ip') ? name + value : name;
  const sorted = settings.toSorted((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
  return sorted.map(([name, value]) => `${name} ${value}`);
}

type ClientWords = Parameters<typeof clientOf>[0];

function clientsOf(slow: SlowResolver, text: string): ClientWords[] {
  const known = users.filter((user) => slow.sources.hasUser(user));
  // Nobody says which of these two networks is the narrower one for an address of version 6.
  const isClear = !(text.includes('<source 0/0>') && text.includes('<source ::/0>'));
  const clear = addresses.filter((address) => isClear || !address.includes(':'));
  const clients = clear.flatMap((address) =>
    listeners.flatMap((listener) => [{ address, listener }, ...known.map((user) => ({ address, listener, user }))]),
  );
  return [...clients, { address: '192.0.2.1' }, { pickup: true }];
}
