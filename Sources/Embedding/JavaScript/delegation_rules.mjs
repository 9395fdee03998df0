// DelegationRules for JavaScript: what Microsoft Graph does with mail that is sent as somebody else.
//
//     import { load } from "./delegation_rules.mjs";
//     const rules = await load();
//     rules.predict({ token: { type: "user", permissions: ["Mail.Send.Shared"] },
//                     endpoint: { mailbox: "me", operation: "sendMail" }, from: "userMailbox" });
//
// Scenarios and predictions have the keys and values that Specs/README.md describes. A scenario that is none is
// answered with { outcome: "invalid", error: { path, message } }; nothing is thrown for it.

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
  if (typeof module === "string") return resolved(new URL(module, globalThis.location?.href ?? import.meta.url));
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
  #exports;
  #read = objectReader("", { id: text });

  constructor(exports) {
    this.#exports = exports;
  }

  /** The version of the module: major, minor and patch, eight bits each. */
  get version() {
    return this.#exports.delegation_rules_version();
  }

  /** The clauses that predictions cite, each with id, statement, evidence, sources and contested. */
  get clauses() {
    return clauses;
  }

  /** What Microsoft Graph does with `scenario`, and by which clauses. */
  predict(scenario) {
    const name = own(scenario, "id");
    const id = typeof name === "string" ? { id: name } : {};
    try {
      return { ...id, ...this.#prediction(this.pack(scenario)) };
    } catch (error) {
      if (!(error instanceof InvalidScenario)) throw error;
      return { ...id, outcome: "invalid", error: { path: error.path, message: error.message } };
    }
  }

  /** The prediction for a packed scenario, as a BigInt; 0n for bits that are no scenario. */
  predictPacked(code) {
    return isUint32(code) ? this.#exports.delegation_rules_predict(code) : 0n;
  }

  /** The clauses that decided it, as a BigInt with a bit for each of `clauses`. */
  clausesPacked(code) {
    return isUint32(code) ? this.#exports.delegation_rules_clauses(code) : 0n;
  }

  /** `scenario` in 32 bits; throws an `InvalidScenario` with the `path` at fault if it is none. */
  pack(scenario) {
    const read = this.#read(scenario, "");
    const number = (key) => key.split(".").reduce((object, inner) => object?.[inner], read);
    let code = 0;
    for (const { key, position, values, ...fact } of facts) {
      const needs = fact.needs ?? own(fact.needsOfValues, number(key));
      if (number(key) !== undefined && needs && number(needs.key) !== needs.number) {
        const needed = facts.find((other) => other.key === needs.key).values[needs.number];
        const value = fact.needs ? "" : `${values[number(key)]} `;
        throw new InvalidScenario(key, `${value}expected only with the ${needs.key.split(".").at(-1)} ${needed}`);
      }
      code |= number(key) << position;
    }
    return code >>> 0;
  }

  /** The scenario that is packed in `code`, with every key that it can have but those that say what holds without them. */
  unpack(code) {
    if (this.predictPacked(code) === 0n) throw new RangeError(`${String(code)} is no packed scenario`);
    const scenario = {};
    const bits = BigInt(code);
    const stated = facts.filter((fact) => fact.always || numberOf(fact, bits) !== 0);
    for (const [key, value] of Object.entries(unpacked(facts, stated, bits))) {
      const [outer, inner] = key.split(".");
      if (inner === undefined) scenario[outer] = value;
      else scenario[outer] = { ...own(scenario, outer), [inner]: value };
    }
    return scenario;
  }

  #prediction(code) {
    const cited = clausesIn(this.clausesPacked(code));
    const contested = cited.filter((clause) => clause.contested);
    const { basis, status, ...read } = unpacked(parts, parts, this.predictPacked(code));
    return {
      outcome: read.outcome,
      ...(status > 0 ? { status } : {}),
      ...read,
      ...(read.outcome === "unspecified" ? { reason: reasons[cited[0].id] } : {}),
      clauses: cited.map((clause) => clause.id),
      basis,
      ...(contested.length > 0 ? { contested: contested.map((clause) => clause.id) } : {}),
    };
  }
}

/** Whether `code` is one of the numbers that a packed scenario can be; JavaScript would make one of anything. */
function isUint32(code) {
  return typeof code === "number" && code >>> 0 === code;
}

// ---- Packed and unpacked ----

/** What `bits` say by some `rows` of a `table`, by key; without the rows that mean nothing beside the others. */
function unpacked(table, rows, bits) {
  const values = {};
  for (const row of rows) {
    const needed = row.needs && table.find(({ key }) => key === row.needs.key);
    if (!needed || numberOf(needed, bits) === row.needs.number) values[row.key] = valueOf(row, numberOf(row, bits));
  }
  return values;
}

/** The number that stands in `bits` where a row of a table has its own. */
function numberOf({ position, width }, bits) {
  return Number(BigInt.asUintN(width, bits >> BigInt(position)));
}

function valueOf({ shape, values, whenZero }, number) {
  switch (shape) {
    case "choice": return typeof values[number] === "object" ? { ...values[number] } : values[number];
    case "set": return values.filter((_, position) => (number >> position & 1) === 1);
    case "flag": return (number === 0) === whenZero;
    default: return number;
  }
}

function clausesIn(bits) {
  return clauses.filter((_, position) => (bits >> BigInt(position) & 1n) === 1n);
}

// ---- Scenarios ----

/** Why something is no scenario, and the dotted `path` of the key at fault. */
export class InvalidScenario extends Error {
  name = "InvalidScenario";
  path;

  constructor(path, message) {
    super(message);
    this.path = path;
  }
}

/** The value of `key` in `object` itself: what it inherits nobody wrote in a scenario. */
function own(object, key) {
  return object !== null && object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * A reader of the object of a scenario in which the facts lie whose keys begin with `prefix`, and of what `others` read
 * besides. What it reads has the same keys, and numbers for values.
 */
function objectReader(prefix, others = {}) {
  const readers = { __proto__: null, ...others };
  const expected = { __proto__: null };
  for (const fact of facts.filter(({ key }) => key.startsWith(prefix))) {
    const [key, inner] = fact.key.slice(prefix.length).split(".");
    readers[key] ??= inner === undefined ? factReader(fact) : objectReader(`${prefix}${key}.`);
    if (fact.required) expected[key] ??= inner === undefined ? expectation(fact) : "an object";
  }
  return (object, path) => {
    const read = members(object, path, readers);
    for (const [key, what] of Object.entries(expected)) {
      if (!(key in read)) throw new InvalidScenario(placeOf(key, path), `missing; expected ${what}`);
    }
    return read;
  };
}

/** A reader of the value of `fact`, as its number or bits. */
function factReader({ key, shape, values, whenZero }) {
  switch (shape) {
    case "choice": return oneOf(values);
    case "set": return key === "token.permissions" ? permissionsOf(values) : anyOf(values);
    default: return (value, path) => boolean(value, path) === whenZero ? 0 : 1;
  }
}

/** What a scenario without `fact` lacks. */
function expectation({ key, shape, values }) {
  if (shape === "choice") return `one of ${values.join(", ")}`;
  return key === "token.permissions" ? "an array of Graph permissions" : `an array of any of ${values.join(", ")}`;
}

/** Reads each member of `object` with its reader; a key without one is an error. As in JSON, undefined is absent. */
function members(object, path, readers) {
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw new InvalidScenario(path, `expected an object, found ${kind(object)}`);
  }
  const read = { __proto__: null }; // Whatever is not read is absent, whatever other objects inherit.
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const place = placeOf(excerpt(key), path);
    if (!Object.hasOwn(readers, key)) {
      throw new InvalidScenario(place, `unknown key; expected one of ${Object.keys(readers).join(", ")}`);
    }
    read[key] = readers[key](value, place);
  }
  return read;
}

/** The path of the member `key` of the object at `path`. */
function placeOf(key, path) {
  return path === "" ? key : `${path}.${key}`;
}

/**
 * Reads an array of permissions, as a bit for each of `names`, of which the last stands for any other. But a misspelt `Mail.`
 * name is meant to be one.
 */
function permissionsOf(names) {
  return (value, path) => {
    let bits = 0;
    for (const scope of array(value, path)) {
      const name = withoutHost(text(scope, path));
      const position = names.indexOf(name);
      if (position < 0 && /^mail\./i.test(name) && !idleMailPermissions.includes(name)) {
        const known = [...new Set([...names, ...idleMailPermissions])].join(", ");
        throw new InvalidScenario(path, `"${excerpt(scope)}" is no permission of Graph's; expected one of ${known}`);
      }
      bits |= 1 << (position < 0 ? names.length - 1 : position);
    }
    return bits;
  };
}

/** A permission without the resource before it: a client library writes `https://graph.microsoft.com/Mail.Send`. */
function withoutHost(scope) {
  const [, host, name] = /^https:\/\/([^/]*)\/(.*)$/is.exec(scope) ?? [];
  return graphHosts.includes(host?.toLowerCase()) ? name : scope;
}

/** Reads one of `names`, as its position. */
function oneOf(names) {
  return (value, path) => {
    const position = names.indexOf(text(value, path));
    if (position < 0) {
      throw new InvalidScenario(path, `unknown value "${excerpt(value)}"; expected one of ${names.join(", ")}`);
    }
    return position;
  };
}

/** Reads an array of any of `names`, as a bit for each. */
function anyOf(names) {
  const position = oneOf(names);
  return (value, path) => {
    let bits = 0;
    for (const name of array(value, path)) bits |= 1 << position(name, path);
    return bits;
  };
}

/** The elements of an array; a hole is undefined. */
function* array(value, path) {
  if (!Array.isArray(value)) throw new InvalidScenario(path, `expected an array, found ${kind(value)}`);
  for (let position = 0; position < value.length; position += 1) yield own(value, position);
}

function text(value, path) {
  if (typeof value !== "string") throw new InvalidScenario(path, `expected a string, found ${kind(value)}`);
  return value;
}

function boolean(value, path) {
  if (typeof value !== "boolean") throw new InvalidScenario(path, `expected true or false, found ${kind(value)}`);
  return value;
}

/** `text` as a message shows it: at most 60 characters, no token or query, nothing that would break or turn the line. */
function excerpt(text) {
  const characters = [...text.slice(0, 256).replace(/eyJ[\w-]{16,}(\.[\w-]*)*/g, "[token]")
    .replace(/(\/[^?#]*[?#]).*/s, "$1…")];
  const shown = characters.slice(0, 60).join("").replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return characters.length > 60 ? `${shown}…` : shown;
}

function kind(value) {
  if (value === null || value === undefined || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

// ---- The contract ----

// Here the build puts what the file exports.
import { facts, graphHosts, idleMailPermissions, parts, reasons } from "../generated/contract.mjs";

// What Specs/clauses.json holds; the build puts it here. All loads share it, so nobody may change it.
const { clauses } = { clauses: [] };
for (const clause of clauses) {
  for (const sources of [clause.sources, own(clause, "contestedBy") ?? []]) Object.freeze(sources).forEach(Object.freeze);
  Object.freeze(clause);
}
Object.freeze(clauses);
