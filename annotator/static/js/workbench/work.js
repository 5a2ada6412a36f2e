// The doors for change: whatever is done to annotations passes here, is queued, shown, and can be undone.

import { alteration, creation, joined, removal } from "./history.js";
import { newId } from "./uuid.js";

/** @import {Act, Annotation, Draft} from "./types.js" */
/** @import {History, Step} from "./history.js" */
/** @import {Page} from "./page.js" */
/** @import {Queue} from "./queue.js" */
/** @import {Store} from "./store.js" */

export class Work {
  #page;
  #store;
  #queue;
  #history;

  /** @param {{page: Page, store: Store, queue: Queue, history: History}} parts */
  constructor({ page, store, queue, history }) {
    this.#page = page;
    this.#store = store;
    this.#queue = queue;
    this.#history = history;
  }

  /** @param {Omit<Draft, "codebook_version">} draft @returns {string} the new annotation's id */
  create(draft) {
    return /** @type {string} */ (this.createAll([draft])[0]);
  }

  /** Many at once, which one undo takes back. @param {Omit<Draft, "codebook_version">[]} drafts @returns {string[]} ids */
  createAll(drafts) {
    const made = drafts.map((draft) => this.#make(draft));
    const rows = made.flatMap((id) => this.#store.get(id) ?? []);
    const label = rows.length > 1 ? `${rows.length} marks` : "Mark";
    if (rows.length) this.#did(label, joined(rows.map(creation)));
    return made;
  }

  /** @param {Omit<Draft, "codebook_version">} draft */
  #make(draft) {
    const { project, event, codebookVersion } = this.#page.data;
    const provenance = { ...this.#page.circumstances, ...draft.provenance };
    const body = { ...draft, provenance, project, event, codebook_version: codebookVersion };
    const id = newId();
    this.#queue.add({ operation: "create", annotation: id, body }, event);
    return id;
  }

  /** @param {string} id @param {Partial<Pick<Annotation, "code" | "note" | "anchors" | "attributes">>} fields */
  change(id, fields) {
    const before = this.#store.get(id);
    if (!before) return;
    const body = fields.code ? { ...fields, codebook_version: this.#page.data.codebookVersion } : fields;
    this.#perform([{ operation: "change", annotation: id, body }]);
    this.#did("Change", alteration(before, body));
  }

  /** @param {string} id */
  remove(id) {
    const before = this.#store.get(id);
    if (!before) return;
    this.#perform([{ operation: "delete", annotation: id }]);
    if (this.#isKnown(id)) this.#did("Delete", removal(before));
  }

  /** @returns {string | null} what was taken back, in a word; null for nothing */
  undo() {
    const step = this.#history.undo();
    if (!step) return null;
    this.#perform(step.undo);
    return step.label;
  }

  /** @returns {string | null} what was done again */
  redo() {
    const step = this.#history.redo();
    if (!step) return null;
    this.#perform(step.redo);
    return step.label;
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** Send again what was refused. @param {string} id */
  retry(id) {
    this.#queue.retry(id);
  }

  /** Let go of what was refused. @param {string} id */
  discard(id) {
    this.#queue.discard(id);
    this.#history.forget(id);
  }

  /** @param {Act[]} acts */
  #perform(acts) {
    for (const act of acts) {
      this.#queue.add(act, this.#page.data.event);
      if (!this.#isKnown(act.annotation)) this.#history.forget(act.annotation);
    }
  }

  /** Whether the server has it or will be told of it. Not so once a refused mark is taken back. @param {string} id */
  #isKnown(id) {
    return this.#store.confirmed(id) !== null || this.#queue.acts(id).length > 0;
  }

  /** @param {string} label @param {Omit<Step, "label">} step */
  #did(label, step) {
    this.#history.did({ label, ...step });
  }
}
