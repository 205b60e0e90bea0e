import { NONE, RecipientList, type Recipients } from './recipients.ts';

/** The recipients that may be tried: by priority, and those of one priority in the order in which they came. */
export class ReadyList {
  readonly #recipients: Recipients;
  /** The highest priority first. Most queues have one. */
  readonly #lists: { readonly priority: number; readonly list: RecipientList }[] = [];
  length = 0;

  constructor(recipients: Recipients) {
    this.#recipients = recipients;
  }

  /** The one that is next, or `NONE`. */
  get first(): number {
    for (const { list } of this.#lists) if (list.length > 0) return list.first;
    return NONE;
  }

  push(id: number): void {
    this.#listFor(this.#recipients.priority[id] ?? 0).push(id);
    this.length++;
  }

  /** Takes the next one out; there has to be one. */
  shift(): number {
    for (const { list } of this.#lists) {
      if (list.length === 0) continue;
      this.length--;
      return list.shift();
    }
    return NONE;
  }

  #listFor(priority: number): RecipientList {
    const index = this.#lists.findIndex((one) => one.priority <= priority);
    const found = this.#lists[index];
    if (found?.priority === priority) return found.list;
    const list = new RecipientList(this.#recipients);
    this.#lists.splice(index < 0 ? this.#lists.length : index, 0, { priority, list });
    return list;
  }
}
