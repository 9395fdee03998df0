// What Graph answered, as somebody types or pastes it: a status, a code, a whole answer, or the message of some client.

/** The recorded answer in a text: its `status`, and its `body` where it has one; undefined where the text is empty. */
function answerIn(pasted) {
  const text = pasted.slice(0, 1 << 20).trim();
  if (text === "") return undefined;
  const start = text.indexOf("{");
  const value = start < 0 ? undefined : jsonIn(text.slice(start, text.lastIndexOf("}") + 1));
  const before = value === undefined ? text : text.slice(0, start);
  const body = own(value, "body") ?? (own(value, "status") === undefined ? value : undefined);
  const code = own(own(body, "error"), "code") ?? codeIn(before);
  const stated = own(value, "status") ?? /\bHTTP\/[\d.]+\s+(\d{3})\b/i.exec(before)?.[1] ?? /(?:^|[^\w.-])([1-5]\d\d)(?![\w-])/.exec(before)?.[1];
  const status = Number(stated ?? knownCodes.get(code));
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    throw new Unreadable(`expected a status, such as 202, or 403 ErrorSendAsDenied; found ${quoted(text)}`);
  }
  return { status, body: body ?? (code === undefined ? null : { error: { code } }) };
}

/** The code of an error in the message of some client; undefined where there is none. */
function codeIn(text) {
  return /\bError[A-Z]\w+/.exec(text)?.[0] ?? [...knownCodes.keys()].find((code) => text.includes(code))
    ?? /\b[Cc]ode\W{1,5}([A-Z][a-z]+[A-Z]\w+)/.exec(text)?.[1];
}

/** The codes that clauses tell of, each with its status. */
const knownCodes = new Map(clauses.flatMap(({ statement }) => [...statement.matchAll(/\b([45]\d\d) ([A-Z]\w+)/g)].map(([, status, code]) => [code, status])));
