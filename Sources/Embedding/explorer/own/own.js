// A request of one's own: pasted, understood, and answered in a tenant or by what is stated.

/** The tenant that was opened: its session, what it is called and whom it has; undefined where there is none. */
let opened;

/** Opens a tenant in the place of what was open; of one that exports make, `names` are theirs, and `missing` what none tells. */
function openTenant(name, text, tenant, { findings = [], names = [name], missing = [], apps = new Map(), isExample = false } = {}) {
  const recipients = Array.isArray(tenant.recipients) ? tenant.recipients : [];
  const count = recipients.length;
  let session;
  try {
    session = engine.open(text);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    throw new Unreadable(`${name}: ${error.message}`);
  }
  if (opened) engine.close(opened.session);
  const addresses = recipients.map((recipient) => String(own(recipient, "address")));
  opened = { name, count, session, addresses, apps, missing, isExample };
  sayTenant(`${name}: ${count} recipient${count === 1 ? "" : "s"}.`);
  element("tenant-counts").textContent = `${countsOf({ ...tenant, recipients }, missing)}.${names.length > 1 ? ` From ${names.join(", ")}.` : ""}`;
  drawFindings(findings);
  drawMissing(missing);
}

function drawFindings(findings) {
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
  sayTenant("None is open.");
  drawFindings([]);
  drawMissing([]);
}

/** Says which organisation is open, and what can be done about that. */
function sayTenant(text) {
  element("tenant-said").textContent = text;
  element("tenant-counts").textContent = "";
  const isThere = opened !== undefined || taken.size > 0;
  element("drop").classList.toggle("full", opened !== undefined && !lacksSendingRight(opened.missing));
  element("forget-tenant").hidden = !isThere;
  element("choose-files").textContent = isThere ? "Replace or add …" : "Choose files …";
  element("tenant-note").replaceChildren(...isThere
    ? ["Drop another tenant file here to replace it; exports are added to those that are here."]
    : ["Drop a tenant file here, or the exports that ", make("code", { className: "name" }, "tenant import"),
      " takes, all at once; they are read in this page. Without one, say below what Graph knows and the request does not tell."]);
}

/** Puts a request where it is pasted; gives it as it stands there, its line breaks being what they are in a field. */
function putRequest(text) {
  element("own-request").value = text;
  return element("own-request").value;
}

/** Takes a token out of the place of the request, where somebody pasted it; whether there was one. */
function moveToken() {
  const text = element("own-request").value;
  if (text.length > mostLetters || !/^\s*(?:Authorization\s*:\s*)?(?:Bearer\s+)?[\w-]+\.[\w-]+\.[\w-]*\s*$/i.test(text)) return false;
  try {
    claimsOf(tokenIn(text));
  } catch (error) {
    if (error instanceof Unreadable) return false; // It may be anything.
    throw error;
  }
  element("own-token").value = tokenIn(text);
  putRequest("");
  return true;
}

/** Forgets all that was pasted, recorded and stated, but not the organisation, which has its own way out. */
function clearOwn() {
  for (const place of ["own-request", "own-answer", "own-token", "own-path"]) element(place).value = "";
  delete element("own-path").dataset.of;
  if (opened?.isExample) forgetTenant();
  forgetTraffic();
  statements.clear();
  Object.assign(statedToken, { type: "user", user: "", permissions: [] });
  element("stated-token").replaceChildren();
}

/** An example: a request, whose token lies beside it, in a small organisation. */
function fillInExample() {
  forgetTried();
  clearOwn();
  forgetTenant();
  const mailbox = (address) => ({ emailAddress: { address } });
  const message = { subject: "Your ticket", from: mailbox("tickets@contoso.com"), toRecipients: [mailbox("alex@fabrikam.com")] };
  putRequest(["curl 'https://graph.microsoft.com/v1.0/me/sendMail'", "-H 'Content-Type: application/json'",
    `--data-raw '${JSON.stringify({ message })}'`].join(" \\\n  "));
  element("own-answer").value = "403 ErrorSendAsDenied";
  element("own-token").value = unsignedToken({ type: "user", user: "AdeleV@contoso.com", permissions: ["Mail.Send.Shared"] });
  const tenant = element("sample-tenant").textContent;
  openTenant("An example, contoso.com", tenant, JSON.parse(tenant), { isExample: true });
  updateOwn();
}

/** The exchange that a request makes, with the token that was given or stated; `waits` where that is still to be said. */
function exchangeOf(request) {
  const { method, url, headers, body, draft, recorded } = request;
  const pasted = element("own-token").value.trim() === "" ? "" : tokenIn(element("own-token").value);
  const header = headerIn(request, "Authorization") ?? "";
  const isVariable = header === "" || /^Bearer\s+(?:[$%{<]|\.\.\.|…)/i.test(header) || /^Bearer\s*$/i.test(header);
  const others = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:authorization|cookie)$/i.test(name)));
  const exchange = { request: { method, url, headers: others, body } };
  if (draft !== undefined) exchange.draft = draft;
  if (recorded !== undefined) exchange.recorded = recorded;
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
    if (type === "user" && user === "") {
      return { exchange, claims, waits: "Paste the access token, or say below who is signed in." };
    }
    exchange.token = type === "user" ? { type, user, permissions } : { type, permissions };
  }
  return { exchange, claims, isStated: pasted === "" && request.token === undefined && isVariable };
}

/** The answer to a request, in the tenant that is open, the one it brings, or what is stated of those it names. */
function answerTo(request, before = []) {
  const { exchange, claims, waits, isStated } = exchangeOf(request);
  if (waits) return { waits, isStated: true };
  const goal = goals[element("goal").value];
  const ask = (exchange) => explore({ exchange, goal }, opened?.session, { before, missing: request.tenant ? [] : missingDatasets() });
  return { exchange, claims, isStated, ask, ...answerStating(request.tenant, exchange, ask) };
}

/** What the exports do not tell of which the open tenant was made, as the engine is told of it. */
function missingDatasets() {
  return opened?.missing.map(({ what }) => what) ?? [];
}

/** What `ask` answers to an exchange; where there is no tenant, as it is by what is stated of those whom that names. */
function answerStating(itsTenant, exchange, ask) {
  if (opened || itsTenant) {
    const whole = itsTenant ? { tenant: itsTenant, ...exchange } : exchange;
    return { answer: ask(whole), whole };
  }
  // Each answer tells of one more name that nobody has, until all are stated.
  let sender = [];
  const addresses = [];
  for (let count = 0; ; count += 1) {
    const whole = { tenant: statedTenant(sender, addresses), ...exchange };
    const answer = ask(whole);
    const { user, path, from } = { __proto__: null, ...strangersIn(answer) };
    const stranger = path ?? from;
    if (user?.length > 0 && sender.length === 0) sender = [...new Set(user)];
    else if (stranger !== undefined && stranger !== "" && !addresses.includes(stranger) && count < 30) {
      if (sender.length === 0 && path !== undefined) sender = [path]; // Nobody is signed in: an app acts as that mailbox.
      else addresses.push(stranger);
    } else return { answer, whole, sender, addresses };
  }
}

/** The names that nobody has, of an answer or of the parts of a batch. */
function strangersIn(answer) {
  const here = own(answer, "strangers") ?? {};
  if (Object.keys(here).length > 0) return here;
  const parts = own(answer, "parts") ?? [];
  return parts.map((part) => strangersIn(part.answer)).find((names) => Object.keys(names).length > 0) ?? {};
}
