// The engine in JavaScript answers the whole corpus: scenarios, requests, questions for advice and of who may send as whom.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { rules, spec } from "./built.mjs";

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

function filesIn(folder) {
  return readdirSync(new URL(`../../Specs/${folder}`, import.meta.url)).map((name) => `${folder}/${name}`);
}

for (const [folder, question, answer] of [
  ["cases", "scenario", "prediction"], ["exchanges", "exchange", "result"], ["advice", "question", "answer"],
  ["who", "question", "answer"],
]) {
  for (const file of filesIn(folder)) {
    test(`Specs/${file}`, () => {
      const { tenant, cases } = JSON.parse(spec(file));
      assert.ok(cases.length > 0);
      for (const { id, [question]: asked, [answer]: expected } of cases) {
        const session = rules.open(tenant === undefined ? undefined : spec(`tenants/${tenant}.json`));
        assert.deepEqual(settled(session.ask(asked)), settled(expected), id);
        session.close();
      }
    });
  }
}

test("Specs/packed.json", () => {
  const { cases } = JSON.parse(spec("packed.json"));
  assert.ok(cases.length > 150);
  for (const { scenario, prediction, clauses } of cases) {
    assert.deepEqual([rules.predictPacked(scenario), rules.clausesPacked(scenario)], [BigInt(prediction), BigInt(clauses)]);
  }
  const predictions = rules.predictMany(Uint32Array.from(cases, ({ scenario }) => scenario));
  assert.deepEqual([...predictions], cases.map(({ prediction }) => BigInt(prediction)));
});

test("Specs/examples/exports", () => {
  const files = filesIn("examples/exports").map((name) => ({ name, text: spec(name) }));
  const { tenant, counts, findings, exported, missing, applications } = rules.importTenant(files);
  const { recipients, accessPolicies, roleAssignments } = tenant;
  assert.deepEqual([recipients, accessPolicies, roleAssignments].map(({ length }) => length), [11, 1, 3]);
  assert.deepEqual(recipients.find(({ address }) => address === "sales@contoso.com").sendAs, ["alland@contoso.com"]);
  assert.ok(counts && Array.isArray(findings));
  assert.deepEqual([exported.map(({ file }) => file), missing], [files.map(({ name }) => name), []]);
  assert.deepEqual(applications.map(({ displayName }) => displayName), ["Mailer", "Ticket system"]);
  rules.open(tenant).close();
  const utf16 = files.map(({ name, text }) => ({ name, text: Buffer.from(`\ufeff${text}`, "utf16le") }));
  assert.deepEqual(rules.importTenant(utf16), rules.importTenant(files));
});

test("A tenant may be the bytes of a file, in whichever encoding Windows wrote it", () => {
  const text = spec("tenants/contoso.json");
  const who = (tenant) => {
    const session = rules.open(tenant);
    const { rows } = session.ask({ who: {} });
    session.reset();
    assert.deepEqual(session.ask({ who: {} }).rows, rows);
    session.close();
    return rows;
  };
  const rows = who(text);
  assert.ok(rows.length > 10);
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const copy = new Uint8Array(utf16).buffer;
  for (const tenant of [`\ufeff${text}`, Buffer.from(text), utf16, copy, new DataView(copy)]) assert.deepEqual(who(tenant), rows);
  assert.throws(() => rules.open(utf16.subarray(0, 101)), /begins as UTF-16, but has an odd number of bytes/);
});
