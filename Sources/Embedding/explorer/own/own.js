// A request of one's own: pasted, understood, and answered in a tenant or by what is stated.

/** The tenant that was opened: its session and what it is called; undefined where there is none. */
let opened;

function openTenant(name, text, recipients, findings = []) {
  const count = recipients.length;
  let session;
  try {
    session = engine.open(text);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    throw new Unreadable(`${name}: ${error.message}`);
  }
  if (opened) engine.close(opened.session);
  opened = { name, count, session, addresses: recipients.map((recipient) => String(own(recipient, "address"))) };
  element("tenant-said").textContent = `${name}: ${count} recipient${count === 1 ? "" : "s"}.`;
  element("forget-tenant").hidden = false;
  const details = element("findings");
  details.hidden = findings.length === 0;
  details.firstElementChild.textContent = `${findings.length} finding${findings.length === 1 ? "" : "s"}: what was left out`;
  details.lastElementChild.replaceChildren(...findings.slice(0, mostRows).map(({ file, path, message }) =>
    make("li", {}, make("span", { className: "name" }, [file, path].filter((part) => part !== "").join(": ")), ` ${message}`)));
}

function forgetTenant() {
  if (opened) engine.close(opened.session);
  opened = undefined;
  taken.clear();
  element("tenant-said").textContent = "Drop a file here, or choose it.";
  element("forget-tenant").hidden = true;
  element("findings").hidden = true;
}

/** Puts a request where it is pasted; gives it as it stands there, its line breaks being what they are in a field. */
function putRequest(text) {
  element("own-request").value = text;
  return element("own-request").value;
}

/** Forgets all that was pasted, dropped and stated. */
function clearOwn() {
  for (const place of ["own-request", "own-token", "own-path"]) element(place).value = "";
  delete element("own-path").dataset.of;
  forgetTenant();
  forgetTraffic();
  statements.clear();
  Object.assign(statedToken, { type: "user", user: "", permissions: [] });
  updateOwn();
}

/** An example: a request, whose token lies beside it, in a small organisation. */
function fillInExample() {
  clearOwn();
  const message = { subject: "Your ticket", from: { emailAddress: { address: "tickets@contoso.com" } }, toRecipients: [{ emailAddress: { address: "alex@fabrikam.com" } }] };
  putRequest(`curl 'https://graph.microsoft.com/v1.0/me/sendMail' \\\n  -H 'Content-Type: application/json' \\\n  --data-raw '${JSON.stringify({ message })}'`);
  element("own-token").value = unsignedToken({ type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] });
  const tenant = element("sample-tenant").textContent;
  openTenant("An example, contoso.com", tenant, JSON.parse(tenant).recipients);
  updateOwn();
}

/** The exchange that a request makes, with the token that was given or stated; `waits` where that is still to be said. */
function exchangeOf(request) {
  const { method, url, headers, body, draft } = request;
  const pasted = element("own-token").value.trim() === "" ? "" : tokenIn(element("own-token").value);
  const header = headerIn(request, "Authorization") ?? "";
  const isVariable = header === "" || /^Bearer\s+(?:[$%{<]|\.\.\.|…)/i.test(header) || /^Bearer\s*$/i.test(header);
  const others = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)));
  const exchange = { request: { method, url, headers: others, body }, ...(draft === undefined ? {} : { draft }) };
  let claims;
  if (pasted !== "") {
    claims = claimsOf(pasted);
    exchange.request.headers.Authorization = `Bearer ${pasted}`;
  } else if (request.token !== undefined) exchange.token = request.token;
  else if (!isVariable) {
    exchange.request.headers.Authorization = header;
    claims = claimsOf(tokenIn(header));
  } else {
    const { type, user, permissions } = statedToken;
    if (type === "user" && user === "") return { exchange, claims, waits: "Paste the access token, or say below who is signed in." };
    exchange.token = type === "user" ? { type, user, permissions } : { type, permissions };
  }
  return { exchange, claims, isStated: pasted === "" && request.token === undefined && isVariable };
}

/** The answer to a request, in the tenant that is open, the one it brings, or what is stated of those it names. */
function answerTo(request) {
  const { exchange, claims, waits, isStated } = exchangeOf(request);
  const goal = goals[element("goal").value];
  if (waits) return { waits, isStated: true };
  if (opened || request.tenant) {
    const answer = exploreIn(request.tenant ? withoutTenant : opened.session, { exchange: request.tenant ? { tenant: request.tenant, ...exchange } : exchange, goal });
    return { answer, exchange, claims, isStated };
  }
  // Each answer tells of one more name that nobody has, until all are stated.
  let sender = [];
  const addresses = [];
  for (let count = 0; ; count += 1) {
    const answer = explore({ exchange: { tenant: statedTenant(sender, addresses), ...exchange }, goal });
    const { user, path, from } = { __proto__: null, ...strangersIn(answer) };
    const stranger = path ?? from;
    if (user?.length > 0 && sender.length === 0) sender = [...new Set(user)];
    else if (stranger !== undefined && stranger !== "" && !addresses.includes(stranger) && count < 30) {
      if (sender.length === 0 && path !== undefined) sender = [path]; // Nobody is signed in: an app acts as that mailbox.
      else addresses.push(stranger);
    } else return { answer, exchange, claims, isStated, sender, addresses };
  }
}

/** The names that nobody has, of an answer or of the parts of a batch. */
function strangersIn(answer) {
  const here = own(answer, "strangers") ?? {};
  if (Object.keys(here).length > 0) return here;
  return (own(answer, "parts") ?? []).map((part) => strangersIn(part.answer)).find((names) => Object.keys(names).length > 0) ?? {};
}

// ---- What is shown ----

/** Shows what comes of what was pasted, or was recorded. */
function updateOwn() {
  const text = element("own-request").value;
  const recorded = recordedIn(text);
  drawTraffic();
  if (text.trim() === "") {
    say("own-request-said", "");
    element("own-path-part").hidden = true;
    for (const place of ["claims", "stated", "stated-token"]) element(place).replaceChildren();
    delete element("stated").dataset.of;
    return drawNothing("Paste a request; its answer appears here.");
  }
  try {
    const request = recorded ?? requestIn(text);
    if (request.har) {
      putRequest("");
      return showTraffic(request.har, "What was pasted");
    }
    element("own-path-part").hidden = request.path === undefined;
    if (request.path !== undefined) {
      const path = element("own-path");
      if (path.dataset.of !== request.path) [path.value, path.dataset.of] = [request.path, request.path];
      request.url = `https://graph.microsoft.com/v1.0${path.value.startsWith("/") ? "" : "/"}${path.value.trim()}`;
    }
    say("own-request-said", `Understood as ${request.form}: ${request.method} ${request.url.slice(0, 200)}`, "good");
    try {
      showOwn(request);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      say("own-token-said", capitalized(error.message), "bad");
      element("claims").replaceChildren();
      drawNothing("The token cannot be read.");
    }
  } catch (error) {
    const message = error instanceof Unreadable ? error.message : whatFailed(error);
    say("own-request-said", capitalized(message), "bad");
    drawNothing("What was pasted is not understood yet.");
  }
}

function showOwn(request) {
  const { answer, exchange, claims, waits, isStated = false, sender = [], addresses = [] } = answerTo(request);
  drawStatedToken(isStated, updateOwn);
  drawStatements(sender, opened || request.tenant ? [] : addresses, updateOwn);
  say("own-token-said", claims ? tokenWarning(claims) : "", "bad");
  element("claims").replaceChildren(...(claims ? claimRows(claims) : []).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...withNames(value))]));
  if (waits) return drawNothing(waits);
  const error = own(answer, "error");
  if (error) return drawNothing(`${error.path === "" ? "" : `${error.path}: `}${error.message}.`);
  drawOwn(answer, request, exchange);
  const isUnknown = addresses.length > 0 && !opened && !request.tenant;
  if (isUnknown) tellAside(`So it is by what is stated of ${addresses.join(", ")} ${isWide.matches ? "on the left" : "above"}. Drop your exports to have it as it is.`);
}

/** Says something beside the answer. */
function tellAside(sentence) {
  element("aside").replaceChildren(...withNames(sentence));
}

/** Draws the answer to a request, or of a batch that to one of its parts. */
function drawOwn(answer, request, exchange, part) {
  const shown = part ? part.answer : answer;
  const { result } = shown;
  const { response } = { __proto__: null, ...result };
  const outcome = own(result, "outcome") ?? "batch";
  draw(shown, { ...result, outcome }, requestText(request, exchange), response ? responseText(response) : "not known");
  const parts = own(answer, "parts") ?? [];
  element("parts").hidden = parts.length === 0;
  element("parts").replaceChildren(...[undefined, ...parts].map((each) => {
    const label = each ? `${each.id}: ${each.answer.headline}` : "The whole batch";
    const made = make("button", { type: "button", onclick: () => drawOwn(answer, request, exchange, each) }, label);
    made.setAttribute("aria-pressed", String(each === part));
    return made;
  }));
  if (request.status === undefined) return;
  const recorded = `${request.status} ${request.code}`.trim();
  const said = response === undefined ? "" : response.status === request.status ? ", as predicted" : `, and ${response.status} is predicted`;
  tellAside(`Recorded: ${recorded}${said}.`);
}

/** The request as it was understood; the token is told, and not shown. */
function requestText({ method, url, body }, exchange) {
  const { token, request } = exchange;
  const said = token ? `${token.type} token with ${token.permissions.join(", ") || "no permission"}` : "Bearer (the token, which is not shown)";
  const type = headerIn(request, "Content-Type");
  return [`${method} ${url}`, ...(type ? [`Content-Type: ${type}`] : []), `Authorization: ${said}`, "", pretty(body)].join("\n").slice(0, 20_000);
}

function responseText({ status, body }) {
  return `HTTP/1.1 ${status}\n\n${body === undefined ? "(no body)" : JSON.stringify(body, null, 2)}`.slice(0, 20_000);
}

function pretty(text) {
  try {
    return text.length > 200_000 ? text.slice(0, 20_000) : JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function say(place, text, kind = "") {
  element(place).className = `said ${kind}`;
  element(place).replaceChildren(...withNames(text));
}

function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What to say of an error that nobody foresaw. */
function whatFailed(error) {
  if (error instanceof RangeError) return "expected values that are nested less deep";
  if (error instanceof WebAssembly.RuntimeError) return "this is more than the page has memory for; load it again, and take less";
  throw error;
}
