// What was asked leaves nothing behind in the module's memory.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { adele, built, graph, message, post, spec } from "./built.mjs";

const { load } = await import(built("delegation_rules.mjs"));
const tenant = spec("tenants/contoso.json");

/** An engine, and how many bytes of memory it has. */
async function engine() {
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...things) => {
    const instance = await instantiate(...things);
    memory = instance.exports.memory;
    return instance;
  };
  try {
    const rules = await load(new WebAssembly.Module(readFileSync(built("delegation_rules.wasm"))));
    return { rules, size: () => memory.buffer.byteLength };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test("A million questions to one session", async () => {
  const { rules, size } = await engine();
  const session = rules.open(tenant);
  const token = { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] };
  const body = { message: message("AllanD@contoso.com") };
  const exchange = { token, request: { method: "POST", url: `${graph}/me/sendMail`, body } };
  const scenario = { token: { type: "user", permissions: [] }, endpoint: { mailbox: "me", operation: "sendMail" } };
  const advice = { scenario, goal: { keep: ["token"] } };
  const questions = [exchange, scenario, advice, scenario, { ...scenario, from: "nobody" }, exchange]
    .map((question) => JSON.stringify(question));
  questions.push("{");
  let after;
  for (let count = 0; count < 1_000_000; count += 1) {
    if (count === 1000) after = size();
    session.ask(questions[count % questions.length]);
  }
  assert.equal(size(), after);
});

test("A thousand sessions, opened and closed", async () => {
  const { rules, size } = await engine();
  let after;
  for (let count = 0; count < 1000; count += 1) {
    if (count === 100) after = size();
    const session = rules.open(tenant);
    assert.equal(session.ask({ request: { method: "POST", url: "/me/sendMail" } }).response.status, 401);
    assert.throws(() => rules.open('{"recipients": [{}]}'));
    session.close();
  }
  assert.equal(size(), after);
});

test("A session that starts afresh, again and again", async () => {
  const { rules, size } = await engine();
  const session = rules.open(tenant);
  let after;
  for (let count = 0; count < 1000; count += 1) {
    if (count === 100) after = size();
    const draft = post(message("AllanD@contoso.com"), adele("Mail.ReadWrite"));
    const created = await session.fetch(`${graph}/me/messages`, draft);
    assert.equal((await created.json()).id, "draft-1");
    session.reset();
  }
  assert.equal(size(), after);
});

test("Sessions that nobody closed", async () => {
  const { rules, size } = await engine();
  const many = JSON.stringify({ recipients: Array.from({ length: 2000 }, (_, number) => (
    { address: `user${number}@contoso.com`, recipientTypeDetails: "UserMailbox" })) });
  let largest = 0;
  for (let round = 0; round < 20; round += 1) {
    for (let count = 0; count < 10; count += 1) rules.open(many);
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 1)); // What is collected is told between two tasks.
    if (round === 10) largest = size();
  }
  assert.equal(size(), largest);
});
