// The annotations API as the browser meets it, in memory, with a line that fails in every way a line can fail.

/** @import {Random} from "./random.js" */

/** @typedef {{version: number, created: string, deleted: boolean, fields: Record<string, unknown>}} Row */

export class StandInServer {
  /** @type {Map<string, Row>} */ rows = new Map();
  /** @type {number} share of requests that fail somehow */ trouble = 0;
  /** @type {((method: string, id: string) => {status: number, body: object} | null)} */ refuse = () => null;
  #random;

  /** @param {Random} random */
  constructor(random) {
    this.#random = random;
  }

  /** In place of the browser's own. */
  install() {
    Object.assign(globalThis, {
      fetch: (/** @type {string} */ url, /** @type {RequestInit} */ init) => this.#over(url, init),
      document: { cookie: "csrftoken=one" },
    });
  }

  /** Those that are not deleted, in wire form. */
  visible() {
    return [...this.rows].filter(([, row]) => !row.deleted).map(([id, row]) => wire(id, row));
  }

  /** @param {string} url @param {RequestInit} init */
  async #over(url, init) {
    for (let turns = this.#random.below(4); turns > 0; turns -= 1) await null;
    const kind = this.#random.chance(this.trouble) ? this.#random.pick(["lost", "unheard", "500", "503 after", "429"]) : "fine";
    if (kind === "lost") throw new TypeError("Failed to fetch");
    if (kind === "500") return answer(500, {});
    if (kind === "429") return answer(429, { detail: "Slow down." }, { "Retry-After": "2" });
    const response = this.#answer(url, init);
    if (kind === "unheard") throw new TypeError("Failed to fetch");
    return kind === "503 after" ? answer(503, {}) : response;
  }

  /** @param {string} url @param {RequestInit} init */
  #answer(url, init) {
    const id = /annotations\/([^/]+)\//.exec(url)?.[1] ?? "";
    const method = url.endsWith("/restore/") ? "RESTORE" : (init.method ?? "GET");
    const refused = this.refuse(method, id);
    if (refused) return answer(refused.status, refused.body);
    const body = String(init.body ?? "");
    const row = this.rows.get(id);
    if (method === "PUT") return this.#put(id, row, body);
    const isGone = !row || (row.deleted && method !== "RESTORE");
    return isGone ? answer(404, { detail: "There is no such annotation." }) : this.#of(id, row, method, body, init);
  }

  /** @param {string} id @param {Row} row @param {string} method @param {string} body @param {RequestInit} init */
  #of(id, row, method, body, init) {
    if (method === "GET") return answer(200, wire(id, row));
    if (method === "RESTORE" && !row.deleted) return answer(409, { detail: "This annotation is not deleted." });
    return this.#alter(id, row, method, body, /** @type {Record<string, string>} */ (init.headers)["If-Match"]);
  }

  /** @param {string} id @param {Row} row @param {string} method @param {string} body @param {string} [seen] */
  #alter(id, row, method, body, seen) {
    if (seen !== `"${row.version}"`) return answer(412, { detail: "Changed in the meantime.", current: wire(id, row) });
    row.version += 1;
    if (method === "PATCH") Object.assign(row.fields, JSON.parse(body));
    else row.deleted = method === "DELETE";
    return row.deleted ? answer(204, null) : answer(200, wire(id, row));
  }

  /** @param {string} id @param {Row | undefined} row @param {string} body */
  #put(id, row, body) {
    if (row && (row.created !== body || row.deleted)) return answer(409, { detail: "This id is used." });
    if (row) return answer(200, wire(id, row));
    const made = { version: 1, created: body, deleted: false, fields: JSON.parse(body) };
    this.rows.set(id, made);
    return answer(201, wire(id, made));
  }
}

/** @param {string} id @param {Row} row */
function wire(id, row) {
  return { id, annotator: "ana", layer: "annotator", version: row.version, ...row.fields };
}

/** @param {number} status @param {object | null} body @param {Record<string, string>} [headers] */
function answer(status, body, headers = {}) {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(body && JSON.stringify(body), { status, headers: { "Content-Type": type, ...headers } });
}
