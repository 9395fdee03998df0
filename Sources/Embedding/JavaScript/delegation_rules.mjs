// DelegationRules for JavaScript: what Microsoft Graph does with mail that is sent as somebody else.
//
//     import { load } from "./delegation_rules.mjs";
//     const rules = await load();
//     const session = rules.open(tenant);
//     session.ask({ token: { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] },
//                   request: { method: "POST", url: "/me/sendMail", body: { message } } });
//     globalThis.fetch = session.fetch; // Requests to Graph are answered in this process.
//
// delegation_rules.d.mts has the types of all there is.

/**
 * Loads the WebAssembly module that lies beside this file, or another: from a URL (a relative one is taken from the page,
 * or from this file where there is none), from a Response, from bytes, or compiled already.
 */
export async function load(module = new URL("delegation_rules.wasm", import.meta.url)) {
  const source = await resolved(module);
  const instance = source instanceof WebAssembly.Module
    ? await WebAssembly.instantiate(source) : (await WebAssembly.instantiate(source)).instance;
  if (typeof instance.exports.delegation_rules_predict !== "function") {
    throw new TypeError("the WebAssembly module is not that of DelegationRules");
  }
  return new Rules(instance.exports);
}

/** The bytes or the compiled module that `module` stands for. */
async function resolved(module) {
  if (typeof module === "string") {
    const address = /^[a-z]:[\\/]/i.test(module) ? `file:///${module}` : module; // On Windows, a path begins like a scheme.
    return resolved(new URL(address, globalThis.location?.href ?? import.meta.url));
  }
  if (typeof Response === "function" && module instanceof Response) {
    if (!module.ok) throw new Error(`${module.url}: ${module.status} ${module.statusText}`);
    return module.arrayBuffer();
  }
  if (module instanceof URL) {
    if (module.protocol !== "file:" || typeof process === "undefined") {
      return resolved(await fetch(module).catch((cause) => { throw new Error(`${module}: cannot be fetched`, { cause }); }));
    }
    const { readFile } = await import("node:fs/promises");
    return readFile(module);
  }
  if (module instanceof WebAssembly.Module || module instanceof ArrayBuffer || ArrayBuffer.isView(module)) return module;
  throw new TypeError(`expected a URL, a Response, bytes or a WebAssembly.Module, found ${kind(module)}`);
}

class Rules {
  #packed;
  #engine;
  #withoutTenant;

  constructor(exports) {
    this.#packed = new PackedFunctions(exports);
    if (exports.delegation_rules_ask) this.#engine = new TextFunctions(exports);
  }

  /** The version of the module: major, minor and patch, eight bits each. */
  get version() {
    return this.#packed.version;
  }

  /** The clauses that predictions cite, each with id, statement, evidence, sources and contested. */
  get clauses() {
    return clauses;
  }

  /** A session with a tenant, an object or JSON text; throws where it is none. Without one, each exchange brings its own. */
  open(tenant) {
    return new Session(this.#needed("open"), tenant);
  }

  /** What `tenant import` makes of Exchange's exports, each with its name and its text or bytes. */
  importTenant(files) {
    const engine = this.#needed("importTenant");
    return JSON.parse(engine.import(files));
  }

  /** What Microsoft Graph does with `scenario`, and by which clauses; what is none is answered as invalid. */
  predict(scenario) {
    const engine = this.#needed("predict");
    this.#withoutTenant ??= new Session(engine);
    const answer = this.#withoutTenant.ask(scenario);
    const isPrediction = own(answer, "outcome") === "invalid" || own(answer, "clauses") && !own(answer, "scenario");
    if (!isPrediction) throw new TypeError("expected a scenario; a session takes exchanges and questions for advice");
    return answer;
  }

  /** `scenario` in 32 bits; throws an `InvalidScenario` with the `path` at fault if it is none. */
  pack(scenario) {
    this.#needed("pack");
    const { outcome, error } = this.predict(scenario);
    if (outcome === "invalid") throw new InvalidScenario(error.path, error.message);
    return packed(typeof scenario === "object" ? scenario : JSON.parse(scenario));
  }

  /** The scenario that is packed in `code`, with every key that it can have but those that say what holds without them. */
  unpack(code) {
    if (this.predictPacked(code) === 0n) throw new RangeError(`${String(code)} is no packed scenario`);
    return unpacked(code);
  }

  /** The prediction for a packed scenario, as a BigInt; 0n for bits that are no scenario. */
  predictPacked(code) {
    return this.#packed.predict(code);
  }

  /** The same for each number of a Uint32Array, as a BigUint64Array. */
  predictMany(codes) {
    if (!(codes instanceof Uint32Array)) throw new TypeError(`expected a Uint32Array, found ${kind(codes)}`);
    return this.#packed.predictMany(codes);
  }

  /** The clauses that decided it, as a BigInt with a bit for each of `clauses`. */
  clausesPacked(code) {
    return this.#packed.clauses(code);
  }

  /** What takes text and gives text, for the function `name`. */
  #needed(name) {
    if (this.#engine) return this.#engine;
    throw new Error(`${name} takes the whole module, delegation_rules.wasm; this one knows packed scenarios alone`);
  }
}

export { InvalidScenario, unsignedToken };

// ---- The parts, which the build puts in place of these lines ----

import { InvalidScenario, PackedFunctions, packed, unpacked } from "./packed.mjs";
import { TextFunctions } from "./text.mjs";
import { unsignedToken } from "./token.mjs";
import { Session } from "./session.mjs";
import { kind, own } from "./values.mjs";

// What Specs/clauses.json holds; the build puts it here. All loads share it, so nobody may change it.
const { clauses } = { clauses: [] };
for (const clause of clauses) {
  for (const sources of [clause.sources, own(clause, "contestedBy") ?? []]) Object.freeze(sources).forEach(Object.freeze);
  Object.freeze(clause);
}
Object.freeze(clauses);
