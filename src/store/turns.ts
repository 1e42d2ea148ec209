/** Runs pieces of work one after the other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Resolves when everything that was asked for until now has ended, well or not. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
