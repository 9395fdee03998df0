// ---- Sessions ----

import { GraphDouble } from "./graph.mjs";
import { bytesOf, isBytes } from "./text.mjs";

/** Gives back what sessions hold that nobody closed. */
const forgotten = new FinalizationRegistry(({ engine, place }) => engine.close(place));

/** A tenant, and the drafts that were created in it since it was opened. */
export class Session {
  #engine;
  #tenant;
  /** Where the session lies in the module's memory; undefined once it is closed. */
  #place;
  #double = new GraphDouble((exchange) => this.ask(exchange));

  constructor(engine, tenant) {
    this.#engine = engine;
    if (isBytes(tenant)) this.#tenant = bytesOf(tenant).slice(); // They are needed again, and may change meanwhile.
    else this.#tenant = tenant === undefined ? undefined : textOf(tenant);
    this.#open();
  }

  /** The answer to an exchange, a scenario or a question for advice, each an object or JSON text. */
  ask(question) {
    if (this.#place === undefined) throw new Error("the session is closed");
    return JSON.parse(this.#engine.ask(this.#place, textOf(question)));
  }

  /** As the global `fetch`; Graph's hosts are answered by this session, and others fail. */
  fetch = this.fetchWith();

  /**
   * Such a `fetch`, with what becomes of requests to others ("fail", "pass" or a function that takes them), and with the
   * token that requests are taken to bear, whatever their header says.
   */
  fetchWith({ others = "fail", token } = {}) {
    return this.#double.fetchWith(others, token);
  }

  /** What became of each request that `fetch` answered, in their order. */
  get results() {
    return [...this.#double.results];
  }

  /** Forgets the results and the drafts. */
  reset() {
    this.close();
    this.#open();
    this.#double.results.length = 0;
  }

  /** Gives back what the session holds. */
  close() {
    if (this.#place === undefined) return;
    forgotten.unregister(this);
    this.#engine.close(this.#place);
    this.#place = undefined;
  }

  #open() {
    this.#place = this.#engine.open(this.#tenant);
    forgotten.register(this, { engine: this.#engine, place: this.#place }, this);
  }
}

/** A value as JSON text; a string is text already. */
function textOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value) ?? "null";
}
