// ---- Packed scenarios ----

import { facts, graphHosts } from "../generated/contract.mjs";
import { own } from "./values.mjs";

/** Why something is no scenario, and the dotted `path` of the key at fault. */
export class InvalidScenario extends Error {
  name = "InvalidScenario";
  path;

  constructor(path, message) {
    super(message);
    this.path = path;
  }
}

/** The functions of a module that take numbers and give numbers. */
export class PackedFunctions {
  #exports;
  #room;

  constructor(exports) {
    this.#exports = exports;
  }

  get version() {
    return this.#exports.delegation_rules_version();
  }

  predict(code) {
    return isUint32(code) ? this.#exports.delegation_rules_predict(code) : 0n;
  }

  clauses(code) {
    return isUint32(code) ? this.#exports.delegation_rules_clauses(code) : 0n;
  }

  predictMany(codes) {
    const predictions = new BigUint64Array(codes.length);
    const { memory } = this.#exports;
    const size = 1 << 12;
    this.#room ??= this.#reserve(12 * size);
    const [results, scenarios] = [this.#room, this.#room + 8 * size];
    for (let start = 0; start < codes.length; start += size) {
      const part = codes.subarray(start, start + size);
      new Uint32Array(memory.buffer, scenarios, part.length).set(part);
      this.#exports.delegation_rules_predict_many(scenarios, results, part.length);
      predictions.set(new BigUint64Array(memory.buffer, results, part.length), start);
    }
    return predictions;
  }

  /** Room for `count` bytes, which are no more than a page. */
  #reserve(count) {
    const { memory, delegation_rules_reserve: reserve } = this.#exports;
    // In the small module nothing allocates, so whatever memory grows by is free.
    return reserve ? reserve(count) >>> 0 : memory.grow(1) << 16;
  }
}

/** Whether `code` is one of the numbers that a packed scenario can be; WebAssembly would make one of anything. */
function isUint32(code) {
  return typeof code === "number" && code >>> 0 === code;
}

/** `scenario`, which is known to be one, in 32 bits. */
export function packed(scenario) {
  let code = 0;
  for (const { key, position, shape, values, whenZero } of facts) {
    const value = key.split(".").reduce(own, scenario);
    if (value === undefined) continue;
    let number = 0;
    if (shape === "choice") number = values.indexOf(value);
    else if (shape === "flag") number = value === whenZero ? 0 : 1;
    else for (const name of value) number |= 1 << positionOf(name, values);
    code |= number << position;
  }
  return code >>> 0;
}

/** The bit of `name` among those of a set; the last one stands for any permission that has none of its own. */
function positionOf(name, values) {
  // A client library writes `https://graph.microsoft.com/Mail.Send`.
  const [, host, inner] = /^https:\/\/([^/]*)\/(.*)$/is.exec(name) ?? [];
  const position = values.indexOf(graphHosts.includes(host?.toLowerCase()) ? inner : name);
  return position < 0 ? values.length - 1 : position;
}

/** The scenario that is packed in `code`. */
export function unpacked(code) {
  const scenario = {};
  for (const fact of facts) {
    const number = numberIn(code, fact);
    const needed = fact.needs && facts.find(({ key }) => key === fact.needs.key);
    if (!fact.always && number === 0 || needed && numberIn(code, needed) !== fact.needs.number) continue;
    const [outer, inner] = fact.key.split(".");
    const value = valueOf(fact, number);
    if (inner === undefined) scenario[outer] = value;
    else scenario[outer] = { ...own(scenario, outer), [inner]: value };
  }
  return scenario;
}

/** The number that stands in `code` where a fact has its own. */
function numberIn(code, { position, width }) {
  return code >>> position & (1 << width) - 1;
}

function valueOf({ shape, values, whenZero }, number) {
  switch (shape) {
    case "choice": return values[number];
    case "set": return values.filter((_, position) => (number >> position & 1) === 1);
    default: return (number === 0) === whenZero;
  }
}
