// Shapes that pass between the workbench's modules. Nothing here runs.

/**
 * A stretch of a revision's text: [start, end), in Unicode code points.
 * @typedef {{start: number, end: number}} Stretch
 */

/**
 * A stretch with the text it belongs to.
 * @typedef {Stretch & {article: number, revision: number}} Place
 */

/**
 * A place as it is saved: with the exact quote and 32 code points on either side.
 * @typedef {Place & {quote: string, prefix?: string, suffix?: string}} Anchor
 */

/**
 * How an annotation came to be, as far as it is known.
 * @typedef {object} Provenance
 * @property {string} [carried_from] the annotation whose words stand here verbatim
 * @property {string[]} [searched] in the text that leaves it out
 * @property {{article: number, start: number, end: number, score: number}[]} [nearest] of what it leaves out
 * @property {number[]} [columns] articles, in the order in which they stand side by side
 */

/** @typedef {"span" | "contrast" | "omission" | "document" | "event"} Kind */

/**
 * What an annotator says, before the server adds who, when and which version.
 * @typedef {object} Draft
 * @property {Kind} kind
 * @property {string} code slug
 * @property {number} codebook_version
 * @property {Record<string, unknown>} attributes
 * @property {string} note
 * @property {Provenance} [provenance]
 * @property {Anchor[]} anchors
 * @property {number[]} absent_from ids of the articles that leave it out
 */

/**
 * An annotation as the API gives it out. `deleted` is ours: taken back, and can be restored.
 * @typedef {Draft & {
 *   id: string, project: string, event: number, annotator: string, layer: string, version: number,
 *   created_at?: string, updated_at?: string, deleted?: boolean,
 * }} Annotation
 */

/**
 * An annotation as the page carries it: what it does not say is as usual (brief.js).
 * @typedef {Partial<Omit<Annotation, "anchors">> & {
 *   id: string, code: string, at: ([revision: number, start: number, end: number] | Anchor)[],
 * }} BriefAnnotation
 */

/**
 * @typedef {object} Code
 * @property {string} slug
 * @property {string} name
 * @property {string} definition
 * @property {string} include
 * @property {string} exclude
 * @property {string} example
 * @property {number} hue 1 to 15, a place in css/codes.css
 * @property {string} key one character, or empty
 * @property {Attribute[]} [attributes] what is asked beside it
 */

/**
 * Something that is asked beside a code (codebooks/attributes.py).
 * @typedef {object} Attribute
 * @property {string} slug
 * @property {string} name
 * @property {"choice" | "number" | "text" | "actor"} type
 * @property {string} [help]
 * @property {boolean} [required]
 * @property {boolean} [open] of an actor: names beyond the list may be written
 * @property {{value: string, label: string}[]} [options] of a choice
 * @property {{attribute: string, values: string[]}} [when] only asked where an earlier choice has one of these answers
 */

/** @typedef {Record<string, unknown>} Answers by attribute */

/** @typedef {{article: number, revision: number, outlet: string, language: string, text: string}} PageText */

/**
 * What the server tells the page (script#workbench-data).
 * @typedef {object} PageData
 * @property {string} project
 * @property {number} event
 * @property {string} person
 * @property {boolean} canAnnotate
 * @property {{id: number, state: string} | null} assignment
 * @property {boolean} released
 * @property {number} codebookVersion
 * @property {Code[]} codes
 * @property {string[]} [actors] the event's people and parties
 * @property {PageText[]} texts
 * @property {BriefAnnotation[]} annotations
 * @property {string} apiRoot
 */

/** @typedef {"create" | "change" | "delete" | "restore"} Operation */

/**
 * One thing a person did to one annotation: one request. A create carries the whole annotation, a change its fields.
 * @typedef {object} Act
 * @property {Operation} operation
 * @property {string} annotation id
 * @property {Partial<Annotation>} [body]
 */

/**
 * Why the server said no.
 * @typedef {object} Refusal
 * @property {number} status HTTP status
 * @property {string} detail for people
 * @property {{pointer: string, detail: string}[]} errors
 * @property {Annotation | null} current what the server has, after a 412
 */

/**
 * An act in the queue. `base` is the version it changes; null while an earlier act on the same annotation is under way.
 * @typedef {Act & {key: string, event: number, base: number | null, refusal?: Refusal}} QueuedAct
 */

/** @typedef {"saved" | "waiting" | "refused"} Saving */

export {};
