// How far saving is [data-saving], always in sight; and the hand-in form [data-hand-in], which waits for it.

import { say } from "./announce.js";
import { counted } from "./describe.js";
import { hooked, make, maybeHooked } from "./dom.js";

/** @import {Page} from "./page.js" */
/** @import {Queue} from "./queue.js" */
/** @import {Store} from "./store.js" */

export class SavingState {
  #place = hooked("data-saving");
  #form = /** @type {HTMLFormElement | null} */ (maybeHooked("data-hand-in"));
  #isHandingIn = false;
  #isUnsafe = false;
  #said = "";
  #queue;
  #store;
  #page;

  /** @param {() => {queue: Queue, store: Store}} session @param {Page} page */
  constructor(session, page) {
    this.#queue = () => session().queue;
    this.#store = () => session().store;
    this.#page = page;
    this.#form?.addEventListener("submit", (submitted) => this.#onHandIn(submitted));
    addEventListener("beforeunload", (leaving) => {
      // What waits is safe on the shelf, unless this browser keeps nothing.
      if (this.#isUnsafe && this.#queue().unsaved.length > 0) leaving.preventDefault();
    });
  }

  warnUnsafe() {
    this.#isUnsafe = true;
    this.show();
  }

  show() {
    const { state, words } = this.#state();
    this.#place.dataset.state = state;
    if (words !== this.#said) {
      this.#place.replaceChildren(words, ...this.#links(state));
      if (state !== "saving" && this.#said) say(words);
      this.#said = words;
    }
    this.#labelHandIn();
    if (this.#isHandingIn && state === "saved") this.#form?.requestSubmit();
  }

  /** @returns {{state: "saved" | "saving" | "waiting" | "refused", words: string}} */
  #state() {
    const queue = this.#queue();
    const { waiting, refused } = queue.counts();
    if (refused) return { state: "refused", words: `${counted(refused, "annotation")} not saved` };
    if (queue.signedOut) return { state: "refused", words: `${queue.signedOut} ${counted(waiting, "annotation")} wait.` };
    const kept = `${counted(waiting, "annotation")} kept here until then.`;
    if (waiting && queue.isCutOff) return { state: "waiting", words: `No connection. ${kept}` };
    if (waiting && queue.isPutOff) return { state: "waiting", words: `The server is in trouble, and asked again. ${kept}` };
    if (waiting) return { state: "saving", words: "Saving…" };
    return { state: "saved", words: this.#isUnsafe ? "Saved. This browser keeps nothing back." : "All saved" };
  }

  /** @param {string} state @returns {HTMLElement[]} */
  #links(state) {
    if (state !== "refused") return [];
    if (this.#queue().signedOut) {
      return [make("a", { href: "/login/", target: "_blank", rel: "noopener" }, "Sign in, then come back")];
    }
    const elsewhere = this.#queue().refusedEvents().filter((event) => event !== this.#page.data.event);
    return elsewhere.map((event) => make("a", { href: `../${event}/` }, "Look at the other event"));
  }

  #labelHandIn() {
    const button = this.#form && maybeHooked("data-hand-in-button", this.#form);
    if (!button) return;
    const count = this.#store().count((row) => this.#page.isMine(row));
    button.textContent = count ? `Hand in ${counted(count, "annotation")}` : "Hand in: nothing found";
  }

  /** @param {SubmitEvent} event */
  #onHandIn(event) {
    const { waiting, refused } = this.#queue().counts();
    if (waiting + refused === 0) return;
    event.preventDefault();
    this.#isHandingIn = refused === 0;
    say(refused ? "Some annotations are not saved. Try them again, or let them go, then hand in." : "Saving first.");
    if (refused) document.querySelector("[data-retry]")?.scrollIntoView({ block: "nearest" });
    this.#queue().kick();
  }
}
