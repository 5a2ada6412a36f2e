// One act becomes one request, and its answer becomes what the queue understands. An answer that was lost on the way
// is recognised when the act is sent again: the server's row already says what was wanted.

import { csrfToken, personOn, Problem, request, Unreachable } from "../api.js";
import { isSatisfied } from "./overlay.js";

/** @import {Annotation, QueuedAct, Refusal} from "./types.js" */
/** @import {Answer} from "./queue.js" */

const NOT_NOW = new Set([408, 425, 429]);

/** @typedef {{apiRoot: string, person: string, pageUrl: string}} Place */

/** @param {Place} place @returns {(act: QueuedAct) => Promise<Answer>} never rejects */
export function makeSender({ apiRoot, person, pageUrl }) {
  let knownToken = csrfToken();

  /** @param {QueuedAct} act @returns {Promise<Answer>} */
  async function send(act) {
    try {
      const stranger = await strangerHere();
      if (stranger) return { kind: "signedOut", detail: stranger };
      return { kind: "done", row: await carryOut(act, `${apiRoot}annotations/${act.annotation}/`) };
    } catch (error) {
      return error instanceof Problem ? judge(act, error) : noAnswer(error);
    }
  }

  /** Another token than before means another session, which may be another person's: their name is not ours to use. */
  async function strangerHere() {
    const token = csrfToken();
    if (token === knownToken) return "";
    const here = await personOn(pageUrl);
    if (here === null) return "You are signed out.";
    if (here !== person) return `${here} is signed in here now.`;
    knownToken = token;
    return "";
  }

  return send;
}

/** @param {QueuedAct} act @param {string} url @returns {Promise<Annotation | null>} */
async function carryOut(act, url) {
  const ifMatch = act.base ?? 0;
  if (act.operation === "create") return request("PUT", url, { body: act.body });
  if (act.operation === "change") return request("PATCH", url, { body: act.body, ifMatch });
  if (act.operation === "restore") return restore(url, ifMatch);
  try {
    return await request("DELETE", url, { ifMatch });
  } catch (error) {
    if (isProblem(error, 404)) return null; // Deleted already.
    throw error;
  }
}

/** Bring it back, whatever happened to it since. @param {string} url @param {number} ifMatch */
async function restore(url, ifMatch) {
  try {
    return await request("POST", `${url}restore/`, { ifMatch });
  } catch (error) {
    if (isProblem(error, 412) && error.current) {
      return request("POST", `${url}restore/`, { ifMatch: error.current.version });
    }
    if (!isProblem(error, 409)) throw error;
    // It may be back already; a row that can be read is.
    return request("GET", url).catch((unread) => {
      throw isProblem(unread, 404) ? error : unread;
    });
  }
}

/** @param {QueuedAct} act @param {Problem} problem @returns {Answer} */
function judge(act, problem) {
  const { status, detail, errors, current, retryAfter } = problem;
  if (status === 401) return { kind: "signedOut", detail: "You are signed out." };
  if (status >= 500 || NOT_NOW.has(status)) return { kind: "later", reach: "act", seconds: retryAfter };
  // The token in the cookie changed between two requests; the next one carries the new one.
  if (status === 403 && detail.startsWith("CSRF")) return { kind: "later", reach: "act" };
  if (status === 412 && current && isSatisfied(act, current)) return { kind: "done", row: current };
  return { kind: "refused", refusal: { status, detail, errors, current } };
}

/** @param {unknown} error @returns {Answer} */
function noAnswer(error) {
  if (error instanceof Unreachable) return { kind: "later", reach: "server" };
  const detail = `This page has a fault: ${error instanceof Error ? error.message : error}. Reload it.`;
  return { kind: "refused", refusal: { status: 0, detail, errors: [], current: null } };
}

/** @param {unknown} error @param {number} status @returns {error is Problem} */
function isProblem(error, status) {
  return error instanceof Problem && error.status === status;
}
