// A request that somebody pastes: which of the forms it has, and what it says.

/** A text that cannot be understood; the message says what was expected. */
class Unreadable extends Error {
  name = "Unreadable";
}

const mostLetters = 64 << 20;
const expectedForms = "expected a request: raw HTTP (POST … and headers), a curl command, Invoke-MgGraphRequest, or JSON";

/**
 * What the text asks of Graph: `form` (what it is), `method`, `url`, `headers`, `body`; of an exchange also its `token`,
 * `draft` and `tenant`. A body alone has no `url`, and `path` suggests one.
 */
function requestIn(pasted) {
  if (pasted.length > mostLetters) throw new Unreadable(`expected a request of at most ${mostLetters >> 20} MB`);
  const text = pasted.replace(/^\uFEFF/, "").trim();
  if (/^[{[]/.test(text)) return jsonRequest(text);
  if (/^(?:await\s+)?fetch\s*\(/.test(text)) return fetchRequest(text);
  if (/^[A-Z]{3,7}\s+\S+/.test(text)) return rawRequest(text);
  if (/(?:^|[\s|;&\\/])curl(?:\.exe)?\s/i.test(text.slice(0, 1 << 16))) return curlRequest(text);
  if (/\b(?:Invoke-\w+|\w+-Mg\w+)\b/i.test(text)) return powerShellRequest(text);
  const found = /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text) ? "a token, which goes into its own field" : quoted(text);
  throw new Unreadable(`${expectedForms}; found ${found}`);
}

/** The beginning of a text, as a message has it. */
function quoted(text) {
  const line = text.replace(/\s+/g, " ").slice(0, 60);
  return `"${line}${line.length < text.length ? "…" : ""}"`;
}

function addHeader(headers, line) {
  const [, name, value] = /^\s*([^\s:]+)\s*[:;]\s*([^]*)$/.exec(line) ?? [];
  if (name === undefined) throw new Unreadable(`expected a header as "Name: value", found ${quoted(line)}`);
  setHeader(headers, name, value.trim());
}

/** Sets a header; the first of its name counts, in any letter case. */
function setHeader(headers, name, value) {
  if (headerIn({ headers }, name) !== undefined) return;
  Object.defineProperty(headers, name, { value, enumerable: true, configurable: true, writable: true });
}

function headerIn({ headers }, wanted) {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
}

// ---- HTTP as it is sent ----

function rawRequest(text) {
  const lines = text.split(/\r?\n/);
  const [, method, target, rest] = /^([A-Z]+)\s+(\S+)\s*(.*)$/.exec(lines[0]);
  if (!/^(?:HTTP\/[\d.]+)?$/.test(rest)) throw new Unreadable(`expected "POST /v1.0/me/sendMail HTTP/1.1", found ${quoted(lines[0])}`);
  const headers = {};
  let place = 1;
  for (; place < lines.length && !/^\s*(?:$|[{[])/.test(lines[place]); place += 1) addHeader(headers, lines[place]);
  const host = headerIn({ headers }, "Host");
  const url = /^https?:/i.test(target) || host === undefined ? target : `https://${host}${target.startsWith("/") ? "" : "/"}${target}`;
  return { form: "an HTTP request", method, url, headers, body: lines.slice(place).join("\n").trim() };
}

// ---- JSON, and what browsers copy as fetch ----

function parsed(text, what) {
  try {
    return JSON.parse(text);
  } catch ({ message }) {
    const place = /position (\d+)/.exec(message)?.[1];
    const line = place === undefined ? "" : ` in line ${text.slice(0, Number(place)).split("\n").length}`;
    throw new Unreadable(`expected ${what} in JSON; it is broken${line}`);
  }
}

/** The value that a text is in JSON; undefined where it is none. */
function jsonIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value as JSON; a text stays as it is, and nothing is empty. */
function bodyText(value) {
  return value === undefined || value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
}

function jsonRequest(text) {
  const value = parsed(text, "a request");
  if (own(own(value, "log"), "entries")) return { form: "recorded traffic", har: value };
  if (own(value, "recipients")) throw new Unreadable("this is a tenant; drop it as a file, or choose it below");
  const exchange = own(value, "exchange") ?? value;
  const request = own(exchange, "request") ?? (own(exchange, "url") ? exchange : undefined);
  if (request !== undefined) {
    const headers = {};
    for (const [name, header] of Object.entries(own(request, "headers") ?? {})) setHeader(headers, name, String(header));
    const url = own(request, "url");
    if (typeof url !== "string") throw new Unreadable("request.url: expected a URL of Graph's");
    return {
      form: "an exchange", method: String(own(request, "method") ?? "POST"), url, headers, body: bodyText(own(request, "body")),
      token: own(exchange, "token") ?? undefined, draft: own(exchange, "draft") ?? undefined, tenant: own(exchange, "tenant") ?? undefined,
    };
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Unreadable(`${expectedForms}; found ${kind(value)}`);
  const names = Object.keys(value).map((name) => name.toLowerCase());
  const path = names.includes("requests") ? "/$batch" : names.includes("message") ? "/me/sendMail"
    : ["from", "torecipients", "subject", "body"].some((name) => names.includes(name)) ? "/me/messages" : undefined;
  if (path === undefined) {
    const found = names.length === 0 ? "an empty object" : `the key ${quoted(Object.keys(value)[0])}`;
    throw new Unreadable(`expected an exchange ("request"), or a body with "message" or "toRecipients"; found ${found}`);
  }
  return { form: "a body", method: "POST", path, headers: { "Content-Type": "application/json" }, body: text };
}

function fetchRequest(text) {
  const [, address, options] = /^(?:await\s+)?fetch\s*\(\s*("(?:[^"\\]|\\.)*")\s*(?:,\s*(\{[^]*\}))?\s*\)\s*;?$/.exec(text) ?? [];
  if (address === undefined) throw new Unreadable("expected fetch(\"URL\", {…}) with its options in JSON, as browsers copy it");
  const request = options === undefined ? {} : parsed(options, "the options of fetch");
  const headers = {};
  for (const [name, value] of Object.entries(own(request, "headers") ?? {})) setHeader(headers, name, String(value));
  return {
    form: "a call of fetch", method: String(own(request, "method") ?? "GET"), url: parsed(address, "the URL"), headers,
    body: bodyText(own(request, "body")),
  };
}
