// How long a person is at each text: seconds in which they did something there within the last minute. Pure.

const REST = 60_000;

export class ActiveTime {
  /** @type {Map<number, number>} milliseconds by article */ #spent = new Map();
  /** @type {number | null} the article at hand */ #article = null;
  #last = 0;
  #counted = 0;

  /** Something was done in an article, or elsewhere on the page (null). @param {number} now in ms @param {number | null} article */
  act(now, article) {
    this.#count(now);
    this.#last = now;
    if (article !== null) this.#article = article;
  }

  /** The page went out of sight: what comes is no reading. @param {number} now */
  rest(now) {
    this.#count(now);
    this.#last = -REST;
  }

  /** @param {number} now @returns {{article: number, seconds: number}[]} whole seconds so far */
  report(now) {
    this.#count(now);
    const times = [...this.#spent].map(([article, spent]) => ({ article, seconds: Math.floor(spent / 1000) }));
    return times.filter(({ seconds }) => seconds > 0);
  }

  /** From the last count to now, no further than a minute after the last act. @param {number} now */
  #count(now) {
    const until = Math.min(now, this.#last + REST);
    if (this.#article !== null && this.#last > 0 && until > this.#counted) {
      const from = Math.max(this.#counted, 0);
      this.#spent.set(this.#article, (this.#spent.get(this.#article) ?? 0) + until - from);
    }
    this.#counted = now;
  }
}
