// Annotations as the page carries them by the thousand (annotations/brief.py), made whole again.

/** @import {PointText} from "../offsets.js" */
/** @import {Anchor, Annotation, BriefAnnotation, PageData} from "./types.js" */

/**
 * What a row leaves out is as usual, and the words of its places are read from the texts of the page.
 * @param {BriefAnnotation} brief @param {PageData} data @param {(revision: number) => PointText | undefined} textOf
 * @returns {Annotation}
 */
export function whole({ at, ...said }, data, textOf) {
  const usual = {
    kind: /** @type {const} */ ("span"),
    codebook_version: data.codebookVersion,
    attributes: {},
    note: "",
    provenance: {},
    absent_from: [],
    annotator: data.person,
    layer: "annotator",
    version: 1,
  };
  const anchors = at.map((place) => (Array.isArray(place) ? anchorAt(place, data, textOf) : place));
  return { project: data.project, event: data.event, ...usual, ...said, anchors };
}

/**
 * @param {[number, number, number]} place @param {PageData} data @param {(revision: number) => PointText | undefined} textOf
 * @returns {Anchor}
 */
function anchorAt([revision, start, end], data, textOf) {
  const article = data.texts.find((text) => text.revision === revision)?.article ?? 0;
  return { article, revision, start, end, quote: textOf(revision)?.slice(start, end) ?? "" };
}
