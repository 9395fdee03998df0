// What is shown of a request of one's own: what was understood, and its answer.

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
  element("claims").replaceChildren(...(claims ? claimRows(claims) : []).flatMap(([name, value]) =>
    [make("dt", {}, name), make("dd", {}, ...withNames(value))]));
  if (waits) return drawNothing(waits);
  const error = own(answer, "error");
  if (error) return drawNothing(`${error.path === "" ? "" : `${error.path}: `}${error.message}.`);
  drawOwn(answer, request, exchange);
  const isUnknown = addresses.length > 0 && !opened && !request.tenant;
  const place = isWide.matches ? "on the left" : "above";
  if (isUnknown) tellAside(`So it is by what is stated of ${addresses.join(", ")} ${place}. Drop your exports to have it as it is.`);
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
  const said = response === undefined ? ""
    : response.status === request.status ? ", as predicted" : `, and ${response.status} is predicted`;
  tellAside(`Recorded: ${recorded}${said}.`);
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
