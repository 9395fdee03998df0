// Recorded traffic (HAR): its sends, each with what was recorded beside what is predicted.

const mostRows = 500;
let traffic = { name: "", count: 0, sends: [] };

/** Lists the sends of a HAR, and shows the first that was answered otherwise than predicted, or else the first. */
function showTraffic(har, name) {
  const entries = Array.isArray(har.log.entries) ? har.log.entries : [];
  const sends = entries.map(recordedExchange).filter((entry) => entry !== undefined && isSend(entry)).slice(0, mostRows);
  traffic = { name, count: entries.length, sends };
  element("entries").hidden = false;
  drawTraffic();
  if (sends.length > 0) showEntry(sends.find((entry) => entry.differs) ?? sends[0]);
  else {
    const said = `${name}: ${entries.length} entries, and none sends mail through Graph or drafts it.`;
    element("entries").replaceChildren(make("p", {}, said));
  }
}

function forgetTraffic() {
  traffic = { name: "", count: 0, sends: [] };
  element("entries").hidden = true;
}

/** The recorded request that stands where requests are pasted; undefined where another does. */
function recordedIn(text) {
  return text !== "" && traffic.shown?.text === text ? traffic.shown : undefined;
}

/** Draws the list anew: what is predicted follows from the token and the tenant. */
function drawTraffic() {
  const { name, count, sends } = traffic;
  if (sends.length === 0) return;
  const rows = sends.map((entry) => {
    const { status, code } = predictedOf(entry);
    entry.differs = status !== undefined && (status !== entry.status || code !== "" && entry.code !== "" && code !== entry.code);
    const said = status === undefined ? "?" : `${status} ${code}`.trim();
    const mark = status === undefined ? "not known" : entry.differs ? "differs" : "agrees";
    const pick = make("button", { type: "button", onclick: () => showEntry(entry) }, entry.title);
    return make("tr", { className: mark.replace(" ", "-") }, make("td", {}, pick),
      make("td", {}, `${entry.status} ${entry.code}`.trim()), make("td", {}, said), make("td", {}, mark));
  });
  const titles = ["Request", "Recorded", "Predicted"].map((title) => make("th", { scope: "col" }, title));
  element("entries").replaceChildren(make("table", {},
    make("caption", {}, `${name}: ${sends.length} of ${count} entries send or draft mail`),
    make("thead", {}, make("tr", {}, ...titles, make("td", {}))), make("tbody", {}, ...rows)));
}

/** An entry as a request with what was recorded; undefined where it is none. */
function recordedExchange(entry) {
  const [request, response] = [own(entry, "request"), own(entry, "response")];
  if (typeof own(request, "url") !== "string" || String(own(request, "method")).toUpperCase() !== "POST") return undefined;
  const headers = {};
  for (const header of Array.isArray(own(request, "headers")) ? request.headers : []) {
    setHeader(headers, String(own(header, "name")), String(own(header, "value")));
  }
  const { url } = request;
  let code = "";
  try {
    code = String(own(own(JSON.parse(own(own(response, "content"), "text") ?? "{}"), "error"), "code") ?? "");
  } catch { /* An answer that is no JSON has no code. */ }
  return {
    form: "a recorded request", method: "POST", url, headers, body: bodyText(own(own(request, "postData"), "text")),
    title: url.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/, "").slice(0, 80),
    status: Number(own(response, "status")) || 0, code: code.slice(0, 60),
  };
}

/** Whether it sends mail or drafts it: the module knows the request. */
function isSend({ method, url, headers, body }) {
  const request = { method, url, headers, body };
  const exchange = { tenant: { recipients: [] }, token: { type: "app", permissions: [] }, request };
  const reason = own(own(explore({ exchange }), "result"), "reason") ?? "";
  return !reason.includes(" is none of the requests that are known"); // As the engine says of all others.
}

/** The status and the code that are predicted; undefined where that takes what is not stated. */
function predictedOf(entry) {
  try {
    const { answer } = answerTo(entry);
    const response = own(own(answer, "result"), "response");
    return { status: own(response, "status"), code: own(own(own(response, "body"), "error"), "code") ?? "" };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { status: undefined, code: "" };
  }
}

function showEntry(entry) {
  const { method, url, headers, body } = entry;
  const lines = Object.entries(headers).filter(([name]) => /^(?:authorization|content-type)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  traffic.shown = entry;
  entry.text = putRequest([`${method} ${url}`, ...lines, "", body].join("\n"));
  updateOwn();
}
