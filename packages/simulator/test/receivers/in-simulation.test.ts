/** Models in a run of the engine. */
import { describe, expect, it } from 'vitest';
import { run } from '../harness.ts';
import type { Receiver } from '../../src/receivers/receiver.ts';
import { type ReceiverOptions, receiverFor } from '../../src/receivers/model-receiver.ts';
import { Receivers } from '../../src/receivers/receivers.ts';
import { modelOf } from './sender.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function domain(...lines: readonly string[]): string {
  return `<virtual-mta v>\n</virtual-mta>\n<domain *>\n${lines.join('\n')}\n</domain>\n`;
}

function receiver(written: unknown, seed = 1) {
  const model = modelOf(written);
  return { receiver: (replies: ReceiverOptions['replies']) => receiverFor(model, { replies, seed }) };
}

describe('oracle O20, greylisting', () => {
  it.each([
    ['5m', '10m', 10],
    ['10m', '10m', 10],
    ['25m', '10m', 30],
  ])('for %s, retries each %s: delivered after %i minutes', (delay, retry, minutes) => {
    const { last } = run(domain(`retry-recipients-after ${retry}`), [{ count: 3 }], receiver({ greylisting: delay }));
    expect(last).toBe(minutes * MINUTE);
  });
});

describe('a hidden rate', () => {
  it('puts a queue into backoff by the words of the provider', () => {
    const text = `<smtp-pattern-list p>\nreply /TSS04/ mode=backoff\n</smtp-pattern-list>\n${domain(
      'smtp-pattern-list p',
      'max-msg-rate 10/s',
      'backoff-max-msg-rate 1/m',
      'backoff-to-normal-after 1h',
    )}`;
    const model = { rate: '300/h', throttle: { reply: '421 4.7.0 [TSS04] deferred' } };
    const { times } = run(text, [{ count: 400 }], { ...receiver(model), until: 2 * MINUTE });
    expect(times('backoff')).toEqual([30 * SECOND]);
    expect(times('delivered')).toHaveLength(300);
  });

  it('is kept, however many try', () => {
    const model = { rate: '100/h' };
    const { times, last } = run(domain('retry-recipients-after 10m'), [{ count: 350 }], receiver(model));
    expect(times('delivered')).toHaveLength(350);
    expect(last).toBe(3 * 60 * MINUTE);
  });
});

describe('oracle O5, draining by some connections', () => {
  it.each([
    [1000, 20, 115],
    [1003, 20, 117],
  ])('%i messages, %i a connection: %d s', (count, perConnection, seconds) => {
    const lines = ['max-smtp-out 5', `max-msg-per-connection ${perConnection}`];
    const { last } = run(domain(...lines), [{ count }], receiver({ setUp: '1500ms', service: '500ms' }));
    expect(last).toBe(seconds * SECOND);
  });
});

describe('an outage', () => {
  it('holds mail until a retry finds it over', () => {
    const { times, last } = run(
      domain('retry-after 10m'),
      [{ count: 5 }],
      receiver({ outages: { from: 0, lasts: '25m' } }),
    );
    expect(times('failed').map((time) => time / MINUTE)).toEqual([0, 10, 20]);
    expect(last).toBe(30 * MINUTE);
  });
});

describe('a provider of several domains', () => {
  it('never has more connections than it allows, and takes all mail in the end', () => {
    const model = modelOf({ domains: ['a.com', 'b.com'], connections: 3, service: '1s' });
    const open = new Set<number>();
    let most = 0;
    const counting = (receiver: Receiver): Receiver => ({
      hosts: receiver.hosts,
      connect: (offer, answer) => {
        receiver.connect(offer, answer);
        if (answer.reply === 0) open.add(offer.connection);
        most = Math.max(most, open.size);
      },
      deliver: (delivery, answer) => receiver.deliver(delivery, answer),
      close: (offer) => {
        receiver.close?.(offer);
        open.delete(offer.connection);
      },
    });
    let made: Receivers | undefined;
    const mail = ['a.com', 'b.com'].map((domain) => ({ domain, count: 50 }));
    const { times } = run(domain('max-smtp-out 5', 'retry-after 1m'), mail, {
      receiver: (replies, name) =>
        counting((made ??= new Receivers({ models: [model], replies, seed: 1 })).of(name, 'v')),
    });
    expect(times('delivered')).toHaveLength(100);
    expect(times('failed').length).toBeGreaterThan(0);
    expect([most, open.size]).toEqual([3, 0]);
  });
});

describe('the same seed', () => {
  it('gives the same run', () => {
    const model = {
      service: { median: '1s', p95: '4s' },
      setUp: { mean: '1s' },
      refusals: { busy: '20%', unknown: '5%' },
    };
    const logs = [1, 1, 2].map((seed) => run(domain('max-smtp-out 3'), [{ count: 200 }], receiver(model, seed)).log);
    expect(logs[1]).toEqual(logs[0]);
    expect(logs[2]).not.toEqual(logs[0]);
  });
});
