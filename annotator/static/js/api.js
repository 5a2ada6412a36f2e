// The only file that talks to the server. Every request carries the CSRF token as it is now (a sign-in changes it), and
// every answer that is no success becomes a Problem in the form of RFC 9457.

/** @import {Annotation} from "./workbench/types.js" */

// What the browser still sends while the page goes away; a larger body is sent without that promise.
const KEEPALIVE_BYTES = 60_000;

/** The server could not be reached. */
export class Unreachable extends Error {}

/** The server answered, and said no. `detail` is for people. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{detail?: string, title?: string, errors?: {pointer: string, detail: string}[], current?: Annotation}} body
   * @param {number | null} retryAfter seconds
   */
  constructor(status, body, retryAfter) {
    const detail = body.detail || body.title || `The server answered ${status}.`;
    super(detail);
    this.status = status;
    this.detail = detail;
    this.errors = body.errors ?? [];
    this.current = body.current ?? null;
    this.retryAfter = retryAfter;
  }
}

/** @typedef {{body?: unknown, ifMatch?: number}} RequestOptions */

/**
 * @param {string} method @param {string} url @param {RequestOptions} [options]
 * @returns {Promise<any>} what the server gave, null for an answer without content
 * @throws {Unreachable | Problem}
 */
export async function request(method, url, { body, ifMatch } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (ifMatch !== undefined) headers["If-Match"] = `"${ifMatch}"`;
  const sent = body === undefined ? null : JSON.stringify(body);
  const keepalive = (sent?.length ?? 0) < KEEPALIVE_BYTES;
  const response = await reach(url, { method, headers, body: sent, keepalive, credentials: "same-origin" });
  const json = await jsonOf(response);
  if (!response.ok) throw new Problem(response.status, json ?? {}, secondsToWait(response));
  // A sign-in page in place of an answer.
  if (response.redirected) throw new Problem(401, {}, null);
  return json;
}

/**
 * Who is signed in, as the page at `url` would say to a visitor now; null for nobody. For one question only: whether
 * work that waits in this tab would be saved under the right name.
 * @param {string} url @returns {Promise<string | null>} @throws {Unreachable}
 */
export async function personOn(url) {
  const response = await reach(url, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const data = page.querySelector("#workbench-data")?.textContent;
  return data ? JSON.parse(data).person : null;
}

/** The token of the session as the browser holds it now. */
export function csrfToken() {
  return /(?:^|;\s*)csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

/** @param {string} url @param {RequestInit} init */
async function reach(url, init) {
  try {
    return await fetch(url, init);
  } catch {
    throw new Unreachable("The server cannot be reached.");
  }
}

/** @param {Response} response */
async function jsonOf(response) {
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return null;
  try {
    return await response.json();
  } catch {
    // Cut off on the way: as good as no answer.
    throw new Unreachable("The answer did not arrive whole.");
  }
}

/** @param {Response} response */
function secondsToWait(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
