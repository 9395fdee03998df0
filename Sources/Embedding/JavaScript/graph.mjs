// ---- Requests to Graph, answered in this process ----

import { graphHosts } from "../generated/contract.mjs";
import { UndecodedBody, decompressed } from "./compression.mjs";
import { kind, own } from "./values.mjs";

/** The codes of errors that are none of Graph's. */
const [unspecified, invalid] = ["Unspecified", "InvalidInput"];

/** What stands in for Graph: it answers requests by what `ask` answers to exchanges, and keeps what became of them. */
export class GraphDouble {
  results = [];
  #ask;

  constructor(ask) {
    this.#ask = ask;
  }

  /**
   * A function like `fetch`. What it is to do with requests to other hosts than Graph's, `others` says; whose token requests
   * bear, `token`, or else their header.
   */
  fetchWith(others, token) {
    const takers = { fail: refuse, pass: globalThis.fetch };
    const other = typeof others === "function" ? others : own(takers, others);
    if (!other) {
      const found = typeof others === "string" ? others : kind(others);
      throw new TypeError(`others: expected "fail", "pass" or a function, found ${found}`);
    }
    return async (input, init) => {
      const address = addressOf(input);
      return graphHosts.includes(address.hostname) ? this.#respond(new Request(input, init), token) : other(input, init);
    };
  }

  async #respond(request, token) {
    const bytes = await unlessAborted(request.signal, request.arrayBuffer());
    const { response, ...result } = await this.#answer(request, bytes, token);
    const { method, url } = request;
    this.results.push({ method, url: withoutQuery(new URL(url)), ...result, response });
    const body = own(response, "body");
    const answer = new Response(body === undefined ? null : JSON.stringify(body), {
      status: response.status, headers: response.headers,
    });
    Object.defineProperty(answer, "url", { value: url });
    return answer;
  }

  /** What came of `request`, always with a response. */
  async #answer(request, bytes, token) {
    const stamp = { id: uuid(), date: new Date() };
    const headers = Object.fromEntries(request.headers);
    let result;
    try {
      const body = new TextDecoder().decode(await decompressed(bytes, own(headers, "content-encoding") ?? ""));
      request.signal.throwIfAborted(); // From here on nothing waits.
      result = this.#ask({ token, request: { method: request.method, url: request.url, headers, body } });
    } catch (error) {
      if (!(error instanceof UndecodedBody)) throw error;
      const { status, message } = error;
      result = { outcome: "invalid", error: { path: "request.body", message }, response: failure(status, invalid, message) };
    }
    result.response = answered(result);
    stampErrors(result.response, stamp);
    Object.assign(result.response.headers, {
      "request-id": stamp.id, "client-request-id": own(headers, "client-request-id") ?? stamp.id,
      Date: stamp.date.toUTCString(),
    });
    return result;
  }
}

/** The response to a request: Graph's, or where that is not known, why. */
function answered(result) {
  const { outcome, response, reason, error, parts } = { __proto__: null, ...result };
  if (parts) {
    // Clients expect an answer to each part; in Graph's own response those are left out that are not known.
    response.body.responses = parts.map((part) => ({ id: part.id, ...own(part, "response") ?? answered(part) }));
  }
  if (response) return response;
  return outcome === "unspecified" ? failure(501, unspecified, reason)
    : failure(500, invalid, error.path === "" ? error.message : `${error.path}: ${error.message}`);
}

/** A response that is an error in Graph's form. */
function failure(status, code, message) {
  return { status, headers: { "Content-Type": "application/json" }, body: { error: { code, message } } };
}

/** Puts the id and the time of a request into the errors that answer it. */
function stampErrors(response, stamp) {
  const { error, responses } = { __proto__: null, ...own(response, "body") };
  if (response.status >= 400 && error) {
    error.innerError = { date: stamp.date.toISOString().slice(0, 19), "request-id": stamp.id };
  }
  if (response.status === 200 && responses) for (const part of responses) stampErrors(part, stamp);
}

/** An id for a request; nothing depends on its being hard to guess. */
function uuid() {
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replaceAll("x", () => Math.floor(16 * Math.random()).toString(16));
}

/** The address that the first argument of `fetch` names. */
function addressOf(input) {
  const address = typeof input === "object" && typeof input?.url === "string" ? input.url : String(input);
  try {
    return new URL(address, globalThis.location?.href);
  } catch (cause) {
    throw new TypeError("expected the URL of a request", { cause });
  }
}

async function refuse(input) {
  throw new TypeError(`${withoutQuery(addressOf(input))} is no address of Graph's, and this fetch answers no other`);
}

/** A URL without what may be secret in it. */
function withoutQuery({ protocol, host, pathname }) {
  return `${protocol}//${host}${pathname}`;
}

/** What `promise` comes to, unless `signal` aborts before. */
async function unlessAborted(signal, promise) {
  signal.throwIfAborted();
  return Promise.race([promise, new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  })]);
}
