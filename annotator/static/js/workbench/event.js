// What is said of the event as a whole: a button marks it [data-mark-event], and its marks stand beside [data-event-marks].

import { hooked } from "./dom.js";
import { markEvent } from "./marking.js";

/** @import {Bench} from "./bench.js" */

/** @param {Bench} bench */
export function startEvent(bench) {
  const button = hooked("data-mark-event");
  button.addEventListener("click", () => markEvent(bench, { at: button.getBoundingClientRect(), back: () => button }));
}
