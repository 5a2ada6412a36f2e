// A bar for a mark whose case is not on this page of the cases: templates/annotator/review/_bar.html makes the others.

/** @import {Anchor, Place} from "../workbench/types.js" */
/** @typedef {{id: string, case: number, code: string, by: string, decided: boolean, anchors: Anchor[]}} Mark */
/** @typedef {{name: string, hue: number, sign: string}} Code */

/** Where a case stands whose card is not on this page. @param {string | number} id */
export function addressOf(id) {
  const address = new URL(location.href);
  address.searchParams.set("case", `${id}`);
  address.hash = `case-${id}`;
  return address.href;
}

/** @param {Mark} mark @param {Code} code @param {Place} place */
export function makeBar(mark, code, place) {
  const bar = document.createElement("a");
  bar.className = `mark-bar hue-${code.hue}${mark.decided ? " mark-bar-decided" : ""}`;
  bar.href = document.getElementById(`case-${mark.case}`) ? `#case-${mark.case}` : addressOf(mark.case);
  bar.title = `${mark.by}: ${code.name}`;
  Object.assign(bar.dataset, { bar: mark.case, mark: mark.id, from: place.start, to: place.end });
  bar.append(said("mark-bar-sign", code.sign), said("mark-bar-words", code.name + (mark.decided ? ", decided" : "")));
  bar.firstElementChild?.setAttribute("aria-hidden", "true");
  return bar;
}

/** @param {string} name of a class @param {string} words */
function said(name, words) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = words;
  return element;
}
