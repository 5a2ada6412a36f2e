// Many places marked at once: each a mark of its own, with one code and one undo.

import { say } from "./announce.js";
import { counted } from "./describe.js";
import { anchorsOf } from "./marking.js";

/** @import {Place} from "./types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {How} from "./marking.js" */

/** @param {Bench} bench @param {Place[]} places @param {How & {done?: () => void}} how */
export function markEach(bench, places, how) {
  const anchors = anchorsOf(bench, places);
  bench.picker.open({
    title: counted(places.length, "place"),
    quote: "",
    language: "",
    at: how.at ?? bench.grid.getBoundingClientRect(),
    save: (code, note, attributes) => {
      const drafts = anchors.map((anchor) => ({ kind: /** @type {const} */ ("span"), code, note, attributes, anchors: [anchor], absent_from: [] }));
      bench.work.createAll(drafts);
      say(`${counted(drafts.length, "place")} marked ${bench.page.codeName(code)}. Control and Z takes all of them back.`);
      how.done?.();
    },
    closed: () => how.back?.()?.focus({ preventScroll: true }),
  });
}
