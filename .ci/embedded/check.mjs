// Puts the corpus to the module that .ci/embedded/run links: node check.mjs MODULE SPECS
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { readFileSync, readdirSync } from "node:fs";

const [, , file, specs] = process.argv;
const module = new WebAssembly.Module(readFileSync(file));
assert.deepEqual(WebAssembly.Module.imports(module), []);
const { memory, reserve, release, answer } = new WebAssembly.Instance(module).exports;

function put(text) {
  const bytes = new TextEncoder().encode(text);
  const address = reserve(bytes.length);
  new Uint8Array(memory.buffer, address).set(bytes);
  return [address, bytes.length];
}

function ask(kind, tenant, question) {
  const [texts, start] = [[put(tenant), put(question)], performance.now()];
  const address = answer(kind, ...texts[0], ...texts[1]);
  time += performance.now() - start;
  const bytes = new Uint8Array(memory.buffer, address);
  const text = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  for (const [room] of [...texts, [address]]) release(room);
  return JSON.parse(text);
}

// What differs from one run or one implementation to the next, as `verify` leaves it out.
function settled(text) {
  const { id, ...value } = structuredClone(text);
  if (value.outcome === "invalid") value.error = { path: value.error.path };
  settleResponse(value.response);
  if (value.parts) value.parts = value.parts.map((part) => ({ id: part.id, ...settled(part) }));
  return value;
}

function settleResponse(response) {
  const body = response?.body;
  if (body?.error) delete body.error.innerError;
  if (body) delete body.id;
  body?.responses?.forEach(settleResponse);
}

const read = (path) => JSON.parse(readFileSync(`${specs}/${path}.json`, "utf8"));
const differing = [];
let [count, time] = [0, 0];
for (const [kind, [folder, questionKey, answerKey]] of [["cases", "scenario", "prediction"],
  ["exchanges", "exchange", "result"], ["advice", "question", "answer"], ["who", "question", "answer"],
  ["audit", "question", "answer"]].entries()) {
  for (const name of readdirSync(`${specs}/${folder}`)) {
    const { tenant, cases } = read(`${folder}/${name.replace(/\.json$/, "")}`);
    const text = tenant === undefined ? '{"recipients":[]}' : JSON.stringify(read(`tenants/${tenant}`));
    for (const { id, [questionKey]: question, [answerKey]: expected } of cases) {
      const asked = typeof question === "string" ? question : JSON.stringify(question);
      const answered = settled(ask(kind, text, asked));
      count += 1;
      if (!isDeepStrictEqual(answered, settled(expected))) differing.push(`${id}: ${JSON.stringify(answered)}`);
    }
  }
}

const exported = readdirSync(`${specs}/examples/exports`).flatMap((name) => read(`examples/exports/${name.replace(/\.json$/, "")}`));
const { recipients, accessPolicies, roleAssignments } = ask(9, "", JSON.stringify(exported));
assert.deepEqual([recipients, accessPolicies, roleAssignments].map(({ length }) => length), [11, 1, 3]);
assert.deepEqual(recipients.find(({ address }) => address === "sales@contoso.com").sendAs, ["alland@contoso.com"]);

for (const line of differing) console.error(`differs: ${line}`);
assert.equal(differing.length, 0);
console.log(`${count} cases passed in ${time.toFixed(0)} ms, and took ${memory.buffer.byteLength >> 10} KB of memory`);
