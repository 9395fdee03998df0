#!/usr/bin/env node
// A server that answers delegated mail as Microsoft Graph does, for clients in any language: their base URL points to it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { load } from "./delegation_rules.mjs";

const help = `usage: mock-graph.mjs --tenant FILE [--port NUMBER] [--host ADDRESS]

Answers what is sent to /v1.0/... and /beta/... as Microsoft Graph would in the tenant of FILE, and remembers drafts.
GET /__results tells what became of each request, as an array: whom recipients see, whose Sent Items keep a copy, and why.
DELETE /__results forgets that, and the drafts. A request of which nothing is predicted is answered 501, with the reason.

  --tenant FILE   the organisation: recipients and grants, as JSON
  --port NUMBER   where to listen: 8080 unless told; 0 is any that is free, which is printed
  --host ADDRESS  for whom: 127.0.0.1, this machine alone, unless told`;

/** The most bytes that the body of a request may have. */
const mostBytes = 64 << 20;

function giveUp(status, message) {
  console.error(`mock-graph: ${message.replace(/\s+/g, " ")}`);
  process.exit(status);
}

function readOptions() {
  let options;
  try {
    const text = { type: "string" };
    options = parseArgs({ options: { tenant: text, port: text, host: text, help: { type: "boolean", short: "h" } } }).values;
  } catch (error) {
    giveUp(64, error.message);
  }
  if (options.help) {
    console.log(help);
    process.exit(0);
  }
  const { tenant, port = "8080", host = "127.0.0.1" } = options;
  if (tenant === undefined) giveUp(64, "--tenant FILE is missing; --help tells more");
  if (!/^\d{1,5}$/.test(port) || port > 65535) giveUp(64, `--port: expected a number up to 65535, found ${port}`);
  return { tenant, port: Number(port), host };
}

async function openTenant(file) {
  let text;
  try {
    text = readFileSync(file);
  } catch (error) {
    giveUp(66, `${file}: cannot be read (${error.code})`);
  }
  try {
    return (await load()).open(text);
  } catch (error) {
    giveUp(65, `${file}: ${error.message}`);
  }
}

/** The body of a request; undefined where it has too many bytes. They are read all the same, or clients see no answer. */
async function bodyOf(request) {
  const chunks = [];
  let count = 0;
  for await (const chunk of request) {
    count += chunk.length;
    if (count > mostBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return count > mostBytes ? undefined : Buffer.concat(chunks);
}

function refuse(response, status, message, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify({ error: { code: "InvalidInput", message } }));
}

/** What the server tells of itself, and of what Graph never tells. */
function answerResults(method, response, session) {
  switch (method) {
    case "GET":
    case "HEAD":
      response.writeHead(200, { "Content-Type": "application/json" });
      return response.end(JSON.stringify(session.results));
    case "DELETE":
      session.reset();
      return response.writeHead(204).end();
    default:
      return refuse(response, 405, "expected GET or DELETE", { Allow: "GET, HEAD, DELETE" });
  }
}

/** What of the headers the answer depends on; a list where a header came more than once. */
const heeded = ["authorization", "client-request-id", "content-encoding", "content-type"];

async function answerGraph(message, path, response, session) {
  const { method, headers } = message;
  const body = await bodyOf(message);
  if (body === undefined) {
    return refuse(response, 413, `expected a body of at most ${mostBytes >> 20} MB`);
  }
  const takesBody = !["GET", "HEAD"].includes(method); // For a Request; no operation with such a method is known.
  const answer = await session.fetch(`https://graph.microsoft.com${path}`, {
    method, body: takesBody ? body : undefined,
    headers: heeded.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]),
  });
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** What lets pages of any origin send requests, as Graph does. */
const sharing = {
  "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "*", "Access-Control-Allow-Headers": "authorization, *",
  "Access-Control-Expose-Headers": "*",
};

async function answer(message, response, session) {
  try {
    for (const [name, value] of Object.entries(sharing)) response.setHeader(name, value);
    const isPreflight = message.method === "OPTIONS" && message.headers["access-control-request-method"];
    if (isPreflight) return response.writeHead(204).end();
    // A client that takes this for a proxy names the host as well.
    const path = message.url.replace(/^https?:\/\/[^/]*/i, "").replace(/^(?!\/)/, "/");
    if (path.split("?")[0] === "/__results") answerResults(message.method, response, session);
    else await answerGraph(message, path, response, session);
  } catch (error) {
    if (message.destroyed && !message.complete) return; // The client went away.
    const isNoRequest = error instanceof TypeError; // Such as TRACE, which nobody can fetch with.
    if (response.headersSent) response.destroy();
    else refuse(response, isNoRequest ? 400 : 500, error.message, { Connection: "close" });
  }
}

const { tenant, port, host } = readOptions();
const session = await openTenant(tenant);
// A client may pause for long between two requests, as under a debugger, and then find its connection closed.
const options = { keepAliveTimeout: 600_000, requireHostHeader: false };
const server = createServer(options, (message, response) => answer(message, response, session));
server.on("error", (error) => giveUp(69, `cannot listen on ${host}, port ${port} (${error.code})`));
server.listen(port, host, () => {
  const { address, port, family } = server.address();
  console.log(`http://${family === "IPv6" ? `[${address}]` : address}:${port}`);
});
