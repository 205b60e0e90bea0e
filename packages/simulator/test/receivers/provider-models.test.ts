import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { shippedProviders } from '@pmtakit/semantics';
import { recipientReplies, sampleReplies } from '../../../linter/src/data/replies.ts';
import { type ProviderModel, readProviderModels } from '../../src/receivers/provider-models.ts';
import { Sender } from './sender.ts';

function parsed(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));
}

const data = parsed('../src/data/receivers.json');
const models = readProviderModels(data);
const each = models.providers.map((provider) => [provider.id, provider] as const);

/** Replies of providers whose samples stand under the name of another that runs the same servers. */
const sameServers: Readonly<Record<string, string>> = { 'microsoft-365': 'outlook', 'mail-com': 'united-internet' };

function samplesOf(id: string): Set<string> {
  const own = sampleReplies.filter(({ provider }) => [id, sameServers[id]].includes(provider));
  return new Set([...own, ...recipientReplies].map(({ text }) => text));
}

/** The replies that a provider has in its own words. */
function ownTexts({ written }: ProviderModel): [string, unknown][] {
  return Object.entries(Object(written['replies'] ?? {}));
}

describe('the data', () => {
  it('is as its schema says', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    ajv.addSchema(Object(parsed('receiver.schema.json')), 'receiver.schema.json');
    const isValid = ajv.compile(Object(parsed('receivers.schema.json')));
    expect([isValid(data), isValid.errors]).toEqual([true, null]);
  });

  it('has a date, and none that is later', () => {
    expect(models.asOf).toMatch(/^20\d\d-\d\d$/);
    expect(models.providers.filter(({ since }) => since > models.asOf)).toEqual([]);
  });

  it('uses every source', () => {
    const facts = models.providers.flatMap((provider) => [...provider.facts.values()]);
    const used = new Set(facts.flatMap(({ sources }) => sources));
    expect(Object.keys(Object(data).sources).filter((source) => !used.has(source))).toEqual([]);
  });

  it('names no provider and no domain twice', () => {
    for (const names of [each.map(([id]) => id), models.providers.flatMap(({ model }) => model.domains)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe.each(each)('%s', (id, provider) => {
  const { written, facts } = provider;

  it('says of all that it does where it is from', () => {
    const does = Object.keys(written).filter((key) => key !== 'domains' && key !== 'mx');
    expect(does.toSorted()).toEqual([...facts.keys()].toSorted());
  });

  it('takes the mail of the users that it has, and has the limits that are known', () => {
    const known = shippedProviders.providers.find((one) => one.id === id);
    expect(provider).toMatchObject({ name: known?.name, model: { domains: known?.domains, mx: known?.mx } });
    const { connections, messagesPerConnection } = provider.model;
    expect(connections[0]?.most).toBe(known?.connections?.value);
    expect(messagesPerConnection?.most).toBe(known?.messagesPerConnection?.value);
  });

  it('has words that are known to be its own', () => {
    const samples = samplesOf(id);
    // How a server asks for TLS is in no list of replies.
    const texts = ownTexts(provider).filter(([kind]) => kind !== 'tls');
    expect(texts.filter(([, text]) => !samples.has(String(text)))).toEqual([]);
  });

  it('throttles with its text, which patterns for it can be written for', () => {
    const sender = new Sender({ ...written, rate: '1/h' });
    const { number } = sender.connect();
    const replies = [0, 1].map((message) => sender.deliver({ connection: number, number: message }).reply);
    expect(replies).toEqual(['ok', provider.model.texts.throttled]);
    const hasOwn = ownTexts(provider).some(([kind]) => kind === 'throttled');
    expect(samplesOf(id).has(String(replies[1]))).toBe(hasOwn);
  });

  it('keeps its limits', () => {
    const sender = new Sender(written);
    const { connections, messagesPerConnection, texts } = provider.model;
    const most = connections[0]?.most ?? 30;
    for (let count = 0; count < most; count++) expect(sender.connect().reply).toBe('ok');
    expect(sender.connect().reply).toBe(connections.length > 0 ? texts.connections : 'ok');
    const messages = messagesPerConnection?.most ?? 30;
    const reply = (number: number) => sender.deliver({ number, now: number * 1000, connection: 0 }).reply;
    expect(Array.from({ length: messages }, (_, number) => reply(number)).filter((text) => text !== 'ok')).toEqual([]);
    expect(reply(messages)).toBe(messagesPerConnection ? texts.messages : 'ok');
  });

  it('takes mail without TLS where it does not insist on it', () => {
    const reply = new Sender(written).deliver({ tls: 'never' }).reply;
    expect(reply).toBe(provider.model.tls === 'required' ? provider.model.texts.tls : 'ok');
  });
});

describe('data that is wrong', () => {
  const good = { id: 'a', name: 'A', since: '2026-11', receiver: { tls: 'required' }, facts: {} };
  const whole = (provider: unknown) => ({
    asOf: '2026-11',
    sources: { S: { name: 'S', read: '2026-11' } },
    providers: [provider],
  });

  it.each<[unknown, string]>([
    [5, 'data is not an object'],
    [{ ...whole(good), asOf: '2026' }, 'data.asOf is not a month such as 2026-11'],
    [{ ...whole(good), sources: 5 }, 'data.sources is not an object'],
    [{ ...whole(good), sources: { S: {} } }, 'data.sources.S lacks its name or the month in which it was read'],
    [{ ...whole(good), providers: {} }, 'data.providers is not a list'],
    [whole(5), 'data.providers.0 is not an object'],
    [whole({ ...good, id: undefined }), 'data.providers.0 lacks its id or name'],
    [whole({ ...good, since: 'May' }), 'data.providers.0.since is not a month such as 2026-11'],
    [whole({ ...good, receiver: 5 }), 'data.providers.0.receiver is not an object'],
    [
      whole({ ...good, receiver: { rate: { limit: 5 } } }),
      'data.providers.0.receiver.rate.limit 5 is not a rate such as 500/h or 100/15m',
    ],
    [whole({ ...good, facts: 5 }), 'data.providers.0.facts is not an object'],
    [whole({ ...good, facts: { tls: 5 } }), 'data.providers.0.facts.tls is not an object'],
    [
      whole({ ...good, facts: { tls: { confidence: 'X' } } }),
      'data.providers.0.facts.tls.confidence is none of H, M, L',
    ],
    [
      whole({ ...good, facts: { tls: { confidence: 'H', sources: ['S', 'T'] } } }),
      'data.providers.0.facts.tls.sources names an unknown source',
    ],
    [
      whole({ ...good, facts: { tls: { confidence: 'H', sources: [] } } }),
      'data.providers.0.facts.tls.sources names an unknown source',
    ],
  ])('%j', (wrong, message) => {
    expect(() => readProviderModels(wrong)).toThrow(`receiver data: ${message}`);
  });
});
