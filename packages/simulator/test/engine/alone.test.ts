import { describe, expect, it } from 'vitest';
import { receiverFor } from '../../src/receivers/model-receiver.ts';
import { run } from '../harness.ts';
import { modelOf } from '../receivers/sender.ts';

/** Whether the queue of a message goes on by itself. @param model of its mail servers, as people write it */
function isAlone(lines: readonly string[], model: unknown): boolean | undefined {
  const { simulation } = run(lines.join('\n'), [{ count: 1 }], {
    receiver: (replies) => receiverFor(modelOf(model), { replies, seed: 1 }),
  });
  return simulation.queues[0]?.isAlone;
}

const outage = { from: '1h', lasts: '5m' };

describe('a queue is alone', () => {
  it.each<[string, readonly string[], unknown]>([
    ['without any lines', [], {}],
    ['with limits of its own', ['<domain *>', 'max-smtp-out 2', 'max-msg-rate 5/m', '</domain>'], {}],
    ['with limits of its address', ['<domain *>', 'source-ip-max-msg-rate 5/m', '</domain>'], {}],
    ['with connections that all queues share', ['total-max-smtp-out 2'], {}],
    ['where answers depend on the message', [], { refusals: { unknown: '5%' }, service: { mean: '1s' } }],
    ['where answers depend on the time', [], { outages: outage }],
  ])('%s', (_, lines, model) => expect(isAlone(lines, model)).toBe(true));
});

describe('a queue is not alone', () => {
  it.each<[string, readonly string[], unknown]>([
    ['where its virtual MTA has a rate', ['<virtual-mta v>', 'max-smtp-msg-rate 5/m', '</virtual-mta>'], {}],
    ['where mail servers have limits', ['mx-connection-limit * 5'], {}],
    ['where their addresses have limits', ['ip-connection-limit 0/0 5'], {}],
    ['where messages are counted', [], { rate: '5/m' }],
    ['where connections are counted', [], { connections: 5 }],
    ['where many connections make answers slow', [], { slowDown: { above: 3, by: '50%' } }],
    ['where those who sent before are known', [], { greylisting: '5m' }],
    ['where each connection has its luck', [], { outages: { ...outage, share: '50%' } }],
    ['where setting up takes its time each time', [], { setUp: { from: '1ms', to: '5ms' } }],
  ])('%s', (_, lines, model) => expect(isAlone(lines, model)).toBe(false));
});
