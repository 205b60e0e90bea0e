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
    this.change(id, 1, 1);
  }

  /** Counts some that were opened, and how many more or fewer there are. */
  change(id: number, opened: number, more: number): void {
    const open = this.open.at(id) + more;
    this.opened.add(id, opened);
    this.open.set(id, open);
    if (open > this.most.at(id)) this.most.set(id, open);
    if (open > this.mostLately.at(id)) this.mostLately.set(id, open);
  }

  /** As many are open of one as of another one. */
  copy(id: number, other: number): void {
    for (const column of [this.open, this.most, this.mostLately]) column.set(id, column.at(other));
  }

  disconnect(id: number): void {
    this.open.add(id, -1);
  }
}
