import { addTo, longer } from './counters.ts';

const INITIAL = 16;

/** How many connections each of many groups has open. */
export class OpenConnections {
  opened = new Float64Array(INITIAL);
  open = new Float64Array(INITIAL);
  /** The most at a time. */
  most = new Float64Array(INITIAL);
  /** The same since someone set it back. */
  mostLately = new Float64Array(INITIAL);
  #size = 0;

  /** Makes room for one more group. */
  add(): void {
    if (++this.#size <= this.open.length) return;
    const length = this.open.length * 2;
    this.opened = longer(this.opened, length);
    this.open = longer(this.open, length);
    this.most = longer(this.most, length);
    this.mostLately = longer(this.mostLately, length);
  }

  connect(id: number): void {
    addTo(this.opened, id, 1);
    const open = (this.open[id] ?? 0) + 1;
    this.open[id] = open;
    if (open > (this.most[id] ?? 0)) this.most[id] = open;
    if (open > (this.mostLately[id] ?? 0)) this.mostLately[id] = open;
  }

  /** Counts some that were opened, and how many more or fewer there are. */
  change(id: number, opened: number, more: number): void {
    addTo(this.opened, id, opened);
    const open = (this.open[id] ?? 0) + more;
    this.open[id] = open;
    if (open > (this.most[id] ?? 0)) this.most[id] = open;
    if (open > (this.mostLately[id] ?? 0)) this.mostLately[id] = open;
  }

  disconnect(id: number): void {
    addTo(this.open, id, -1);
  }
}
