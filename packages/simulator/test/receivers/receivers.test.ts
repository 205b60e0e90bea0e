import { describe, expect, it } from 'vitest';
import { Receivers } from '../../src/receivers/receivers.ts';
import { acceptAll } from '../../src/receivers/receiver.ts';
import { Replies } from '../../src/receivers/replies.ts';
import { type WrittenRule, matcherOf, readReceiverRules } from '../../src/receivers/rules.ts';
import { modelOf } from './sender.ts';

const models = [
  modelOf({ name: 'bulk', domains: 'gmail.com', virtualMtas: ['bulk1', 'bulk2'] }),
  modelOf({ name: 'google', domains: ['gmail.com', 'googlemail.com'], mx: 'google.com' }),
  modelOf({ name: 'yahoo', domains: ['yahoo.com', 'yahoo.*'], mx: 'yahoodns.net' }),
  modelOf({ name: 'japan', domains: 'yahoo.co.jp' }),
  modelOf({ name: 'sub', domains: '*.example.com' }),
  modelOf({ name: 'second', domains: 'gmail.com' }),
];
const servers = new Map([
  ['hosted.example', ['aspmx.l.google.com']],
  ['own.example', ['mx.own.example', 'mta5.am0.yahoodns.net']],
  ['exact.example', ['google.com']],
  ['other.example', ['mx.notgoogle.com']],
]);
const options = { replies: new Replies(), seed: 1, mailServersOf: (domain: string) => servers.get(domain) ?? [] };

describe('the model for a domain', () => {
  const receivers = new Receivers({ ...options, models });

  it.each([
    ['gmail.com', 'v', 'google'],
    ['gmail.com', 'bulk2', 'bulk'],
    ['googlemail.com', 'bulk2', 'google'],
    ['yahoo.com', 'v', 'yahoo'],
    ['yahoo.fr', 'v', 'yahoo'],
    ['yahoo.co.uk', 'v', 'yahoo'],
    ['yahoo.com.br', 'v', 'yahoo'],
    ['yahoo.co.jp', 'v', 'japan'],
    ['yahoo.example', 'v', undefined],
    ['a.example.com', 'v', 'sub'],
    ['a.b.example.com', 'v', 'sub'],
    ['example.com', 'v', undefined],
    ['hosted.example', 'v', 'google'],
    ['own.example', 'v', 'yahoo'],
    ['exact.example', 'v', 'google'],
    ['other.example', 'v', undefined],
    ['', 'v', undefined],
    ['-', 'v', undefined],
  ])('%s by %s: %s', (domain, virtualMta, expected) => {
    expect(receivers.modelOf(domain, virtualMta)?.name).toBe(expected);
  });

  it('of a name of a million dots comes soon', () => {
    expect(receivers.modelOf('.'.repeat(1e6), 'v')).toBeUndefined();
  });
});

describe('a rule', () => {
  const known = new Map([['google', { connections: 5, domains: 'gmail.com' }]]);
  const none = { domains: [], mx: [] };

  function nameOf(written: readonly WrittenRule[], domain: string, virtualMta = 'v'): string | undefined {
    const rules = readReceiverRules(written, known, (path, message) => expect.fail(`${path.join('.')} ${message}`));
    return new Receivers({ ...options, models, rules }).modelOf(domain, virtualMta)?.name;
  }

  it.each([
    ['gmail.com', 'gmail.com', true],
    ['gmail.com', 'gmail.com.example', false],
    ['*', 'anything', true],
    ['*', '', true],
    ['*.example', 'a.example', true],
    ['*.example', '.example', true],
    ['*.example', 'example', false],
    ['yahoo.*', 'yahoo.any.thing', true],
    ['yahoo.*', 'ayahoo.com', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['ab*bc', 'abc', false],
    ['*b*', 'abc', true],
    ['**', 'x', true],
  ])('for %s takes %s: %s', (pattern, name, expected) => {
    expect(matcherOf([pattern])(name)).toBe(expected);
    expect(matcherOf(['other', pattern])(name)).toBe(expected);
  });

  it('goes over models that know their domains, and the first one counts', () => {
    const rules = [
      { ...none, domains: ['g*.com'], model: { name: 'first' } },
      { ...none, domains: ['gmail.com', 'yahoo.*'], model: { name: 'second' } },
    ];
    expect(nameOf(rules, 'gmail.com')).toBe('first');
    expect(nameOf(rules, 'yahoo.co.jp')).toBe('second');
    expect(nameOf(rules, 'a.example.com')).toBe('sub');
  });

  it('may be about mail servers, and about virtual MTAs', () => {
    expect(nameOf([{ ...none, mx: ['*.google.com'], model: { name: 'g' } }], 'hosted.example')).toBe('g');
    const rules = [{ ...none, domains: ['*'], model: { name: 'w', virtualMtas: 'w' } }];
    expect([nameOf(rules, 'gmail.com', 'w'), nameOf(rules, 'gmail.com')]).toEqual(['w', 'google']);
  });

  it('has the name of its model, or of what it is for', () => {
    expect(nameOf([{ ...none, domains: ['x.example'], model: 'google' }], 'x.example')).toBe('google');
    expect(nameOf([{ ...none, domains: ['x.example'], model: { model: 'google' } }], 'x.example')).toBe('x.example');
    expect(nameOf([{ ...none, domains: ['x.example'], model: {} }], 'x.example')).toBe('x.example');
  });

  it('shares the servers of a known model with others that name it', () => {
    const written = [
      { ...none, domains: ['a.example'], model: 'google' },
      { ...none, domains: ['b.example'], model: 'google' },
      { ...none, domains: ['c.example'], model: { model: 'google' } },
    ];
    const rules = readReceiverRules(written, known, () => {});
    const receivers = new Receivers({ ...options, rules });
    expect(receivers.of('b.example', 'v')).toBe(receivers.of('a.example', 'v'));
    expect(receivers.of('c.example', 'v')).not.toBe(receivers.of('a.example', 'v'));
  });

  it('tells what is wrong with its place, and the rest is read', () => {
    const faults: string[] = [];
    const written = [
      { ...none, domains: ['a.example'], model: { rate: '5', domains: 'a.example' } },
      { ...none, domains: ['b.example'], model: 5 },
      { ...none, domains: ['c.example'], model: 'gogle' },
    ];
    const rules = readReceiverRules(written, known, (path, message) => faults.push(`${path.join('.')} ${message}`));
    expect(faults).toEqual([
      '0.domains stands beside model, not in it',
      '0.rate "5" is not a rate such as 500/h or 100/15m',
      '1 5 is not a model: an object, or the name of a known model',
      '2.model "gogle" is not known; is google meant?',
    ]);
    expect(rules.map(({ domains }) => domains[0])).toEqual(['a.example', 'c.example']);
  });
});

describe('the mail servers', () => {
  it('are the same for all domains of a provider', () => {
    const receivers = new Receivers({ ...options, models });
    const google = receivers.of('gmail.com', 'v');
    expect(receivers.of('googlemail.com', 'w')).toBe(google);
    expect(receivers.of('hosted.example', 'v')).toBe(google);
    expect(receivers.of('gmail.com', 'bulk1')).not.toBe(google);
    expect(receivers.of('yahoo.com', 'v')).not.toBe(google);
  });

  it('count what all queues that lead to them do', () => {
    const receivers = new Receivers({
      ...options,
      models: [modelOf({ domains: ['a.example', 'b.example'], connections: 1 })],
    });
    const offer = { now: 0, virtualMta: 'v', source: '192.0.2.1', host: 0, tls: 'offered' } as const;
    const answers = ['a.example', 'b.example'].map((domain, connection) => {
      const answer = { delay: 0, reply: 0, closes: false };
      receivers.of(domain, 'v').connect({ ...offer, domain, connection, slot: connection }, answer);
      return answer.reply === 0;
    });
    expect(answers).toEqual([true, false]);
  });

  it('of all others take everything, unless there is a model for them', () => {
    const answer = { delay: 5, reply: 5, closes: false };
    const receivers = new Receivers({ replies: new Replies(), seed: 1, models });
    receivers.of('nobody.example', 'v').connect(
      {
        now: 0,
        domain: 'nobody.example',
        virtualMta: 'v',
        source: '',
        host: 0,
        tls: 'offered',
        connection: 0,
        slot: 0,
      },
      answer,
    );
    expect(answer).toMatchObject({ delay: 0, reply: 0 });
    const others = acceptAll(5, 5);
    expect(new Receivers({ ...options, models, others }).of('nobody.example', 'v')).toBe(others);
    const all = new Receivers({ ...options, models: [modelOf({ name: 'rest', domains: '*' }), ...models] });
    expect([all.modelOf('nobody.example', 'v')?.name, all.modelOf('gmail.com', 'v')?.name]).toEqual(['rest', 'google']);
  });
});

describe('the luck of connections', () => {
  /** The times that connections of an address take, with others in between. */
  function times(others: number): number[] {
    const written = modelOf({ domains: 'a.example', setUp: { mean: '1s' } });
    const receiver = new Receivers({ ...options, models: [written] }).of('a.example', 'v');
    const answer = { delay: 0, reply: 0, closes: false };
    let connection = 0;
    const connect = (source: string) => {
      receiver.connect(
        {
          now: 0,
          domain: 'a.example',
          virtualMta: 'v',
          source,
          host: 0,
          tls: 'offered',
          connection,
          slot: connection++,
        },
        answer,
      );
      return answer.delay;
    };
    return Array.from({ length: 5 }, () => {
      for (let other = 0; other < others; other++) connect('192.0.2.2');
      return connect('192.0.2.1');
    });
  }

  it('does not depend on those of other addresses', () => {
    expect(times(3)).toEqual(times(0));
    expect(new Set(times(0)).size).toBe(5);
  });
});
