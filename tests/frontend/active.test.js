// Active time per article: rests of more than a minute are left out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ActiveTime } from "../../annotator/static/js/workbench/active.js";

const SECOND = 1000;
/** @param {ActiveTime} active @param {number} seconds */
const report = (active, seconds) => Object.fromEntries(active.report(seconds * SECOND).map(({ article, seconds: spent }) => [article, spent]));

test("time goes to the article at hand, and on with it while one acts elsewhere", () => {
  const active = new ActiveTime();
  active.act(SECOND, 11);
  active.act(21 * SECOND, 12);
  active.act(31 * SECOND, null);
  assert.deepEqual(report(active, 41), { 11: 20, 12: 20 });
});

test("more than a minute without an act is a rest", () => {
  const active = new ActiveTime();
  active.act(SECOND, 11);
  assert.deepEqual(report(active, 31), { 11: 30 });
  assert.deepEqual(report(active, 500), { 11: 60 });
  active.act(600 * SECOND, 11);
  assert.deepEqual(report(active, 610), { 11: 70 });
});

test("reports come often or seldom, the sum is the same", () => {
  const [often, seldom] = [new ActiveTime(), new ActiveTime()];
  for (const active of [often, seldom]) active.act(SECOND, 11);
  for (let at = 2; at < 200; at += 1) often.report(at * SECOND);
  assert.deepEqual(report(often, 200), report(seldom, 200));
});

test("a page out of sight is not read", () => {
  const active = new ActiveTime();
  active.act(SECOND, 11);
  active.rest(11 * SECOND);
  assert.deepEqual(report(active, 40), { 11: 10 });
  active.act(50 * SECOND, 11);
  assert.deepEqual(report(active, 55), { 11: 15 });
});

test("before anything was done there is nothing to tell", () => {
  assert.deepEqual(report(new ActiveTime(), 100), {});
});
