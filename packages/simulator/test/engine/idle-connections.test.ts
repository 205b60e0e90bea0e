import { expect, it } from 'vitest';
import fc from 'fast-check';
import { Connection } from '../../src/engine/connection.ts';
import { IdleConnections } from '../../src/engine/idle-connections.ts';
import { Recipients } from '../../src/engine/recipients.ts';

const steps = fc.array(fc.record({ kind: fc.constantFrom('push', 'pop', 'remove'), at: fc.nat(7) }), { maxLength: 60 });

it('lists connections as an array does', () => {
  const recipients = new Recipients();
  fc.assert(
    fc.property(steps, (chosen) => {
      const [list, array] = [new IdleConnections(), [] as Connection[]];
      for (const [id, { kind, at }] of chosen.entries()) {
        const connection = kind === 'push' ? new Connection(id, recipients) : array[at];
        if (kind === 'pop') expect(list.pop()).toBe(array.pop());
        else if (connection && kind === 'push') {
          list.push(connection);
          array.push(connection);
        } else if (connection) {
          list.remove(connection);
          array.splice(at, 1);
        }
        expect(list.all.map((one) => one.id)).toEqual(array.map((one) => one.id));
        expect(list.top).toBe(array.at(-1));
      }
    }),
  );
});
