import { numbers } from './column.ts';

/** How many connections each of many groups has open. */
export class OpenConnections {
  readonly opened = numbers();
  readonly open = numbers();
  /** The most at a time. */
  readonly most = numbers();
  /** The same since someone set it back. */
  readonly mostLately = numbers();

  connect(id: number): void {
    const open = this.open.at(id) + 1;
    this.opened.add(id, 1);
    this.open.set(id, open);
    if (open > this.most.at(id)) this.most.set(id, open);
    if (open > this.mostLately.at(id)) this.mostLately.set(id, open);
  }

  disconnect(id: number): void {
    this.open.add(id, -1);
  }
}
