// What the JavaScript module takes, and what it says of what it does not take.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Worker } from "node:worker_threads";
import { built, rules, spec } from "./built.mjs";

const address = built("delegation_rules.mjs");
const file = built("delegation_rules.wasm");
const { load, InvalidScenario, unsignedToken } = await import(address);
const scenario = {
  token: { type: "user", permissions: ["Mail.Send.Shared"] }, endpoint: { mailbox: "me", operation: "sendMail" },
  from: "userMailbox", grants: ["SendOnBehalf"], saveToSentItems: true, alwaysSaveCopy: [],
};
const tenant = spec("tenants/contoso.json");

test("A module comes from wherever people have it; what is none is said to be none", async () => {
  const bytes = readFileSync(file);
  for (const module of [file, file.href, "./delegation_rules.wasm", bytes, bytes.buffer.slice(bytes.byteOffset,
    bytes.byteOffset + bytes.length), new WebAssembly.Module(bytes), new Response(bytes)]) {
    assert.equal((await load(module)).predict(scenario).outcome, "accepted");
  }
  await assert.rejects(load(7), /expected a URL, a Response, bytes or a WebAssembly.Module, found a number/);
  await assert.rejects(load(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])), /not that of DelegationRules/);
  await assert.rejects(load("http://127.0.0.1:1/x.wasm"), /127\.0\.0\.1:1\/x\.wasm: cannot be fetched/);
  await assert.rejects(load("C:\\no such\\x.wasm"), (error) => error.code === "ENOENT" && /C:.no such.x\.wasm/.test(error.message));
  await assert.rejects(load(new Response("", { status: 404 })), /404/);
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(bytes)), []);
});

test("The small module knows packed scenarios, and says which one knows the rest", async () => {
  const small = await load(built("delegation_rules_packed.wasm"));
  assert.equal(small.version, rules.version);
  const codes = Uint32Array.from({ length: 20_000 }, (_, index) => Math.imul(index, 7919) & (1 << 28) - 1);
  const predictions = rules.predictMany(codes);
  assert.deepEqual(small.predictMany(codes), predictions);
  for (const [index, code] of codes.entries()) {
    assert.equal(small.predictPacked(code), predictions[index]);
    assert.equal(small.clausesPacked(code), rules.clausesPacked(code));
    if (predictions[index] !== 0n) assert.deepEqual(small.unpack(code), rules.unpack(code));
  }
  for (const ask of [() => small.open(tenant), () => small.predict(scenario), () => small.pack(scenario),
    () => small.importTenant([])]) {
    assert.throws(ask, /^Error: \w+ takes the whole module, delegation_rules.wasm; this one knows packed scenarios alone$/);
  }
  assert.deepEqual(small.predictMany(new Uint32Array()), new BigUint64Array());
  assert.throws(() => small.predictMany([1]), /expected a Uint32Array, found an array/);
});

test("The packed form comes back as what it came from; whatever is no packed scenario is answered as such", () => {
  assert.deepEqual(rules.unpack(rules.pack(scenario)), scenario);
  assert.equal(rules.pack(JSON.stringify(scenario)), rules.pack(scenario));
  for (let code = 0; code < 1 << 28; code += 1999) {
    if (rules.predictPacked(code) !== 0n) assert.equal(rules.pack(rules.unpack(code)), code);
  }
  for (const code of [NaN, undefined, null, "1028", [], {}, Infinity, true, 1.5, -1, 2 ** 32 + 1028, 1028n, 1 << 28]) {
    assert.equal(rules.predictPacked(code), 0n);
    assert.equal(rules.clausesPacked(code), 0n);
    assert.throws(() => rules.unpack(code), RangeError);
  }
  assert.equal(rules.predictPacked(2 ** 32 - 1), 0n);
  const permissions = ["https://graph.microsoft.com/Mail.Send", "HTTPS://GRAPH.MICROSOFT.US/Mail.ReadWrite"];
  assert.deepEqual(rules.unpack(rules.pack({ ...scenario, token: { type: "app", permissions } })).token.permissions,
    ["Mail.Send", "Mail.ReadWrite"]);
  assert.deepEqual(rules.unpack(rules.pack({ ...scenario, token: { type: "app", permissions: ["User.Read"] } }))
    .token.permissions, ["Mail.Read"]);
});

test("What is no scenario is answered as such", () => {
  // As in JSON, what is undefined is absent; messages stay on one line and short.
  assert.deepEqual(rules.predict({ ...scenario, id: undefined, grants: undefined }), rules.predict({ ...scenario, grants: [] }));
  assert.equal(rules.predict({ ...scenario, from: `${"x".repeat(1000)}\n` }).error.message.split(";")[0],
    `unknown value "${"x".repeat(60)}…"`);
  assert.equal(rules.predict({ ...scenario, "a\nb": 1 }).error.path, "a\\u{a}b");
  assert.equal(rules.predict({ ...scenario, grants: new Array(1) }).error.path, "grants");
  assert.equal(rules.predict({ ...scenario, id: "one", from: "nobody" }).id, "one");
  for (const none of [null, undefined, 7, [], () => {}, "", "{"]) assert.equal(rules.predict(none).outcome, "invalid");
  assert.throws(() => rules.pack({ ...scenario, from: "nobody" }), (error) => {
    return error instanceof InvalidScenario && error.path === "from";
  });
  const exchange = { tenant: JSON.parse(tenant), token: { type: "user", user: "AdeleV@contoso.com", permissions: [] },
    request: { method: "POST", url: "/me/sendMail", body: { message: {} } } };
  for (const other of [exchange, { scenario, goal: {} }]) {
    assert.throws(() => rules.predict(other), /expected a scenario; a session takes exchanges/);
    assert.throws(() => rules.pack(other), /expected a scenario; a session takes exchanges/);
  }
});

test("Whatever objects inherit is no part of a scenario, whether a program put it there or a careless library", async () => {
  for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const odd = JSON.parse(`{"${key}": {}}`);
    assert.equal(rules.predict(odd).error.path, key);
    assert.equal(rules.predict({ ...scenario, token: odd }).error.path, `token.${key}`);
    for (const place of ["from", "saveToSentItems"]) {
      assert.equal(rules.predict({ ...scenario, [place]: key }).error.path, place);
    }
  }
  const { token, endpoint } = scenario;
  const written = [{ token, endpoint }, { endpoint }, { token }, {}, null, undefined, 7, "", [], () => {},
    { token: { permissions: [] }, endpoint }, { token: { type: "user" }, endpoint }, { token, endpoint: { mailbox: "me" } },
    { token, endpoint: { mailbox: "me", operation: "createDraft" } }, { token, endpoint, from: "userMailbox" }, scenario];
  const answers = (rules) => [
    ...written.map((scenario) => rules.predict(scenario)), rules.pack({ token, endpoint }), rules.unpack(0), ...rules.clauses,
  ].map((answer) => JSON.stringify(answer));
  const expected = answers(rules);
  const inherited = {
    ...scenario, id: "inherited", grants: ["SendAs"], saveToSentItems: false, alwaysSaveCopy: ["SentAs"], 0: "SendAs",
    type: "app", permissions: ["Mail.Send"], mailbox: "from", operation: "sendDraft", status: 7, sender: "from",
    sentItems: ["from"], draftsOf: "from", error: { code: "x" }, reason: "x", clauses: ["x"], basis: "x", contested: ["x"],
    contestedBy: "x", sources: "x", scenario: {},
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
});

test("The register of clauses is shared by all, and nobody can change it; an answer belongs to who asked", () => {
  assert.equal(rules.clauses.length, JSON.parse(spec("clauses.json")).clauses.length);
  assert.throws(() => rules.clauses.reverse(), TypeError);
  assert.throws(() => { rules.clauses[0].id = ""; }, TypeError);
  assert.throws(() => rules.clauses[0].sources.pop(), TypeError);
  rules.predict({ ...scenario, grants: [] }).error.code = "";
  assert.equal(rules.predict({ ...scenario, grants: [] }).error.code, "ErrorSendAsDenied");
});

test("A session takes objects and text, until it is closed", () => {
  const session = rules.open(JSON.parse(tenant));
  const question = { id: "one", token: { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] },
    request: { method: "POST", url: "/me/messages/AAMk/send" }, draft: { toRecipients: [{}] } };
  assert.deepEqual(session.ask(JSON.stringify(question)), session.ask(question));
  assert.deepEqual([session.ask(question).id, session.ask(question).outcome], ["one", "accepted"]);
  // A question that does not fit where questions usually go, and an answer of its length.
  const subject = "é€😀\0\u2028".repeat(200_000);
  const long = session.ask({ token: { ...question.token, permissions: ["Mail.ReadWrite"] },
    request: { method: "POST", url: "/me/messages", body: { subject } } });
  assert.equal(long.response.body.subject, subject);
  assert.equal(session.ask({ scenario: { ...scenario, grants: [] }, goal: {} }).advice.length > 1, true);
  session.close();
  session.close();
  assert.throws(() => session.ask(question), /the session is closed/);
});

test("What is no tenant is said to be none, in one line", () => {
  for (const [text, message] of [["{", /expected/], [{ recipients: 7 }, /^recipients: expected an array, found a number$/],
    [null, /expected an object/], [{}, /^recipients: missing; expected an array of recipients$/],
    [{ recipients: [{ address: "a@b.c", recipientTypeDetails: "x\ny" }] }, /recipientTypeDetails: unknown value "x\\u\{a\}y"/]]) {
    assert.throws(() => rules.open(text), (error) => message.test(error.message) && !error.message.includes("\n"), String(text));
  }
  assert.throws(() => rules.importTenant([{ name: "a.json" }]), /a.json: expected text or bytes, found undefined/);
  assert.throws(() => rules.importTenant([{ text: "" }]), /expected the name of an export, found undefined/);
  assert.equal(rules.importTenant([{ name: "a.json", text: "{" }]).findings[0].file, "a.json");
});

test("Tokens for tests are read as what they say", () => {
  const session = rules.open(tenant);
  const ask = (token, url) => session.ask({ request: { method: "POST", url,
    headers: { authorization: `Bearer ${unsignedToken(token)}` }, body: { message: { toRecipients: [{}] } } } });
  const app = { type: "app", appId: "0ä😀", permissions: ["Mail.Send"] };
  assert.deepEqual(ask(app, "/users/PattiF@contoso.com/sendMail").sentItems, ["PattiF@contoso.com"]);
  const user = { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send", "User.Read"] };
  assert.deepEqual(ask(user, "/me/sendMail").sentItems, ["AdeleV@contoso.com"]);
  session.close();
});

test("Workers have engines of their own, from a module that was compiled once", async () => {
  const module = new WebAssembly.Module(readFileSync(file));
  const source = `import { parentPort, workerData } from "node:worker_threads";
    const { load } = await import(workerData.address);
    const rules = await load(workerData.module);
    parentPort.postMessage(rules.open(workerData.tenant).ask(workerData.scenario));`;
  const workers = Array.from({ length: 3 }, () => new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
    workerData: { address: address.href, module, tenant, scenario },
  }));
  const answers = await Promise.all(workers.map((worker) => new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
  })));
  for (const answer of answers) assert.deepEqual(answer, rules.predict(scenario));
});
