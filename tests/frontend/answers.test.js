// What is asked beside a code: the same rules as the server's.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answersInWords, askedOf, fitting, missingOf } from "../../annotator/static/js/workbench/answers.js";

const yesNo = [{ value: "yes", label: "Yes, it is" }, { value: "no", label: "No" }];
/** @type {import("../../annotator/static/js/workbench/types.js").Code} */
const voice = {
  slug: "voice", name: "Voice", definition: "", include: "", exclude: "", example: "", hue: 1, key: "",
  attributes: [
    { slug: "quoted", name: "Quoted", type: "choice", options: yesNo, required: true },
    { slug: "speaker", name: "Speaker", type: "actor", required: true, when: { attribute: "quoted", values: ["yes"] } },
    { slug: "title", name: "Title", type: "text", when: { attribute: "speaker", values: ["x"] } },
  ],
};
const plain = { ...voice, slug: "plain", attributes: undefined };

/** @param {import("../../annotator/static/js/workbench/types.js").Answers} answers */
const asked = (answers) => askedOf(voice, answers).map(({ slug }) => slug);

test("a question that depends on an answer comes and goes with it", () => {
  assert.deepEqual(asked({}), ["quoted"]);
  assert.deepEqual(asked({ quoted: "no" }), ["quoted"]);
  assert.deepEqual(asked({ quoted: "yes" }), ["quoted", "speaker"]);
  assert.deepEqual(asked({ quoted: "no", speaker: "x" }), ["quoted"]);
});

test("what needs an answer is asked for until it has one", () => {
  const missing = (/** @type {any} */ answers) => missingOf(voice, answers).map(({ slug }) => slug);
  assert.deepEqual(missing({}), ["quoted"]);
  assert.deepEqual(missing({ quoted: "yes" }), ["speaker"]);
  assert.deepEqual(missing({ quoted: "yes", speaker: "Ida" }), []);
  assert.deepEqual(missingOf(plain, {}), []);
});

test("only answers to what is asked are saved, and those that no code asked for", () => {
  const answers = { quoted: "no", speaker: "Ida", own: 1 };
  assert.deepEqual(fitting(voice, answers, [voice, plain]), { quoted: "no", own: 1 });
  assert.deepEqual(fitting(plain, answers, [voice, plain]), { own: 1 });
});

test("answers are read with the words of their question", () => {
  assert.deepEqual(answersInWords(voice, { quoted: "yes", speaker: "Ida" }), ["Quoted: Yes, it is", "Speaker: Ida"]);
});
