// Puts the workbench together. Each behaviour is a file of its own; what they share is in bench.js.

import { startAbout } from "./about.js";
import { startAttending } from "./attending.js";
import { Badges } from "./badges.js";
import { whole } from "./brief.js";
import { Chosen } from "./chosen.js";
import { Copies } from "./copies.js";
import { Cursor } from "./cursor.js";
import { hooked, nextTask } from "./dom.js";
import { startDrawing } from "./drawing.js";
import { startGaps } from "./gaps.js";
import { Find } from "./find.js";
import { goTo } from "./goto.js";
import { Hand } from "./hand.js";
import { startEvent } from "./event.js";
import { startHeads } from "./heads.js";
import { Here } from "./here.js";
import { canDraw, Marks } from "./highlight.js";
import { spreadMarks } from "./inherit.js";
import { Keyboard } from "./keyboard.js";
import { KeyMap } from "./keymap.js";
import { startKeys } from "./keys.js";
import { MarginList } from "./list.js";
import { Lit } from "./lit.js";
import { readPage } from "./page.js";
import { pathsOf } from "./paths.js";
import { Picker } from "./picker.js";
import { Pieces } from "./pieces.js";
import { usage } from "./ranking.js";
import { SavingState } from "./saving.js";
import { startSelecting } from "./select.js";
import { prepareForMarking } from "../segmenters.js";
import { boxFor, startSession } from "./session.js";
import { startSheet } from "./sheet.js";
import { watchSight } from "./sight.js";
import { Tray } from "./tray.js";
import { startUndo } from "./undo.js";

/** @import {Bench} from "./bench.js" */

async function start() {
  const root = hooked("data-workbench");
  const grid = root.querySelector("[data-texts]");
  if (!(grid instanceof HTMLElement)) return;
  const page = readPage();
  const pieces = new Pieces(grid, page.texts);
  const marks = new Marks(pieces, (code) => page.hue(code));

  const saving = new SavingState(() => session, page);
  const refresh = () => {
    saving.show();
    showUndo();
  };
  const session = startSession(page, () => refresh(), () => saving.warnUnsafe());
  const { store, queue, work } = session;
  const showUndo = page.canAnnotate ? startUndo(work) : () => {};

  /** @type {Bench} */
  const bench = {
    root, grid, page, pieces, marks, store, queue, work,
    chosen: new Chosen(marks),
    lit: new Lit(marks, store),
    hand: new Hand(page),
    picker: new Picker(page, () => usage(store.all())),
    tray: new Tray(() => bench),
    goTo: (place) => goTo(bench, cursor, place),
  };
  // Heads before the cursor: their buttons are among the places it can stand.
  if (page.canAnnotate) startHeads(bench);
  const cursor = new Cursor(grid, pathsOf(grid));
  if (grid instanceof HTMLTableElement) grid.setAttribute("role", "grid");
  const here = new Here(bench);
  const badges = new Badges(bench, (ids, at, back) => here.open(ids, at, back));

  startDrawing(store, marks, badges);
  spreadMarks(grid);
  watchSight(grid, (statement, isSeen) => marks.see(statement, isSeen));
  void session.open(page.data.annotations.map((row) => whole(row, page.data, (revision) => pieces.text(revision))));
  root.toggleAttribute("data-cannot-draw", !canDraw());

  await nextTask(); // Two short tasks in place of one that holds the page still.
  const list = new MarginList(bench, cursor);
  list.fill();
  store.listen((id, _, after) => list.update(id, after));
  startHands(bench, cursor, here);
  if (page.canAnnotate) {
    startSelecting(bench, cursor, (event) => here.onClick(event));
    startGaps(bench, cursor);
    startEvent(bench);
  } else {
    grid.addEventListener("click", (event) => here.onClick(event));
  }
  startSheet();
  refresh();
  root.dataset.ready = "";
}

/** @param {Bench} bench @param {Cursor} cursor @param {Here} here */
function startHands(bench, cursor, here) {
  const { data, codes, canAnnotate } = bench.page;
  const keymap = new KeyMap(boxFor(() => localStorage, `crossframe/keys/${data.person}`), codes);
  const find = new Find(bench);
  const copies = canAnnotate ? new Copies(bench) : null;
  new Keyboard(bench, cursor, keymap, {
    marks: (element) => here.showOver(element),
    find: () => find.open(),
    copies: (element) => copies?.take(element),
  });
  startAbout(bench.page);
  startKeys(keymap, canAnnotate);
  startAttending(bench.page, bench.root);
  if (canAnnotate) (globalThis.requestIdleCallback ?? setTimeout)(prepareForMarking);
}

// The end of the page, its layout and our beginning would be one long task.
void nextTask().then(start);
