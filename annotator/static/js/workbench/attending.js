// Watches at which text the person is, and reports it now and then: the visit's own count, which only grows, so that a
// report that is lost or sent twice does no harm.

import { request } from "../api.js";
import { ActiveTime } from "./active.js";
import { newId } from "./uuid.js";

/** @import {Page} from "./page.js" */

const EVERY = 30_000;
const ACTS = ["pointermove", "pointerdown", "keydown", "wheel", "focusin", "touchmove"];

/** @param {Page} page @param {HTMLElement} root [data-workbench] */
export function startAttending(page, root) {
  const { assignment, apiRoot } = page.data;
  if (!assignment || assignment.state === "submitted" || page.data.released) return;
  const active = new ActiveTime();
  const visit = newId();
  let sent = "";

  const report = () => {
    const times = active.report(performance.now());
    const told = JSON.stringify(times);
    if (times.length === 0 || told === sent) return;
    request("PUT", `${apiRoot}assignments/${assignment.id}/reading/`, { body: { visit, times } }).then(
      () => (sent = told),
      () => {}, // The next report says it all again.
    );
  };

  for (const act of ACTS) {
    root.addEventListener(act, (event) => active.act(performance.now(), articleAt(event.target)), { passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") active.rest(performance.now());
    report();
  });
  addEventListener("pagehide", report);
  setInterval(report, EVERY);
}

/** @param {EventTarget | null} target */
function articleAt(target) {
  const column = target instanceof Element ? target.closest("[data-article]") : null;
  return column ? Number(column.getAttribute("data-article")) : null;
}
