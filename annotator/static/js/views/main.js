// Puts a view of an event together, on its own page and in a workbench: what moves, what is lit, and where one is.

import { reveal } from "../folds.js";
import { Light } from "./light.js";
import { keepPlace } from "./place.js";
import { Reading } from "./reading.js";
import { firstWhere } from "./lock.js";
import { startStrips } from "./strip.js";
import { readTies } from "./ties.js";
import { Whole } from "./whole.js";

/** @import {View} from "./place.js" */

/** @param {HTMLElement} root @returns {View} */
function startReading(root) {
  const reading = new Reading(root, readTies(), (statement) => light.rest(statement));
  const light = new Light(root, (statement) => reading.partners(statement));
  root.dataset.ready = "";
  return {
    scrollers: reading.wholes.map((whole) => whole.scroller),
    current: () => reading.leader?.at(reading.leader.place),
    show: (statement) => reading.show(statement),
  };
}

/** @param {HTMLElement} root @returns {View} */
function startSingle(root) {
  const whole = new Whole(/** @type {HTMLElement} */ (root.querySelector("[data-column]")), () => {});
  new Light(root, () => []);
  const show = (/** @type {HTMLElement} */ statement) => {
    whole.scroller.scrollTop = whole.scrollFor(whole.extent(statement).start + 1);
  };
  return { scrollers: [whole.scroller], current: () => whole.at(whole.place), show };
}

/** @param {HTMLElement} table @returns {View} */
function startGrid(table) {
  const wrap = /** @type {HTMLElement} */ (table.parentElement);
  const show = (/** @type {HTMLElement} */ statement) => {
    const row = statement.closest("tr");
    if (row) reveal(row);
    statement.closest("details")?.setAttribute("open", "");
    statement.scrollIntoView({ block: "start", inline: "nearest" });
  };
  return { scrollers: [wrap], current: () => topOf(table), show };
}

/** The first statement below the grid's heads. @param {HTMLElement} table */
function topOf(table) {
  const rows = [.../** @type {HTMLTableElement} */ (table).querySelectorAll("tbody tr.grid-row:not([hidden])")];
  const heads = table.querySelector("thead th")?.getBoundingClientRect().bottom ?? 0;
  const first = firstWhere(rows.length, (index) => /** @type {Element} */ (rows[index]).getBoundingClientRect().top >= heads - 1);
  return /** @type {HTMLElement | null | undefined} */ (rows[Math.min(first, rows.length - 1)]?.querySelector("[data-segment]"));
}

/** @param {HTMLElement} root */
function viewOf(root) {
  if (root.hasAttribute("data-reading")) return startReading(root);
  if (root.hasAttribute("data-single")) return startSingle(root);
  return root.hasAttribute("data-grid") ? startGrid(root) : null;
}

function start() {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-texts]"));
  const view = root && viewOf(root);
  if (!view) return;
  startStrips(view.show);
  whenSettled(() => keepPlace(view));
}

/** In a workbench the heads grow while it is put together: the place is found afterwards. @param {() => void} call */
function whenSettled(call) {
  const bench = document.querySelector("[data-workbench]:not([data-ready])");
  if (!bench) return call();
  new MutationObserver((_, watch) => {
    watch.disconnect();
    call();
  }).observe(bench, { attributes: true, attributeFilter: ["data-ready"] });
}

start();
