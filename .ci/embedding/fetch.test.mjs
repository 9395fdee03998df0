// A session's fetch in the place of the global one, in code that sends through Graph as clients do.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import test from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { adele, built, graph, message, part, post, rules, spec } from "./built.mjs";

const { unsignedToken } = await import(built("delegation_rules.mjs"));

/** A session in Contoso's tenant, closed after the test. */
function open(context) {
  const session = rules.open(spec("tenants/contoso.json"));
  context.after(() => session.close());
  return session;
}

/** The second argument of a send from Allan Deyoung, which is accepted. */
const fromAllan = () => post({ message: message("AllanD@contoso.com") });

const seen = (party) => party.emailAddress.address;

test("A message is sent, and the results tell what Graph does not", async (context) => {
  const session = open(context);
  const url = `${graph}/me/sendMail`;
  const response = await session.fetch(url, fromAllan());
  assert.ok(response instanceof Response);
  assert.deepEqual([response.status, response.ok, response.url, await response.text()], [202, true, url, ""]);
  assert.match(response.headers.get("request-id"), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.ok(Math.abs(Date.parse(response.headers.get("date")) - Date.now()) < 60_000);
  const [result] = session.results;
  assert.deepEqual([result.method, result.url, result.outcome, result.basis], ["POST", url, "accepted", "documented"]);
  assert.deepEqual(Object.values(result.message).map(seen), ["AdeleV@contoso.com", "AllanD@contoso.com"]);
  assert.deepEqual([result.sentItems, result.scenario.grants], [["AdeleV@contoso.com"], ["SendOnBehalf"]]);
  assert.ok(result.clauses.includes("send-on-behalf-shows-sender"));
});

test("A refusal is Graph's error, with the id and the time of the request", async (context) => {
  const session = open(context);
  const headers = { ...post({}).headers, "client-request-id": "mine" };
  const { body } = post({ message: message("PattiF@contoso.com") });
  const response = await session.fetch(`${graph}/me/sendMail`, { method: "POST", headers, body });
  assert.equal(response.status, 403);
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(response.headers.get("client-request-id"), "mine");
  const { error } = await response.json();
  assert.equal(error.code, "ErrorSendAsDenied");
  assert.equal(error.innerError["request-id"], response.headers.get("request-id"));
  assert.equal(Date.parse(`${error.innerError.date}Z`), Date.parse(response.headers.get("date")));
  assert.equal((await session.fetch(`${graph}/me/sendMail`, { method: "POST" })).status, 401);
  assert.deepEqual(session.results.map(({ outcome }) => outcome), ["rejected", "rejected"]);
  assert.deepEqual(session.results.map(({ response }) => response.status), [403, 401]);
});

test("A draft is created, sent by its id, and forgotten", async (context) => {
  const session = open(context);
  const token = adele("Mail.ReadWrite", "Mail.Send.Shared");
  const created = await session.fetch(`${graph}/me/messages`, post(message("AllanD@contoso.com"), token));
  assert.equal(created.status, 201);
  const draft = await created.json();
  assert.deepEqual([draft.isDraft, draft.subject], [true, "Hello"]);
  const headers = { Authorization: `Bearer ${token}` };
  const send = () => session.fetch(`${graph}/me/messages/${draft.id}/send`, { method: "POST", headers });
  assert.equal((await send()).status, 202);
  assert.deepEqual(session.results.map(({ outcome }) => outcome), ["drafted", "accepted"]);
  assert.equal(seen(session.results[1].message.from), "AllanD@contoso.com");
  session.reset();
  assert.deepEqual(session.results, []);
  const unknown = await send();
  assert.equal(unknown.status, 501);
  assert.match((await unknown.json()).error.message, /Nothing is known of a draft/);
});

test("A reply, and a reply as a draft", async (context) => {
  const session = open(context);
  const token = adele("Mail.Send", "Mail.ReadWrite");
  assert.equal((await session.fetch(`${graph}/me/messages/AAMk/reply`, post({ comment: "Yes" }, token))).status, 202);
  assert.equal((await session.fetch(`${graph}/me/messages/AAMk/createReply`, post({}, token))).status, 201);
  assert.deepEqual(session.results.map(({ scenario }) => scenario.endpoint.operation), ["reply", "createReply"]);
});

test("A batch answers each part, those as well of which nothing is predicted", async (context) => {
  const session = open(context);
  const unknown = { id: "2", method: "GET", url: "/me/messages" };
  const requests = [part("1", "AllanD@contoso.com"), unknown, part("3", "PattiF@contoso.com")];
  const response = await session.fetch(`${graph}/$batch`, post({ requests }));
  const { responses } = await response.json();
  assert.deepEqual(responses.map(({ id, status }) => [id, status]), [["1", 202], ["2", 501], ["3", 403]]);
  assert.match(responses[1].body.error.message, /is none of the requests that are known/);
  assert.equal(responses[2].body.error.innerError["request-id"], response.headers.get("request-id"));
  assert.deepEqual(session.results[0].parts.map(({ outcome }) => outcome), ["accepted", "unspecified", "rejected"]);
});

test("What is not predicted is 501, and what makes no sense in the tenant 500, each with the reason", async (context) => {
  const session = open(context);
  const unspecified = await session.fetch(`${graph}/me/messages?$select=subject`, { headers: post({}).headers });
  assert.equal(unspecified.status, 501);
  assert.equal((await unspecified.json()).error.code, "Unspecified");
  const nobody = unsignedToken({ type: "user", user: "nobody@contoso.com", permissions: ["Mail.Send"] });
  const invalid = await session.fetch(`${graph}/me/sendMail`, post({ message: {} }, nobody));
  assert.equal(invalid.status, 500);
  const { error } = await invalid.json();
  assert.equal(error.code, "InvalidInput");
  assert.match(error.message, /^request.headers.Authorization: nobody is called "nobody@contoso.com"/);
  const [first, second] = session.results;
  assert.deepEqual([first.outcome, first.url, second.outcome, second.error.path],
    ["unspecified", `${graph}/me/messages`, "invalid", "request.headers.Authorization"]);
});

test("Results never hold a token", async (context) => {
  const session = open(context);
  const secret = adele("Mail.Send");
  const authorization = { Authorization: `Bearer ${secret}` };
  for (const [path, headers] of [["/me/sendMail", authorization], [`/me?access_token=${secret}`, authorization],
    ["/me/sendMail", { Authorization: secret }], ["/$batch", authorization]]) {
    await session.fetch(`${graph}${path}`, { ...post({ message: message("AllanD@contoso.com"), requests: [] }), headers });
  }
  assert.equal(session.results.length, 4);
  assert.ok(!JSON.stringify(session.results).includes(secret.split(".")[1]));
});

test("Whatever fetch takes is taken: URLs, Requests, and bodies of every kind", async (context) => {
  const session = open(context);
  const { headers, body } = fromAllan();
  const coded = (coding) => ({ method: "POST", headers: { ...headers, "Content-Encoding": coding } });
  const url = `${graph}/me/sendMail`;
  const bytes = new TextEncoder().encode(body);
  const stream = () => new Blob([bytes]).stream();
  for (const [input, init, status = 202] of [
    [url, { method: "POST", headers, body }], [new URL(url), { method: "post", headers, body }],
    [new Request(url, { method: "POST", headers, body })], [new Request(url, { headers }), { method: "POST", body }],
    [new Request("https://graph.microsoft.com/", { method: "POST", body: "x" }), undefined, 501],
    [url.toUpperCase().replace("V1.0", "v1.0").replace("ME/SENDMAIL", "me/sendmail"), { method: "POST", headers, body }],
    ["https://graph.microsoft.us/beta/me/sendMail", { method: "POST", headers, body }],
    [url, { method: "POST", headers: new Headers(headers), body: bytes }],
    [url, { method: "POST", headers: Object.entries(headers), body: bytes.buffer }],
    [url, { method: "POST", headers, body: new Blob([bytes]) }],
    [url, { method: "POST", headers, body: stream(), duplex: "half" }],
    [url, { method: "POST", headers, body: new URLSearchParams({ a: "b" }) }, 400],
    [url, { method: "POST", headers: { Authorization: headers.Authorization }, body: new FormData() }, 400],
    [url, { ...coded("gzip"), body: gzipSync(body) }], [url, { ...coded("deflate"), body: deflateSync(body) }],
    [url, { ...coded("gzip, identity, deflate"), body: deflateSync(gzipSync(body)) }],
    [url, { ...coded("gzip"), body }, 400], [url, { ...coded("gzip"), body: gzipSync(body).subarray(0, 50) }, 400],
    [url, { ...coded("br"), body }, 415], [url, { ...coded("gzip"), body: gzipSync(new Uint8Array((64 << 20) + 1)) }, 413],
    [url, { method: "POST", headers, body: body.slice(1) }, 400], [url, { method: "POST", headers }, 400],
  ]) {
    assert.equal((await session.fetch(input, init)).status, status, `${input} ${JSON.stringify(init)}`);
  }
});

test("MIME is read as such", async (context) => {
  const session = open(context);
  const mime = "From: AllanD@contoso.com\r\nTo: MeganB@contoso.com\r\nSubject: Hello\r\n\r\nHello\r\n";
  const headers = { ...post({}).headers, "Content-Type": "text/plain; charset=utf-8" };
  const send = async (body) => (await session.fetch(`${graph}/me/sendMail`, { method: "POST", headers, body })).status;
  assert.equal(await send(btoa(mime)), 202);
  assert.equal(session.results[0].scenario.fromSource, "mimeHeader");
  assert.equal(await send(mime), 400);
});

test("What fetch refuses is refused", async (context) => {
  const session = open(context);
  for (const [input, init] of [["::", {}], [`${graph}/me`, { body: "x" }], [`${graph}/me`, { method: "a b" }],
    ["https://user:password@graph.microsoft.com/", {}], [`${graph}/me`, { headers: { "a b": "c" } }]]) {
    await assert.rejects(session.fetch(input, init), TypeError);
  }
  const used = new Request(`${graph}/me/sendMail`, post({}));
  await used.text();
  await assert.rejects(session.fetch(used), TypeError);
  assert.deepEqual(session.results, []);
});

test("An aborted request is none", async (context) => {
  const session = open(context);
  await assert.rejects(session.fetch(`${graph}/me`, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const controller = new AbortController();
  const endless = new ReadableStream({ pull: () => new Promise(() => {}) });
  const { signal } = controller;
  const waiting = session.fetch(`${graph}/me/sendMail`, { method: "POST", body: endless, duplex: "half", signal });
  const asked = session.fetch(`${graph}/me/sendMail`, { ...post({}), signal });
  controller.abort(new RangeError("enough"));
  await assert.rejects(waiting, { name: "RangeError", message: "enough" });
  await assert.rejects(asked, { name: "RangeError" });
  assert.deepEqual(session.results, []);
});

test("Other hosts fail with their address and nothing secret, or are let through, or are taken by a function", async (context) => {
  const session = open(context);
  const server = createServer(async (request, response) => {
    response.end(`${request.method} ${(await request.toArray()).join("")}`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close());
  const other = `http://127.0.0.1:${server.address().port}/token`;
  await assert.rejects(session.fetch(`${other}?secret`, { method: "POST" }), {
    name: "TypeError", message: `${other} is no address of Graph's, and this fetch answers no other`,
  });
  await assert.rejects(session.fetch("https://graph.microsoft.com.example.org/me"), TypeError);
  const passing = session.fetchWith({ others: "pass" });
  const request = new Request(other, { method: "POST", body: "hello" });
  assert.equal(await (await passing(request)).text(), "POST hello");
  const global = globalThis.fetch;
  globalThis.fetch = passing; // It must not call itself.
  context.after(() => { globalThis.fetch = global; });
  assert.equal(await (await fetch(other)).text(), "GET ");
  assert.equal((await fetch(`${graph}/me/sendMail`, fromAllan())).status, 202);
  const taking = session.fetchWith({ others: async (input, init) => new Response(`${init.method} ${input}`) });
  assert.equal(await (await taking("https://example.com/", { method: "PUT" })).text(), "PUT https://example.com/");
  assert.throws(() => session.fetchWith({ others: "ignore" }), /others: expected "fail", "pass" or a function, found ignore/);
  assert.equal(session.results.length, 1);
});

test("A token that stands for whatever the header says", async (context) => {
  const session = open(context);
  const token = { type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] };
  const fetch = session.fetchWith({ token });
  for (const authorization of [{}, { Authorization: "Bearer fake" }]) {
    const headers = { ...authorization, "Content-Type": "application/json" };
    const body = JSON.stringify({ message: message("AllanD@contoso.com") });
    assert.equal((await fetch(`${graph}/me/sendMail`, { method: "POST", headers, body })).status, 202);
    assert.equal((await session.fetch(`${graph}/me/sendMail`, { method: "POST", headers, body })).status, 401);
  }
  const wrong = session.fetchWith({ token: { ...token, user: 7 } });
  const { error } = await (await wrong(`${graph}/me/sendMail`, { method: "POST" })).json();
  assert.match(error.message, /^token.user: expected a string, found a number/);
});

test("Requests at the same time are answered each for itself", async (context) => {
  const session = open(context);
  const senders = Array.from({ length: 50 }, (_, index) => index % 2 ? "PattiF@contoso.com" : "AllanD@contoso.com");
  const send = (from) => session.fetch(`${graph}/me/sendMail`, post({ message: message(from) }));
  const responses = await Promise.all(senders.map(send));
  assert.deepEqual(responses.map(({ status }) => status), senders.map((from) => from === "AllanD@contoso.com" ? 202 : 403));
  assert.equal(session.results.length, 50);
});
