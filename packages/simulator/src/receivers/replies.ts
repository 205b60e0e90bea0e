/** The replies of a run, each under a number, so that what a reply means is found out once and not for each message. */
export class Replies {
  readonly #texts = [ACCEPTED];
  readonly #ids = new Map([[ACCEPTED, 0]]);

  /** @param text with its code, such as `421 4.7.0 try again later` */
  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(id: number): string {
    return this.#texts[id] ?? ACCEPTED;
  }

  /** Whether mail is to be tried again: not after a reply of 500 and more. */
  isTemporary(id: number): boolean {
    return !this.textOf(id).startsWith('5');
  }

  /** Whether a mail server says that it closes the connection. */
  isUnavailable(id: number): boolean {
    return this.textOf(id).startsWith('421');
  }
}

const ACCEPTED = '250 2.0.0 ok';
/** The reply of a receiver that takes the mail. */
export const OK = 0;
