// What is shown of a request of one's own: what was understood, and its answer.

/** The answer that is shown; undefined where there is none. */
let answerShown;

/** Shows what comes of what was pasted, or was recorded; somebody who is still typing is told of no mistake yet. */
function updateOwn(isTyping = false) {
  const text = element("own-request").value;
  const mistake = isTyping ? "unfinished" : "bad";
  answerShown = undefined;
  const isEmpty = ["own-request", "own-answer", "own-token"].every((place) => element(place).value === "") && !opened?.isExample && traffic.sends.length === 0;
  element("own-clear").hidden = isEmpty;
  element("own-example").hidden = !isEmpty || opened !== undefined;
  for (const place of ["own-request-said", "own-answer-said", "own-token-said"]) say(place, "");
  const recorded = understood("own-answer-said", mistake, () => answerIn(element("own-answer").value));
  drawTraffic();
  if (text.trim() === "") {
    element("own-path-part").hidden = true;
    for (const place of ["claims", "stated", "stated-token"]) element(place).replaceChildren();
    delete element("stated").dataset.of;
    return drawNothing("Paste a request: here then stands whether Graph accepts it, why not, and who has to do what. "
      + "Without one, the next tab takes a case in a few choices.");
  }
  const request = understood("own-request-said", mistake, () => requestIn(text));
  if (request === undefined) return drawNothing("What was pasted is not understood yet.");
  if (request.har) {
    const traffic = understood("own-request-said", mistake, () => trafficIn(text, "What was pasted"));
    if (traffic === undefined) return drawNothing("What was pasted is not understood yet.");
    putRequest("");
    return showTraffic(traffic);
  }
  element("own-path-part").hidden = request.path === undefined;
  if (request.path !== undefined) {
    const path = element("own-path");
    if (path.dataset.of !== request.path) [path.value, path.dataset.of] = [request.path, request.path];
    request.url = `https://graph.microsoft.com/v1.0${path.value.startsWith("/") ? "" : "/"}${path.value.trim()}`;
  }
  say("own-request-said", `Understood as ${request.form}: ${request.method} ${request.url.slice(0, 200)}`, "good");
  request.recorded = recorded ?? request.recorded;
  const isShown = understood("own-token-said", mistake, () => {
    showOwn(request, beforeThat(text));
    return true;
  });
  if (isShown) return;
  element("claims").replaceChildren();
  drawNothing("The token cannot be read.");
}

/** Tells of mistakes once a field is left. Nothing else is drawn then: what is clicked on to leave it stays where it is. */
function leaveField() {
  for (const said of document.querySelectorAll("#own-form .unfinished")) said.classList.replace("unfinished", "bad");
}

/** What `read` gives; where it cannot, that is said in `place`, and undefined is given. */
function understood(place, kind, read) {
  try {
    return read();
  } catch (error) {
    say(place, capitalized(error instanceof Unreadable ? error.message : whatFailed(error)), kind);
    return undefined;
  }
}

function showOwn(request, before) {
  const { answer, exchange, whole, claims, waits, ask, isStated = false, sender = [], addresses = [] } = answerTo(request, before);
  drawStatedToken(isStated, updateStated);
  const unknown = opened || request.tenant ? [] : addresses;
  drawStatements(sender, unknown, updateStated);
  say("own-token-said", claims ? tokenWarning(claims) : "", "bad");
  element("claims").replaceChildren(...(claims ? claimRows(claims) : []).flatMap(([name, value]) =>
    [make("dt", {}, name), make("dd", {}, ...withNames(value))]));
  if (waits) return drawNothing(waits);
  const error = own(answer, "error");
  const names = own(own(answer, "strangers"), "user") ?? [];
  if (error && names.length > 0 && opened && !request.tenant) {
    return drawNothing(`${names.find((name) => name.includes("@")) ?? names[0]} is not in ${opened.name}: wrong organisation, or an incomplete export?`);
  }
  if (error) return drawNothing(`${error.path === "" ? "" : `${error.path}: `}${error.message}.`);
  const { scenario } = triedHere() ?? {};
  if (scenario) return drawTried(ask, whole, scenario, before);
  drawOwn(answer, request, exchange, { addresses: unknown, hasTenant: Boolean(opened || request.tenant) });
}

function updateStated() {
  forgetTried();
  updateOwn();
}

/** Draws what comes of the request once its scenario is another. */
function drawTried(ask, exchange, tried, before) {
  const answer = explore({ exchange, goal: goals[element("goal").value] }, opened?.session, { before, tried, missing: own(exchange, "tenant") ? [] : missingDatasets() });
  if (answer === null) return drawNothing("What was tried does not go with this request.");
  answerShown = answer;
  drawCase(answer, tried.token);
}

/** Draws the answer to a request, or of a batch that to one of its parts; `stated` tells of what it takes statements. */
function drawOwn(answer, request, exchange, stated, part) {
  const shown = part ? part.answer : answer;
  const { result } = shown;
  const { response } = { __proto__: null, ...result };
  const outcome = own(result, "outcome") ?? "batch";
  answerShown = shown;
  draw(shown, { ...result, outcome }, requestText(request, exchange), response ? responseText(response) : "not known");
  const parts = own(answer, "parts") ?? [];
  element("parts").hidden = parts.length === 0;
  element("parts").replaceChildren(...[undefined, ...parts].map((each) => {
    const label = each ? `${each.id}: ${each.answer.headline}` : "The whole batch";
    const made = make("button", { type: "button", onclick: () => drawOwn(answer, request, exchange, stated, each) }, label);
    made.setAttribute("aria-pressed", String(each === part));
    return made;
  }));
  const checked = own(answer, "checked") ?? [];
  drawChecked(part ? checked.filter((send) => send.part === part.id) : checked, stated.hasTenant);
  drawCaveat(shown, stated.addresses, stated.hasTenant);
}

/** The request as it was understood; the token is told, and not shown. */
function requestText({ method, url, body }, exchange) {
  const { token, request } = exchange;
  const said = token ? `${token.type} token with ${token.permissions.join(", ") || "no permission"}`
    : "Bearer (the token, which is not shown)";
  const type = headerIn(request, "Content-Type");
  const lines = [`${method} ${url}`, ...(type ? [`Content-Type: ${type}`] : []), `Authorization: ${said}`, "", pretty(body)];
  return lines.join("\n").slice(0, 20_000);
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
