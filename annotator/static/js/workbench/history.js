// Undo and redo. Every step back is an act like any other, through the same queue. The last two hundred steps of a tab
// survive a reload. Pure but for the box it is kept in.

/** @import {Act, Annotation} from "./types.js" */

/**
 * One thing that a person did, be it to one annotation or to many, and the way back.
 * @typedef {{label: string, undo: Act[], redo: Act[]}} Step
 */

/** @typedef {{read: () => string | null, write: (text: string) => void}} Box */

const STEPS = 200;

export class History {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];
  #box;

  /** @param {Box} box */
  constructor(box) {
    this.#box = box;
    try {
      const { done, undone } = JSON.parse(box.read() ?? "{}");
      this.#done = done ?? [];
      this.#undone = undone ?? [];
    } catch {
      // What another version of the page wrote; a fresh start then.
    }
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Step} step */
  did(step) {
    this.#done.push(step);
    if (this.#done.length > STEPS) this.#done.shift();
    this.#undone = [];
    this.#write();
  }

  /** @returns {Step | null} what to take back */
  undo() {
    return this.#move(this.#done, this.#undone);
  }

  /** @returns {Step | null} what to do again */
  redo() {
    return this.#move(this.#undone, this.#done);
  }

  /** What concerns an annotation that never came to be, or was let go of, leads nowhere. @param {string} id */
  forget(id) {
    const others = (/** @type {Act[]} */ acts) => acts.filter((act) => act.annotation !== id);
    const without = (/** @type {Step[]} */ steps) =>
      steps
        .map(({ label, undo, redo }) => ({ label, undo: others(undo), redo: others(redo) }))
        .filter((step) => step.undo.length > 0);
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
    this.#write();
  }

  /** @param {Step[]} from @param {Step[]} to */
  #move(from, to) {
    const step = from.pop() ?? null;
    if (step) to.push(step);
    this.#write();
    return step;
  }

  #write() {
    this.#box.write(JSON.stringify({ done: this.#done, undone: this.#undone }));
  }
}

/** @param {Annotation} annotation @returns {Omit<Step, "label">} */
export function creation(annotation) {
  const { id } = annotation;
  return { undo: [{ operation: "delete", annotation: id }], redo: [restored(annotation)] };
}

/** Several steps as one. @param {Omit<Step, "label">[]} steps @returns {Omit<Step, "label">} */
export function joined(steps) {
  return { undo: steps.flatMap(({ undo }) => undo), redo: steps.flatMap(({ redo }) => redo) };
}

/** @param {Annotation} annotation @returns {Omit<Step, "label">} */
export function removal(annotation) {
  const { undo, redo } = creation(annotation);
  return { undo: redo, redo: undo };
}

/** @param {Annotation} before @param {Partial<Annotation>} fields @returns {Omit<Step, "label">} */
export function alteration(before, fields) {
  const names = /** @type {(keyof Annotation)[]} */ (Object.keys(fields));
  const old = Object.fromEntries(names.map((name) => [name, before[name]]));
  return {
    undo: [{ operation: "change", annotation: before.id, body: old }],
    redo: [{ operation: "change", annotation: before.id, body: fields }],
  };
}

/** It carries what it brings back, so that it shows at once. @param {Annotation} annotation @returns {Act} */
function restored(annotation) {
  return { operation: "restore", annotation: annotation.id, body: annotation };
}
