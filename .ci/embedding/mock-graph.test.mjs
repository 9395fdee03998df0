// The mock server, as a client in any language meets it: over HTTP, with bodies and headers as SDKs send them.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { adele, built, message, part, post } from "./built.mjs";

const program = process.env.MOCK_GRAPH ?? fileURLToPath(built("mock-graph.mjs"));
const tenant = fileURLToPath(new URL("../../Specs/tenants/contoso.json", import.meta.url));
let server;
let address;

before(async () => {
  server = spawn(process.execPath, [program, "--tenant", tenant, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  address = await new Promise((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(String(text).trim()));
    server.once("exit", () => reject(new Error("the server ended")));
  });
});
after(() => server.kill());

const results = async () => (await fetch(`${address}/__results`)).json();
const forget = () => fetch(`${address}/__results`, { method: "DELETE" });

test("It says where it listens, in one line", () => {
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test("A send, a refusal, and what became of them", async () => {
  await forget();
  const sent = await fetch(`${address}/v1.0/me/sendMail`, post({ message: message("AllanD@contoso.com") }));
  assert.deepEqual([sent.status, await sent.text()], [202, ""]);
  assert.match(sent.headers.get("request-id"), /^[0-9a-f-]{36}$/);
  const refused = await fetch(`${address}/beta/me/sendMail`, post({ message: message("PattiF@contoso.com") }));
  assert.deepEqual([refused.status, refused.headers.get("content-type")], [403, "application/json"]);
  const { error } = await refused.json();
  assert.deepEqual([error.code, error.innerError["request-id"]], ["ErrorSendAsDenied", refused.headers.get("request-id")]);
  const [first, second] = await results();
  assert.deepEqual([first.outcome, first.sentItems], ["accepted", ["AdeleV@contoso.com"]]);
  assert.equal(first.url, "https://graph.microsoft.com/v1.0/me/sendMail");
  assert.deepEqual([second.outcome, second.response.status], ["rejected", 403]);
  assert.ok(!JSON.stringify([first, second]).includes(adele("Mail.Send.Shared").split(".")[1]));
  assert.equal((await forget()).status, 204);
  assert.deepEqual(await results(), []);
});

test("Drafts are remembered until they are forgotten", async () => {
  await forget();
  const token = adele("Mail.ReadWrite", "Mail.Send.Shared");
  const { id } = await (await fetch(`${address}/v1.0/me/messages`, post(message("AllanD@contoso.com"), token))).json();
  const headers = { Authorization: `Bearer ${token}` };
  const send = async () => (await fetch(`${address}/v1.0/me/messages/${id}/send`, { method: "POST", headers })).status;
  assert.equal(await send(), 202);
  await forget();
  assert.equal(await send(), 501);
});

test("A batch", async () => {
  const requests = [part("1", "AllanD@contoso.com"), part("2", "PattiF@contoso.com")];
  const { responses } = await (await fetch(`${address}/v1.0/$batch`, post({ requests }))).json();
  assert.deepEqual(responses.map(({ status }) => status), [202, 403]);
});

test("What is not predicted is 501, with the reason", async () => {
  for (const [path, init] of [["/v1.0/me/messages", {}], ["/", {}], ["/v1.0/me/sendMail", { method: "DELETE" }],
    ["/nothing?x", { method: "HEAD" }]]) {
    const response = await fetch(`${address}${path}`, init);
    assert.equal(response.status, 501, path);
    if (init.method !== "HEAD") assert.match((await response.json()).error.message, /none of the requests that are known/);
  }
});

test("Compressed bodies are understood, and large ones are refused", async () => {
  const { headers, body } = post({ message: message("AllanD@contoso.com") });
  const send = async (body, coding = "identity") => {
    const coded = { ...headers, "Content-Encoding": coding };
    return (await fetch(`${address}/v1.0/me/sendMail`, { method: "POST", headers: coded, body })).status;
  };
  assert.equal(await send(gzipSync(body), "gzip"), 202);
  assert.equal(await send(body, "gzip"), 400);
  assert.equal(await send(body, "zstd"), 415);
  assert.equal(await send(gzipSync(new Uint8Array((64 << 20) + 1)), "gzip"), 413);
  assert.equal(await send(new Uint8Array((64 << 20) + 1)), 413);
  assert.equal(await send(body), 202);
});

/** What the server answers to bytes that need not be HTTP; the connection is then ended. */
function exchange(bytes) {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    let text = "";
    socket.on("data", (data) => { text += data; }).on("error", () => {}).on("close", () => resolve(text));
    socket.write(bytes);
    setTimeout(() => socket.destroy(), 300);
  });
}

test("Whatever is sent, it goes on", async () => {
  const authorization = `Authorization: Bearer ${adele("Mail.Send")}\r\n`;
  for (const [bytes, answer] of [
    ["garbage\r\n\r\n", /^HTTP\/1.1 400/], ["GET /v1.0/me HTTP/1.1\r\n\r\n", /^HTTP\/1.1 501/],
    ["POST /v1.0/me/sendMail HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf", /^$/],
    ["POST /v1.0/me/sendMail HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", /^(HTTP\/1.1 400|$)/],
    ["GET /v1.0/me HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", /^HTTP\/1.1 501/],
    ["OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1.1 501/], ["TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1.1 400/],
    ["CONNECT graph.microsoft.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", /^$/],
    ["GET //evil.example/%zz/\\..\\ HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1.1 501/],
    [`POST http://graph.microsoft.com/v1.0/me/messages/x/reply HTTP/1.1\r\nHost: x\r\n${authorization}` +
      "Content-Length: 0\r\n\r\n", /^HTTP\/1.1 202/],
    [`POST /v1.0/me/sendMail HTTP/1.1\r\nHost: x\r\nAuthorization: \xff\r\nContent-Length: 3\r\n\r\n\xff\xfe{`, /^HTTP\/1.1 401/],
    ["PATCH /__results HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1.1 405[^]*Allow: GET, HEAD, DELETE/],
  ]) assert.match(await exchange(Buffer.from(bytes, "latin1")), answer, bytes);
  assert.equal((await fetch(`${address}/__results?x`)).status, 200);
  assert.equal(server.exitCode, null);
});

test("Pages of any origin may send to it", async () => {
  const asked = await fetch(`${address}/v1.0/me/sendMail`, { method: "OPTIONS", headers: {
    Origin: "https://app.example", "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,content-type",
  } });
  assert.deepEqual([asked.status, asked.headers.get("access-control-allow-origin")], [204, "*"]);
  assert.match(asked.headers.get("access-control-allow-headers"), /authorization/); // Which * does not stand for.
  const refused = await fetch(`${address}/v1.0/me/sendMail`, { method: "POST" });
  assert.deepEqual([refused.status, refused.headers.get("access-control-allow-origin")], [401, "*"]);
});

test("Many at the same time", async () => {
  await forget();
  const statuses = await Promise.all(Array.from({ length: 200 }, async () =>
    (await fetch(`${address}/v1.0/me/sendMail`, post({ message: message("AllanD@contoso.com") }))).status));
  assert.deepEqual(new Set(statuses), new Set([202]));
  assert.equal((await results()).length, 200);
});

test("The command line", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "mock-graph-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const broken = join(folder, "broken.json");
  writeFileSync(broken, '{"recipients": 7}');
  const binary = join(folder, "binary.json");
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0]));
  // As editors and shells on Windows write it: where the tenant can be read, there is no port for it.
  const onWindows = `\uFEFF${readFileSync(tenant, "utf8").replaceAll("\n", "\r\n")}`;
  const encoded = ["utf8", "utf16le"].map((encoding) => {
    const file = join(folder, `${encoding}.json`);
    writeFileSync(file, onWindows, encoding);
    return file;
  });
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  context.after(() => taken.close());
  const { port } = taken.address();
  for (const [words, status, text] of [
    [["--help"], 0, /^usage: /], [[], 64, /^mock-graph: --tenant FILE is missing/], [["--tenant"], 64, /--tenant/],
    [["--tenant", tenant, "--port", "many"], 64, /--port: expected a number up to 65535, found many/],
    [["--tenant", tenant, "--port", "65536"], 64, /--port/], [["--unknown"], 64, /--unknown/], [["file"], 64, /file/],
    [["--tenant", join(folder, "none.json")], 66, /none.json: cannot be read \(ENOENT\)/],
    [["--tenant", folder], 66, /EISDIR/],
    [["--tenant", broken], 65, /broken.json: recipients: expected an array, found a number/],
    [["--tenant", binary], 65, /binary.json: /],
    ...[tenant, ...encoded].map((file) => [
      ["--tenant", file, "--port", String(port)], 69, /cannot listen on 127.0.0.1, port \d+ \(EADDRINUSE\)/,
    ]),
  ]) {
    const run = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
    assert.equal(run.status, status, words.join(" "));
    assert.match(run.stdout + run.stderr, text);
    if (status !== 0) assert.match(run.stderr, /^mock-graph: [^\n]+\n$/);
  }
});
