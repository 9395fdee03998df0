// What the JavaScript module does besides answering scenarios: node check.mjs MODULE.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const address = pathToFileURL(process.argv[2]);
const { load, InvalidScenario } = await import(address);
const rules = await load();
const scenario = {
  token: { type: "user", permissions: ["Mail.Send.Shared"] }, endpoint: { mailbox: "me", operation: "sendMail" },
  from: "userMailbox", grants: ["SendOnBehalf"], saveToSentItems: true, alwaysSaveCopy: [],
};

// A module comes from wherever people have it; what is none is said to be none.
const file = new URL("delegation_rules.wasm", address);
const bytes = readFileSync(file);
for (const module of [file, file.href, "./delegation_rules.wasm", bytes, bytes.buffer.slice(bytes.byteOffset,
  bytes.byteOffset + bytes.length), new WebAssembly.Module(bytes), new Response(bytes)]) {
  assert.equal((await load(module)).predict(scenario).outcome, "accepted");
}
await assert.rejects(load(7), /expected a URL, a Response, bytes or a WebAssembly.Module, found a number/);
await assert.rejects(load(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), /not that of DelegationRules/);
await assert.rejects(load("http://127.0.0.1:1/x.wasm"), /127\.0\.0\.1:1\/x\.wasm: cannot be fetched/);
await assert.rejects(load(new Response("", { status: 404 })), /404/);
assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);

// The packed form comes back as what it came from; whatever is no packed scenario is answered as such.
assert.deepEqual(rules.unpack(rules.pack(scenario)), scenario);
for (let code = 0; code < 1 << 28; code += 1999) {
  if (rules.predictPacked(code) !== 0n) assert.equal(rules.pack(rules.unpack(code)), code);
}
for (const code of [NaN, undefined, null, "1028", [], {}, Infinity, true, 1.5, -1, 2 ** 32 + 1028, 1028n, 1 << 28]) {
  assert.equal(rules.predictPacked(code), 0n);
  assert.equal(rules.clausesPacked(code), 0n);
  assert.throws(() => rules.unpack(code), RangeError);
}
assert.equal(rules.predictPacked(2 ** 32 - 1), 0n);

// As in JSON, what is undefined is absent; messages stay on one line and short.
assert.deepEqual(rules.predict({ ...scenario, id: undefined, grants: undefined }), rules.predict({ ...scenario, grants: [] }));
assert.equal(rules.predict({ ...scenario, from: `${"x".repeat(1000)}\n` }).error.message.split(";")[0],
  `unknown value "${"x".repeat(60)}…"`);
assert.equal(rules.predict({ ...scenario, "a\nb": 1 }).error.path, "a\\u{a}b");
assert.equal(rules.predict(JSON.parse('{"__proto__": {}}')).error.path, "__proto__");
assert.equal(rules.predict({ ...scenario, grants: new Array(1) }).error.path, "grants");
assert.throws(() => rules.pack({ ...scenario, from: "nobody" }), (error) => {
  return error instanceof InvalidScenario && error.path === "from";
});

// Whatever objects inherit is no part of a scenario, whether a program put it there or a library that merges carelessly.
for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
  const odd = JSON.parse(`{"${key}": {}}`);
  assert.equal(rules.predict(odd).error.path, key);
  assert.equal(rules.predict({ ...scenario, token: odd }).error.path, `token.${key}`);
  assert.equal(rules.predict({ ...scenario, endpoint: odd }).error.path, `endpoint.${key}`);
  for (const place of ["from", "saveToSentItems"]) {
    assert.equal(rules.predict({ ...scenario, [place]: key }).error.path, place);
  }
  for (const place of ["grants", "alwaysSaveCopy"]) {
    assert.equal(rules.predict({ ...scenario, [place]: [key] }).error.path, place);
  }
}
const { token, endpoint } = scenario;
const written = [{ token, endpoint }, { endpoint }, { token }, {}, null, undefined, 7, "", [], () => {},
  { token: { permissions: [] }, endpoint }, { token: { type: "user" }, endpoint }, { token, endpoint: { mailbox: "me" } },
  { token, endpoint: { operation: "sendMail" } }, { token, endpoint: { mailbox: "me", operation: "createDraft" } },
  { token, endpoint, grants: new Array(1) }, { token, endpoint, from: "userMailbox" }, scenario];
const answers = (rules) =>
  [...written.map((scenario) => rules.predict(scenario)), ...rules.clauses].map((answer) => JSON.stringify(answer));
const expected = answers(rules);
const inherited = {
  ...scenario, id: "inherited", grants: ["SendAs"], saveToSentItems: false, alwaysSaveCopy: ["SentAs"], 0: "SendAs",
  type: "app", permissions: ["Mail.Send"], mailbox: "from", operation: "sendDraft", status: 7, sender: "from",
  sentItems: ["from"], draftsOf: "from", error: { code: "x" }, reason: "x", clauses: ["x"], basis: "x", contested: ["x"],
  contestedBy: "x", sources: "x",
};
for (const [key, value] of Object.entries(inherited)) {
  Object.defineProperty(Object.prototype, key, { value, configurable: true, enumerable: true, writable: true });
  try {
    assert.deepEqual(answers(rules), expected, `with ${key} on Object.prototype`);
    const again = await import(`${address}?${key}`); // All that it does when it is loaded, once more.
    assert.deepEqual(answers(await again.load(file)), expected, `loaded with ${key} on Object.prototype`);
    assert.equal({ ...rules.predict(Object.create(scenario)).error }.path, "token");
  } finally {
    delete Object.prototype[key];
  }
}
for (const key of ["path", "name", "message"]) {
  Object.defineProperty(Object.prototype, key, { get: () => "inherited", set: () => {}, configurable: true });
  try {
    assert.equal(rules.predict({ ...scenario, from: "nobody" }).error.path, "from", `with ${key} on Object.prototype`);
  } finally {
    delete Object.prototype[key];
  }
}

// The register of clauses is shared by all, and nobody can change it.
assert.equal(rules.clauses.length, 48);
assert.throws(() => rules.clauses.reverse(), TypeError);
assert.throws(() => { rules.clauses[0].id = ""; }, TypeError);
assert.throws(() => rules.clauses[0].sources.pop(), TypeError);
// What is answered belongs to who asked.
rules.predict({ ...scenario, grants: [] }).error.code = "";
assert.equal(rules.predict({ ...scenario, grants: [] }).error.code, "ErrorSendAsDenied");
