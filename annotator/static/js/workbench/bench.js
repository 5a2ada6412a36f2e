// The parts of the workbench that its behaviours share. Nothing here runs.

/** @import {Chosen} from "./chosen.js" */
/** @import {Hand} from "./hand.js" */
/** @import {Marks} from "./highlight.js" */
/** @import {Lit} from "./lit.js" */
/** @import {Page} from "./page.js" */
/** @import {Picker} from "./picker.js" */
/** @import {Pieces} from "./pieces.js" */
/** @import {Queue} from "./queue.js" */
/** @import {Store} from "./store.js" */
/** @import {Tray} from "./tray.js" */
/** @import {Place} from "./types.js" */
/** @import {Work} from "./work.js" */

/**
 * @typedef {object} Bench
 * @property {HTMLElement} root [data-workbench]
 * @property {HTMLElement} grid [data-texts], in whichever view
 * @property {Page} page
 * @property {Pieces} pieces
 * @property {Marks} marks
 * @property {Store} store
 * @property {Queue} queue
 * @property {Work} work
 * @property {Chosen} chosen
 * @property {Lit} lit
 * @property {Hand} hand
 * @property {Picker} picker
 * @property {Tray} tray
 * @property {(place: Place) => void} goTo the cursor goes to a place, and its words are lit for a moment
 */

export {};
