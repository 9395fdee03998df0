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
    const facts = members(scenario, "", {
      id: text, token, endpoint, from: oneOf(froms), grants: anyOf(grants), saveToSentItems: boolean,
      alwaysSaveCopy: anyOf(copySwitches),
    });
    expectAll(facts, "", { token: "an object", endpoint: "an object" });
    if ("saveToSentItems" in facts && facts.endpoint.operation !== 0) {
      throw new InvalidScenario("saveToSentItems", "expected only with the operation sendMail");
    }
    const declinesCopy = facts.saveToSentItems === false ? 1 : 0;
    return facts.token.type | facts.token.permissions << 1 | facts.endpoint.mailbox << 5
      | facts.endpoint.operation << 7 | declinesCopy << 9 | (facts.from ?? 0) << 10 | (facts.grants ?? 0) << 13
      | (facts.alwaysSaveCopy ?? 0) << 16;
  }

  /** The scenario that is packed in `code`, with every key that its operation can have. */
  unpack(code) {
    if (this.predictPacked(code) === 0n) throw new RangeError(`${String(code)} is no packed scenario`);
    const operation = operations[code >> 7 & 3];
    return {
      token: { type: tokenTypes[code & 1], permissions: membersOf(permissions, code >> 1 & 15) },
      endpoint: { mailbox: mailboxes[code >> 5 & 3], operation },
      from: froms[code >> 10 & 7],
      grants: membersOf(grants, code >> 13 & 7),
      ...(operation === "sendMail" ? { saveToSentItems: (code >> 9 & 1) === 0 } : {}),
      alwaysSaveCopy: membersOf(copySwitches, code >> 16 & 3),
    };
  }

  #prediction(code) {
    const bits = Number(this.predictPacked(code));
    const cited = clausesIn(this.clausesPacked(code));
    const contested = cited.filter((clause) => clause.contested);
    return {
      ...outcome(bits, cited[0]),
      clauses: cited.map((clause) => clause.id),
      basis: ["documented", "reference", "observed", "inferred"][bits >> 11 & 7],
      ...(contested.length > 0 ? { contested: contested.map((clause) => clause.id) } : {}),
    };
  }
}

/** Whether `code` is one of the numbers that a packed scenario can be; JavaScript would make one of anything. */
function isUint32(code) {
  return typeof code === "number" && code >>> 0 === code;
}

// ---- Predictions ----

function outcome(bits, clause) {
  const status = bits >> 14 & 1023;
  switch (bits & 7) {
    case 1:
      return {
        outcome: "accepted", status, sender: parties[bits >> 3 & 1], from: parties[bits >> 4 & 1],
        sentItems: membersOf(parties, bits >> 5 & 3),
      };
    case 2: return { outcome: "drafted", status, draftsOf: parties[bits >> 7 & 1] };
    case 3: return { outcome: "rejected", status, error: { ...errors[bits >> 8 & 7] } };
    default: return { outcome: "unspecified", reason: reasons[clause.id] };
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

/** Throws for the first key of `expected` that `read` lacks. */
function expectAll(read, path, expected) {
  for (const [key, what] of Object.entries(expected)) {
    if (!(key in read)) throw new InvalidScenario(placeOf(key, path), `missing; expected ${what}`);
  }
}

/** The path of the member `key` of the object at `path`. */
function placeOf(key, path) {
  return path === "" ? key : `${path}.${key}`;
}

function token(value, path) {
  const read = members(value, path, { type: oneOf(tokenTypes), permissions: permissionBits });
  expectAll(read, path, { type: `one of ${tokenTypes.join(", ")}`, permissions: "an array of Graph permissions" });
  return read;
}

function endpoint(value, path) {
  const read = members(value, path, { mailbox: oneOf(mailboxes), operation: oneOf(operations) });
  expectAll(read, path, { mailbox: `one of ${mailboxes.join(", ")}`, operation: `one of ${operations.join(", ")}` });
  return read;
}

/** The bits of the permissions that decide. Others play no part, but a misspelt `Mail.` name is meant to be one. */
function permissionBits(value, path) {
  let bits = 0;
  for (const scope of array(value, path)) {
    const name = withoutGraphHost(text(scope, path));
    const position = permissions.indexOf(name);
    if (position >= 0) {
      bits |= 1 << position;
    } else if (/^mail\./i.test(name) && !otherMailPermissions.includes(name)) {
      const names = [...permissions, ...otherMailPermissions].join(", ");
      throw new InvalidScenario(path, `"${excerpt(scope)}" is no permission of Graph's; expected one of ${names}`);
    }
  }
  return bits;
}

/** A permission without the resource before it: a client library writes `https://graph.microsoft.com/Mail.Send`. */
function withoutGraphHost(scope) {
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

function membersOf(names, bits) {
  return names.filter((_, position) => (bits >> position & 1) === 1);
}

// ---- Names, each in the order of the bits or numbers that it is packed in ----

const tokenTypes = ["user", "app"];
const permissions = ["Mail.Send", "Mail.Send.Shared", "Mail.ReadWrite", "Mail.ReadWrite.Shared"];
const otherMailPermissions = ["Mail.Read", "Mail.Read.Shared", "Mail.ReadBasic", "Mail.ReadBasic.Shared",
  "Mail.ReadBasic.All"];
const graphHosts = ["graph.microsoft.com", "canary.graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us",
  "graph.microsoft.de", "graph.eaglex.ic.gov", "graph.microsoft.scloud", "microsoftgraph.chinacloudapi.cn"];
const mailboxes = ["me", "signedInUser", "from", "another"];
const operations = ["sendMail", "createDraft", "sendDraft"];
const froms = ["own", "userMailbox", "sharedMailbox", "resourceMailbox", "microsoft365Group", "distributionList"];
const grants = ["SendAs", "SendOnBehalf", "FullAccess"];
const copySwitches = ["SentAs", "SendOnBehalf"];
const parties = ["sendingUser", "from"];
const errors = [
  null,
  {
    code: "ErrorSendAsDenied",
    message: "The user account which was used to submit this request does not have the right to send mail on behalf "
      + "of the specified sending account. Cannot submit message.",
  },
  { code: "ErrorAccessDenied", message: "Access is denied. Check credentials and try again." },
  { code: "BadRequest", message: "/me request is only valid with delegated authentication flow." },
  { code: "ErrorInvalidUser", message: "The requested user '{id}' is invalid." },
];
const reasons = {
  "third-mailbox-unspecified": "The sources do not say what a user token gets on a mailbox that is neither the "
    + "signed-in user's nor the from user's.",
  "no-signed-in-user-unspecified": "An application token has no signed-in user, so the sources know no mailbox of "
    + "that user.",
};

// What Specs/clauses.json holds; the build puts it here. All loads share it, so nobody may change it.
const { clauses } = { clauses: [] };
for (const clause of clauses) {
  for (const sources of [clause.sources, own(clause, "contestedBy") ?? []]) Object.freeze(sources).forEach(Object.freeze);
  Object.freeze(clause);
}
Object.freeze(clauses);
