/** Single settings: values, defaults, old names, secrets, and how lines of several sections combine. */
import { type CatalogueRow, catalogue } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  Model,
  type ModelOptions,
  type PmtaVersion,
  type Setting,
  type Settings,
  canonical,
  clientOf,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  pmtaVersions,
} from '../../src/index.ts';
import { combiningOf } from '../../src/model/combining.ts';
import { defaultOf, isKnownIn, twinOf } from '../../src/model/defaults.ts';
import { sameValues, shownText, valuesOf } from '../../src/model/setting.ts';
import { synonymOf } from '../../src/model/synonyms.ts';
import type { Block, Line } from '../../src/project/whole.ts';
import { acctFile, domain, pool, source, vmta } from '../sample-sections.ts';

function modelOf(text: string, assumptions: Partial<Assumptions> = {}, version: PmtaVersion = '5.0'): Model {
  const options: ModelOptions = { version, assumptions: { ...defaultAssumptions, ...assumptions } };
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({ config: text }) }), options);
}

/** What applies to a queue of the built-in virtual MTA, or of another one. */
function queueIn(text: string, name = 'example.com', virtualMta = '{default}'): Settings {
  return modelOf(text).queue({ domain: name, virtualMta });
}

function setting(settings: Settings, name: string): Setting {
  const found = settings.get(name);
  if (!found) throw new Error(`no setting ${name}`);
  return found;
}

/** Name and value of the line that counts, as written. */
const shown = ({ text, line }: Setting): string => `${text ?? '-'}${line ? ` (${line.place.line})` : ''}`;

function onlyBlock(text: string): Block {
  const [block] = modelOf(text).whole.blocks();
  if (!block) throw new Error('no section');
  return block;
}

/** The first line of a `<domain>` section. */
function lineOf(text: string): Line {
  const [line] = onlyBlock(domain('*', text)).lines();
  if (!line) throw new Error('no line');
  return line;
}

function row(name: string, scope = 'domain'): CatalogueRow {
  const found = catalogue().directive(scope, name);
  if (!found) throw new Error(`no row ${name}`);
  return found;
}

describe('the defaults', () => {
  it.each([
    ['max-smtp-out', '20'],
    ['use-starttls', 'true'],
    ['require-starttls', 'false'],
    ['bounce-after', '4d12h'],
    ['retry-recipients-after', '10m'],
    ['dkim-sign', 'false'],
    ['type', 'smtp'],
    ['source-ip-max-smtp-out', 'unlimited'],
    ['max-cold-virtual-mta-msg', '0/d'],
  ])('of a queue: %s %s', (name, text) => {
    const found = setting(queueIn(''), name);
    expect(found.text).toBe(text);
    expect(found.isDefault).toBe(true);
    expect(found.line).toBeUndefined();
    expect(found.shadowed).toEqual([]);
    expect(found.assumptions).toEqual([]);
    expect(found.values).toHaveLength(1);
  });

  it.each(['smtp-hosts', 'queue-to', 'auth-username', 'backoff-reroute-to-virtual-mta', 'second-dkim-identity'])(
    'of a queue: none for %s',
    (name) => {
      const found = setting(queueIn(''), name);
      expect([found.text, found.value, found.values, found.canonical]).toEqual([undefined, undefined, [], '']);
      expect(found.isDefault).toBe(true);
      expect(found.isCleared).toBe(false);
    },
  );

  it.each(['no-such-thing', 'always-allow-relaying', 'include', 'route', ''])(
    'has no setting %j for a queue',
    (name) => {
      expect(queueIn('').get(name)).toBeUndefined();
      expect(queueIn('').of(name)).toEqual([]);
    },
  );

  it('are right values, each for its directive', () => {
    const subjects = (version: PmtaVersion): Settings[] => {
      const model = modelOf(acctFile('a.csv'), {}, version);
      const files = model.acctFiles.map(({ settings }) => settings);
      return [
        model.queue({ domain: 'a', virtualMta: '{default}' }),
        model.virtualMta('{default}'),
        model.source(clientOf({ address: '192.0.2.1' })),
        model.server,
        ...files,
      ];
    };
    for (const settings of pmtaVersions.flatMap(subjects)) {
      // The default of record-fields is for every type of record and names none.
      for (const one of settings.all.filter(({ name }) => name !== 'record-fields')) {
        expect([one.name, one.values.length > 0]).toEqual([one.name, one.text !== undefined]);
      }
    }
  });

  it('differ between releases', () => {
    const redirect = (version: PmtaVersion): string | undefined =>
      modelOf('', {}, version).server.get('http-redirect-to-https')?.text;
    expect(pmtaVersions.map((version) => [version, redirect(version)])).toEqual([
      ['4.5', 'false'],
      ['5.0', 'true'],
    ]);
    expect(defaultOf(row('max-smtp-out'), '4.5')).toBe('20');
    expect(defaultOf(row('queue-to'), '5.0')).toBeUndefined();
  });

  it('stand in the order of the alphabet, each name once', () => {
    const names = queueIn('').all.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
    expect(names.length).toBeGreaterThan(90);
  });
});

describe('what a release knows', () => {
  const known = (name: string, version: PmtaVersion): boolean => isKnownIn(row(name), version);

  it.each([
    ['max-smtp-out', [true, true]],
    ['smtp-hosts', [true, true]],
    ['use-dane', [false, true]],
    ['max-data-volume-rate', [false, true]],
    ['retry-after-dns-error', [false, true]],
    ['smtp-tls-allow-sslv3', [true, false]],
  ] as const)('of %s', (name, expected) => {
    expect(pmtaVersions.map((version) => known(name, version))).toEqual(expected);
  });

  it('leaves the rest out', () => {
    const text = domain('*', 'use-dane yes', 'max-smtp-out 7', 'smtp-tls-allow-sslv3 yes');
    const names = (version: PmtaVersion): (string | undefined)[] => {
      const queue = modelOf(text, {}, version).queue({ domain: 'a', virtualMta: '{default}' });
      return ['use-dane', 'max-smtp-out', 'smtp-tls-allow-sslv3'].map((name) => queue.get(name)?.text);
    };
    expect(names('5.0')).toEqual(['yes', '7', undefined]);
    expect(names('4.5')).toEqual([undefined, '7', 'yes']);
  });

  it.each([
    ['4.0', true, true],
    ['4.5', true, true],
    ['5.0', false, true],
    ['5.0r8', false, true],
    ['5.5', false, false],
    ['long ago', true, true],
  ])('of what came with %s', (since, ...expected) => {
    const one = { ...row('max-smtp-out'), since };
    expect(pmtaVersions.map((version) => isKnownIn(one, version))).toEqual(expected);
  });

  it.each([
    ['4.5', false, false],
    ['5.0', true, false],
    ['5.5', true, true],
  ])('of what went with %s', (removed, ...expected) => {
    const one = { ...row('max-smtp-out'), removed };
    expect(pmtaVersions.map((version) => isKnownIn(one, version))).toEqual(expected);
  });
});

describe('limits of backoff mode', () => {
  it.each([
    ['max-msg-rate', 'backoff-max-msg-rate', '100/h'],
    ['max-connect-rate', 'backoff-max-connect-rate', '5/m'],
    ['max-data-volume-rate', 'backoff-max-data-volume-rate', '1m/h'],
  ])('are those of normal mode: %s', (normal, backoff, value) => {
    expect(twinOf(backoff)).toBe(normal);
    const found = setting(queueIn(domain('*', `${normal} ${value}`)), backoff);
    expect([found.text, found.isDefault, found.line]).toEqual([value, true, undefined]);
    expect(found.canonical).toBe(setting(queueIn(domain('*', `${normal} ${value}`)), normal).canonical);
    expect(setting(queueIn(domain('*', `${normal} ${value}`, `${backoff} 7/d`)), backoff).text).toBe('7/d');
    expect(setting(queueIn(''), backoff).text).toBe('unlimited');
  });

  it('are their own for connections and retries', () => {
    const queue = queueIn(domain('*', 'max-smtp-out 3', 'retry-after 5m'));
    expect(setting(queue, 'backoff-max-smtp-out').text).toBe('20');
    expect(setting(queue, 'backoff-retry-after').text).toBe('1h');
    expect([twinOf('backoff-max-smtp-out'), twinOf('max-msg-rate')]).toEqual([undefined, undefined]);
  });

  it('follow the one of normal mode that counts, with what it rests on', () => {
    const text = domain('*', 'max-msg-rate 100/h') + domain('example.com', 'max-msg-rate 5/h', 'max-msg-rate 6/h');
    const found = setting(queueIn(text), 'backoff-max-msg-rate');
    expect([found.text, found.assumptions]).toEqual(['6/h', ['repeated-lines']]);
  });

  it('follow an old name in its new form', () => {
    const found = setting(queueIn(domain('*', 'max-msg-per-hour 100')), 'backoff-max-msg-rate');
    expect([found.text, found.canonical]).toEqual(['100/h', '100/3600']);
  });
});

describe('the line that counts', () => {
  const text =
    domain('*', 'max-smtp-out 1') +
    domain('[*.]example.com', 'max-smtp-out 2') +
    domain('example.com', 'max-smtp-out 3');

  it.each([
    ['example.com', '3 (8)', ['2', '1']],
    ['EXAMPLE.COM', '3 (8)', ['2', '1']],
    ['a.example.com', '2 (5)', ['1']],
    ['example.org', '1 (2)', []],
  ])('of %s is the one of the narrowest pattern', (name, expected, shadowed) => {
    const found = setting(queueIn(text, name), 'max-smtp-out');
    expect(shown(found)).toBe(expected);
    expect(found.shadowed.map((line) => line.text)).toEqual(shadowed);
    expect(found.isDefault).toBe(false);
    expect(found.assumptions).toEqual([]);
  });

  it('of a section is its last one; that is an assumption', () => {
    const lines = domain('*', 'max-smtp-out 1', 'max-smtp-out 2', 'max-smtp-out 3');
    const found = setting(queueIn(lines), 'max-smtp-out');
    expect([shown(found), found.shadowed.map((line) => line.text), found.assumptions]).toEqual([
      '3 (4)',
      ['2', '1'],
      ['repeated-lines'],
    ]);
    const first = setting(
      modelOf(lines, { 'repeated-lines': 'first' }).queue({ domain: 'a', virtualMta: '{default}' }),
      'max-smtp-out',
    );
    expect([shown(first), first.shadowed.map((line) => line.text)]).toEqual(['1 (2)', ['2', '3']]);
  });

  it('rests on nothing where all lines say the same', () => {
    expect(setting(queueIn(domain('*', 'retry-after 60m', 'retry-after 1h')), 'retry-after').assumptions).toEqual([]);
  });

  it('is never one that PowerMTA refuses', () => {
    for (const wrong of [
      'max-smtp-out many',
      'max-smtp-out',
      'max-smtp-out 1 2',
      'max-smtp-out 2 # ',
      'max-smtp-out -1',
    ]) {
      const isWrong = wrong !== 'max-smtp-out 2 # ';
      expect(setting(queueIn(domain('*', 'max-smtp-out 7') + domain('example.com', wrong)), 'max-smtp-out').text).toBe(
        isWrong ? '7' : '2',
      );
    }
    expect(setting(queueIn(domain('*', 'zzz 1', 'always-allow-relaying yes')), 'max-smtp-out').isDefault).toBe(true);
  });

  it('of a virtual MTA beats the one of its pool, and that the one of the top level', () => {
    const layers =
      domain('*', 'max-smtp-out 1', 'retry-after 1m', 'bounce-after 1d') +
      pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 2', 'retry-after 2m')) +
      vmta('a', domain('*', 'max-smtp-out 3'));
    const of = (name: string): string[] =>
      ['max-smtp-out', 'retry-after', 'bounce-after'].map(
        (one) => setting(queueIn(layers, 'x.example', name), one).text ?? '',
      );
    expect(of('a')).toEqual(['3', '2m', '1d']);
    expect(of('b')).toEqual(['1', '1m', '1d']);
  });

  it('may take a value back', () => {
    const cleared = domain('*', 'queue-to big.queue', 'auth-username a') + domain('example.com', 'queue-to ""');
    const found = setting(queueIn(cleared), 'queue-to');
    expect([found.isCleared, found.value?.kind, found.text, found.canonical, found.isDefault]).toEqual([
      true,
      'cleared',
      '""',
      '""',
      false,
    ]);
    expect(found.shadowed.map((line) => line.text)).toEqual(['big.queue']);
    expect(setting(queueIn(cleared, 'example.org'), 'queue-to').isCleared).toBe(false);
    expect(setting(queueIn(cleared), 'auth-username').isCleared).toBe(false);
  });
});

describe('old names', () => {
  it.each([
    ['route a.example,b.example', 'smtp-hosts', 'a.example,b.example', 'smtp-hosts a.example,b.example'],
    ['max-rcpt-per-transaction 5', 'max-rcpt-per-message', '5', 'max-rcpt-per-message 5'],
    ['max-msg-per-hour 50', 'max-msg-rate', '50', 'max-msg-rate 50/h'],
    ['backoff-max-msg-per-hour 50', 'backoff-max-msg-rate', '50', 'backoff-max-msg-rate 50/h'],
    ['max-smtp-out-per-source-ip 4', 'source-ip-max-smtp-out', '4', 'source-ip-max-smtp-out 0/0 4'],
  ])('%s', (old, name, text, modern) => {
    const found = setting(queueIn(domain('*', old)), name);
    expect([found.name, found.text, found.isDefault]).toEqual([name, text, false]);
    expect(found.canonical).toBe(setting(queueIn(domain('*', modern)), name).canonical);
    expect(sameValues(lineOf(old), lineOf(modern))).toBe(true);
    expect(queueIn(domain('*', old)).get(old.split(' ')[0] ?? '')).toBeUndefined();
  });

  it('share a place with the new ones', () => {
    const found = setting(queueIn(domain('*', 'max-msg-rate 7/h', 'max-msg-per-hour 9')), 'max-msg-rate');
    expect([found.text, found.canonical, found.shadowed.map((line) => line.text)]).toEqual(['9', '9/3600', ['7/h']]);
    expect(found.assumptions).toEqual(['repeated-lines']);
    expect(setting(queueIn(domain('*', 'max-msg-rate 9/h', 'max-msg-per-hour 9')), 'max-msg-rate').assumptions).toEqual(
      [],
    );
  });

  it('mean something else outside of <domain>', () => {
    expect(synonymOf(row('route'), 'domain')?.name).toBe('smtp-hosts');
    expect(synonymOf(row('route'), 'global')).toBeUndefined();
    expect(synonymOf(row('max-smtp-out'), 'domain')).toBeUndefined();
  });
});

describe('settings of several lines', () => {
  const texts = (settings: readonly Setting[]): (string | undefined)[] => settings.map(({ text }) => text);

  it('hold the keys of all layers, the strongest first', () => {
    const key = (name: string): string => `domain-key ${name},example.com,/a`;
    const model = modelOf(
      `${key('g1')}\n${key('g2')}\n${pool('p', 'virtual-mta a', key('p1'))}${vmta('a', key('v1'), key('v2'))}`,
    );
    const names = model
      .virtualMta('a')
      .of('domain-key')
      .map(({ text = '' }) => text.split(',')[0]);
    expect(names).toEqual(['v1', 'v2', 'p1', 'g1', 'g2']);
    expect(model.virtualMta('a').get('domain-key')?.shadowed).toEqual([]);
    expect(texts(model.virtualMta('b').of('domain-key'))).toHaveLength(2);
  });

  it('hold the addresses of the nearest scope only', () => {
    const host = (ip: string): string => `smtp-source-host ${ip} a.example`;
    const model = modelOf(`${host('192.0.2.1')}\n${vmta('a', host('192.0.2.2'), host('192.0.2.3'))}${vmta('b')}`);
    expect(texts(model.virtualMta('a').of('smtp-source-host'))).toEqual(['192.0.2.2 a.example', '192.0.2.3 a.example']);
    expect(texts(model.virtualMta('b').of('smtp-source-host'))).toEqual(['192.0.2.1 a.example']);
    expect(
      model
        .virtualMta('a')
        .get('smtp-source-host')
        ?.shadowed.map((line) => line.text),
    ).toEqual(['192.0.2.1 a.example']);
  });

  it('of networks are set for each network', () => {
    const text =
      domain('*', 'source-ip-max-smtp-out 192.0.2.0/24 5', 'source-ip-max-smtp-out 198.51.100/24 6') +
      domain('example.com', 'source-ip-max-smtp-out 192.0.2/24 7');
    const found = queueIn(text).of('source-ip-max-smtp-out');
    expect(texts(found)).toEqual(['192.0.2/24 7', '198.51.100/24 6']);
    expect(found.map(({ value }) => value && canonical(value))).toEqual(['7', '6']);
    expect(found.map(({ values }) => values.length)).toEqual([2, 2]);
    expect(found[0]?.shadowed.map((line) => line.text)).toEqual(['192.0.2.0/24 5']);
    expect(texts(queueIn(text, 'example.org').of('source-ip-max-smtp-out'))).toEqual([
      '192.0.2.0/24 5',
      '198.51.100/24 6',
    ]);
  });

  it('share a network with the old name for all', () => {
    const found = queueIn(domain('*', 'max-smtp-out-per-source-ip 4', 'source-ip-max-smtp-out 0/0 5')).of(
      'source-ip-max-smtp-out',
    );
    expect(found.map((one) => one.canonical)).toEqual(['4:0/0 5']);
  });

  it.each([
    ['max-smtp-out', false, 'override'],
    ['relay-domain', true, 'every-layer'],
    ['domain-key', true, 'every-layer'],
    ['smtp-source-host', true, 'nearest-scope'],
    ['host-name', true, 'nearest-scope'],
    ['source-ip-max-msg-rate', false, 'per-network'],
  ] as const)('combine by their kind: %s', (name, repeatable, combining) => {
    expect(combiningOf({ name, repeatable })).toBe(combining);
  });

  it('of the server are all there', () => {
    const { server } = modelOf('relay-domain a.example\nrelay-domain b.example\nname-server 192.0.2.1\n');
    expect(texts(server.of('relay-domain'))).toEqual(['a.example', 'b.example']);
    expect(texts(server.of('name-server'))).toEqual(['192.0.2.1']);
  });

  it('of accounting files are not inherited', () => {
    const model = modelOf(acctFile('a.csv', 'records t', 'move-to /b') + acctFile('"|/bin/x y"'));
    expect(model.acctFiles.map(({ target }) => target)).toEqual(['a.csv', '|/bin/x y']);
    expect(model.acctFiles.map(({ settings }) => settings.get('records')?.text)).toEqual(['t', 'd,b']);
    expect(model.acctFiles.map(({ settings }) => settings.get('move-to')?.isDefault)).toEqual([false, true]);
  });
});

describe('settings of sources', () => {
  const text =
    source('0/0', 'max-message-size 1M', 'allow-auth no') +
    source('192.0.2/24', 'max-message-size 2M') +
    'always-allow-relaying yes\n';

  it.each([
    ['192.0.2.1', '2M', 'no'],
    ['198.51.100.1', '1M', 'no'],
    ['::1', '1M', 'no'],
  ])('of a client at %s', (address, size, auth) => {
    const found = modelOf(text).source(clientOf({ address }));
    expect([found.get('max-message-size')?.text, found.get('allow-auth')?.text]).toEqual([size, auth]);
    expect(found.get('always-allow-relaying')?.text).toBe('yes');
    expect(found.get('require-auth')?.isDefault).toBe(true);
  });
});

describe('secrets', () => {
  it.each([
    ['auth-password "very secret"', '****'],
    ['auth-password verysecret', '****'],
    ['smtp-client-certificate /a/b.pem verysecret', '/a/b.pem ****'],
    ['smtp-client-certificate /a/b.pem', '/a/b.pem'],
    ['auth-username me', 'me'],
  ])('%s is shown as %s', (line, text) => {
    const [name = ''] = line.split(' ');
    const found = setting(queueIn(domain('*', line)), name);
    expect(found.text).toBe(text);
    expect(shownText(lineOf(line))).toBe(text);
    expect(found.text).not.toContain('secret');
  });

  it('are compared by their values all the same', () => {
    expect(sameValues(lineOf('auth-password a1'), lineOf('auth-password "a1"'))).toBe(true);
    expect(sameValues(lineOf('auth-password a1'), lineOf('auth-password a2'))).toBe(false);
  });

  it('of users and keys are stars too', () => {
    const { server } = modelOf('http-api-key abcdefghijklmnopqrstuvwxyz0123456789\n');
    expect(server.get('http-api-key')?.text).toBe('****');
  });
});

describe('two spellings', () => {
  const isSame = (a: string, b: string): boolean => sameValues(lineOf(a), lineOf(b));

  it.each([
    ['use-starttls yes', 'use-starttls true'],
    ['use-starttls NO', 'use-starttls false'],
    ['bounce-after 1d', 'bounce-after 24h'],
    ['bounce-after 4d12h', 'bounce-after 108h'],
    ['retry-after 60m,2h', 'retry-after 1h,120m'],
    ['max-msg-rate 60/m', 'max-msg-rate 60/min'],
    ['max-msg-rate 60/1h', 'max-msg-rate 60/hr'],
    ['max-msg-rate 0', 'max-msg-rate unlimited'],
    ['max-data-volume-rate 1k/h', 'max-data-volume-rate 1024/h'],
    ['max-cold-virtual-mta-msg 5/d,6/day', 'max-cold-virtual-mta-msg 5/day,6/d'],
    ['smtp-hosts A.example', 'smtp-hosts a.example'],
    ['smtp-hosts [192.0.2.1]:25;b.example', 'smtp-hosts [192.0.2.1]:25;B.example'],
    ['queue-to "big.queue"', 'queue-to big.queue'],
    ['type PIPE', 'type pipe'],
    ['backoff-notify a@example.com', 'backoff-notify "a@example.com"'],
    ['source-ip-max-smtp-out 192.0.2/24 5', 'source-ip-max-smtp-out 192.0.2.0/24 5'],
    ['route a.example', 'smtp-hosts a.example'],
    ['max-msg-per-hour 5', 'max-msg-rate 5/h'],
    ['disable-acct-records d,b', 'disable-acct-records delivery,bounce'],
  ])('mean the same: %s and %s', (a, b) => expect(isSame(a, b)).toBe(true));

  it.each([
    ['max-msg-rate 60/m', 'max-msg-rate 1/s'],
    ['max-msg-rate 60/h', 'max-msg-rate 1/m'],
    ['max-msg-rate 24/d', 'max-msg-rate 1/h'],
    ['max-msg-rate unlimited', 'max-msg-rate 1/s'],
    ['max-data-volume-rate 60m/h', 'max-data-volume-rate 1m/m'],
    ['use-starttls yes', 'use-starttls no'],
    ['retry-after 1h', 'retry-after 1h,1h'],
    ['smtp-hosts a.example,b.example', 'smtp-hosts a.example;b.example'],
    ['smtp-hosts a.example', 'smtp-hosts lookup-mx:a.example'],
    ['smtp-hosts a.example', 'smtp-hosts a.example:26'],
    ['source-ip-max-smtp-out 0/0 5', 'source-ip-max-smtp-out ::/0 5'],
    ['queue-to ""', 'queue-to big.queue'],
    ['file-destination /a', 'file-destination /A'],
    ['auth-username a', 'auth-username A'],
    ['max-cold-virtual-mta-msg 5/d', 'max-cold-virtual-mta-msg 5/d,6/d'],
    ['bounce-upon-no-mx yes', 'bounce-upon-no-mx 1h'],
  ])('mean different things: %s and %s', (a, b) => expect(isSame(a, b)).toBe(false));

  it('are the same for a line and itself', () => {
    const line = lineOf('max-smtp-out 5');
    expect(sameValues(line, line)).toBe(true);
    expect(valuesOf(line).map(canonical)).toEqual(['5']);
  });

  it('of an interval are the same however it is divided', () => {
    const duration = fc.record({ d: fc.nat(6), h: fc.nat(23), m: fc.nat(59), s: fc.integer({ min: 1, max: 59 }) });
    fc.assert(
      fc.property(duration, ({ d, h, m, s }) => {
        const seconds = ((d * 24 + h) * 60 + m) * 60 + s;
        const parts = [
          [d, 'd'],
          [h, 'h'],
          [m, 'm'],
          [s, 's'],
        ].filter(([count]) => count !== 0);
        expect(isSame(`retry-after ${parts.flat().join('')}`, `retry-after ${seconds}s`)).toBe(true);
        expect(isSame(`retry-after ${seconds}s`, `retry-after ${seconds + 1}s`)).toBe(false);
      }),
    );
  });

  it('of a rate are the same only with the same number and interval', () => {
    const rate = fc.record({
      count: fc.integer({ min: 1, max: 99 }),
      times: fc.integer({ min: 1, max: 9 }),
      unit: fc.constantFrom('s', 'm', 'h', 'd'),
    });
    const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const [first, second] = [a, b].map(({ count, times, unit }) => `max-msg-rate ${count}/${times}${unit}`);
        const same = a.count === b.count && a.times * seconds[a.unit] === b.times * seconds[b.unit];
        expect(isSame(first ?? '', second ?? '')).toBe(same);
      }),
    );
  });
});

describe('canonical', () => {
  it('tells apart all defaults that differ, and gives text for every value of the catalogue', () => {
    for (const one of queueIn('').all) {
      expect(typeof one.canonical).toBe('string');
      if (one.values.length > 0) expect(one.canonical).not.toBe('');
    }
  });

  it.each([
    ['dkim-sign if-x-dkim-options-present', 'if-x-dkim-options-present'],
    ['dkim-identity @Example.COM', '@example.com'],
    ['dkim-headers From,To', 'From,To'],
    ['dkim-headers ""', '""'],
    ['backoff-notify a@example.com,b@example.com', 'a@example.com,b@example.com'],
    ['http-delivery-url https://example.com/a', 'https://example.com/a'],
    ['bounce-upon-no-mx never', 'Infinity'],
    ['source-ip-max-smtp-out 10/8 unlimited', '4:167772160/8 Infinity'],
    ['smtp-hosts [192.0.2.1]:25,a.example;lookup-mx:b.example', 'ip:192.0.2.1:25,host:a.example:;lookup-mx:b.example:'],
  ])('of %s', (line, text) => {
    expect(valuesOf(lineOf(line)).map(canonical).join(' ')).toBe(text);
  });
});
