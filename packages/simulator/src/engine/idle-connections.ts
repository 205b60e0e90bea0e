import type { Connection } from './connection.ts';

/** The connections of a queue that have no message, the one used last on top. They hold each other: many queues have none. */
export class IdleConnections {
  top: Connection | undefined;

  push(connection: Connection): void {
    const { top } = this;
    connection.below = top;
    if (top) top.above = connection;
    this.top = connection;
  }

  pop(): Connection | undefined {
    const { top } = this;
    if (top) this.remove(top);
    return top;
  }

  /** Takes out one that is in it. */
  remove(connection: Connection): void {
    const { above, below } = connection;
    if (above) above.below = below;
    else this.top = below;
    if (below) below.above = above;
    connection.above = undefined;
    connection.below = undefined;
  }

  /** None is about to be closed. */
  keep(): void {
    for (let one = this.top; one; one = one.below) one.idleUntil = Infinity;
  }

  /** The one used last at the end. */
  get all(): Connection[] {
    const found: Connection[] = [];
    for (let one = this.top; one; one = one.below) found.push(one);
    return found.toReversed();
  }
}
