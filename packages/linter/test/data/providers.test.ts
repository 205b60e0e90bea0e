import { describe, expect, it } from 'vitest';
import json from '../../../semantics/src/data/providers.json' with { type: 'json' };
import {
  type Provider,
  Providers,
  providerOf,
  providers,
  readProviderData,
  reliable,
} from '../../src/data/providers.ts';

const names = (all: readonly Provider[]): string[] => all.map(({ id }) => id);

describe('the provider data', () => {
  it('has the shape that readers rely on', () => {
    expect(readProviderData(json).providers).toEqual(json.providers);
  });

  it('has a date, and one for every source', () => {
    expect(providers.asOf).toMatch(/^20\d\d-\d\d$/);
    for (const { read } of Object.values(providers.data.sources)) expect(read <= providers.asOf).toBe(true);
  });

  it('names each provider, domain and mail server once', () => {
    for (const list of [names(providers.all), providers.all.flatMap(({ domains }) => domains)]) {
      expect(new Set(list).size).toBe(list.length);
    }
    const suffixes = providers.all.flatMap(({ mx }) => mx);
    expect(new Set(suffixes).size).toBe(suffixes.length);
  });

  it('uses every source that it lists', () => {
    const used = JSON.stringify(json.providers).matchAll(/"source":"(\w+)"/g);
    expect([...new Set([...used].map(([, code]) => code))].toSorted()).toEqual(Object.keys(json.sources).toSorted());
  });

  it('knows a domain or a mail server of everyone', () => {
    expect(names(providers.all.filter(({ domains, mx }) => domains.length + mx.length === 0))).toEqual([]);
  });
});

describe('providerOf', () => {
  it.each([
    ['gmail.com', 'google'],
    ['yahoo.com', 'yahoo'],
    ['yahoo.fr', 'yahoo'],
    ['yahoo.co.uk', 'yahoo'],
    ['yahoo.com.br', 'yahoo'],
    ['yahoo.co.jp', 'yahoo-japan'],
    ['hotmail.de', 'outlook'],
    ['gmx.at', 'united-internet'],
    ['orange.fr', 'orange'],
  ])('knows whose %s is', (domain, id) => expect(providerOf(domain)?.id).toBe(id));

  it.each([
    'example.com',
    'mail.gmail.com',
    'yahoo.example',
    'yahoo.shop.example.com',
    'yahoo.com.shop',
    'yahoo',
    'notgmail.com',
    '*.yahoo.com',
    'constructor',
    '',
  ])('knows nobody for %j', (domain) => expect(providerOf(domain)).toBeUndefined());
});

describe('mail servers', () => {
  it.each([
    ['gmail-smtp-in.l.google.com', 'google'],
    ['mta5.am0.yahoodns.net', 'yahoo'],
    ['x.olc.protection.outlook.com', 'outlook'],
    ['example-com.mail.protection.outlook.com', 'microsoft-365'],
    ['eu-smtp-inbound-1.mimecast.com', 'mimecast'],
  ])('are told by their ending: %s', (host, id) => expect(providers.ofServer(host)?.id).toBe(id));

  it.each(['mx.example.com', 'google.com', 'notgoogle.com', 'protection.outlook.com', ''])('of nobody: %j', (host) =>
    expect(providers.ofServer(host)).toBeUndefined(),
  );
});

describe('reliable', () => {
  it('leaves out what one source says alone', () => {
    expect(reliable({ value: 5, confidence: 'H', source: 'KS' })).toBe(5);
    expect(reliable({ value: 5, confidence: 'M', source: 'KS' })).toBe(5);
    expect(reliable({ value: 5, confidence: 'L', source: 'KS' })).toBeUndefined();
    expect(reliable(undefined)).toBeUndefined();
  });
});

const own = {
  asOf: '2026-12',
  sources: { US: { name: 'measured by us', read: '2026-12' } },
  providers: [
    {
      id: 'google',
      name: 'Google',
      domains: ['gmail.com'],
      mx: ['google.com'],
      connections: { value: 40, confidence: 'H', source: 'US' },
    },
    { id: 'example', name: 'Example', domains: ['example.com'], mx: ['example.net'] },
  ],
} as const;

describe('data of users', () => {
  const both = providers.with(readProviderData(own));

  it('replaces what it gives, and keeps the rest', () => {
    expect(both.of('gmail.com')?.connections?.value).toBe(40);
    expect(both.of('gmail.com')?.messagesPerConnection).toEqual(providerOf('gmail.com')?.messagesPerConnection);
    expect(both.of('yahoo.com')).toEqual(providerOf('yahoo.com'));
  });

  it('adds providers, with a date of its own', () => {
    expect(both.of('example.com')?.id).toBe('example');
    expect(both.ofServer('mx.example.net')?.id).toBe('example');
    expect(both.asOf).toBe('2026-12');
  });

  it('leaves what comes with pmtalint as it is', () => {
    expect(providerOf('example.com')).toBeUndefined();
    expect(new Providers(providers.data).of('gmail.com')?.connections?.value).toBe(5);
  });

  const fact = { value: 5, confidence: 'H', source: 'US' };
  const provider = (more: object): object => ({ id: 'x', name: 'X', domains: [], mx: [], ...more });

  it.each([
    ['no object', 5, 'the data'],
    ['no month', { ...own, asOf: 'today' }, 'asOf'],
    ['a month that is none', { ...own, asOf: '2026-13' }, 'asOf'],
    ['no sources', { ...own, sources: [] }, 'sources'],
    ['a source without a name', { ...own, sources: { US: { read: '2026-12' } } }, 'sources.US.name'],
    ['a source that was never read', { ...own, sources: { US: { name: 'us' } } }, 'sources.US.read'],
    [
      'a revision that is no text',
      { ...own, sources: { US: { ...own.sources.US, revision: 3 } } },
      'sources.US.revision',
    ],
    ['providers that are no list', { ...own, providers: {} }, 'providers'],
  ])('is refused with %s', (_, data, place) => {
    expect(() => readProviderData(data)).toThrow(`provider data: ${place}`);
  });

  it.each([
    ['no id', provider({ id: '' }), 'the id'],
    ['no name', provider({ name: 3 }), 'x.name'],
    ['a word too many', provider({ connection: fact }), 'x has no connection'],
    ['a domain that is none', provider({ domains: ['Example.com'] }), 'x.domains: "Example.com"'],
    ['a pattern as a domain', provider({ domains: ['*.example.com'] }), 'x.domains'],
    ['domains that are no list', provider({ domains: 'example.com' }), 'x.domains'],
    ['a mail server that is none', provider({ mx: ['*'] }), 'x.mx'],
    ['a switch that is none', provider({ serversPerCustomer: 'yes' }), 'x.serversPerCustomer'],
    ['a bare number', provider({ connections: 5 }), 'x.connections'],
    ['a number that is none', provider({ connections: { ...fact, value: '5' } }), 'x.connections.value'],
    ['a count of none', provider({ messagesPerConnection: { ...fact, value: 0 } }), 'x.messagesPerConnection.value'],
    ['a time that is none', provider({ shortestRetry: { ...fact, value: '4 hours' } }), 'x.shortestRetry.value'],
    ['TLS that is a number', provider({ requiresTls: fact }), 'x.requiresTls.value'],
    ['an unknown confidence', provider({ connections: { ...fact, confidence: 'X' } }), 'x.connections.confidence'],
    ['an unknown source', provider({ connections: { ...fact, source: 'XX' } }), 'x.connections.source'],
    ['a source of all objects', provider({ connections: { ...fact, source: 'constructor' } }), 'x.connections.source'],
  ])('is refused with a provider with %s', (_, one, place) => {
    expect(() => readProviderData({ ...own, providers: [one] })).toThrow(`provider data: ${place}`);
  });
});
