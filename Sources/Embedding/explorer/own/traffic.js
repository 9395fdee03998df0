// Recorded traffic (HAR), as the module reads it: its sends, each with what was recorded beside what is predicted.

const mostRows = 500;
/** What was read: its sends, how each was answered, and which of them is shown. */
let traffic = { sends: [] };

/** The sends in the text of a HAR, which is called `name`. */
function trafficIn(har, name) {
  const { entries, exchanges, error } = askEngine(`{"archive":${har}}`);
  if (error) throw new Unreadable(`${name}: ${error.path.replace(/^archive\.?/, "")}: ${error.message}`);
  return { name, count: entries, sends: exchanges.slice(0, mostRows) };
}

/** Lists sends, and shows the first that was answered otherwise than predicted, or else the first. */
function showTraffic(read) {
  traffic = read;
  const { name, count, sends } = traffic;
  element("entries").hidden = false;
  drawTraffic();
  if (sends.length > 0) return showEntry(Math.max(0, traffic.judged.findIndex(({ verdict }) => verdict === "differ")));
  element("entries").replaceChildren(make("p", {}, `${name}: ${count} entries, and none sends mail through Graph or drafts it.`));
  updateOwn();
}

function forgetTraffic() {
  traffic = { sends: [] };
  element("entries").hidden = true;
}

/** Draws the list anew: what is predicted follows from the token and the tenant. */
function drawTraffic() {
  const { name, count, sends } = traffic;
  if (sends.length === 0) return;
  // Typing a request changes nothing here, and there may be many.
  const by = () => JSON.stringify([opened?.session, element("own-token").value, statedToken, [...statements.values()]]);
  if (traffic.judgedBy !== by()) {
    traffic.judged = judgeTraffic(sends);
    traffic.judgedBy = by(); // Whoever was named there can be stated of now.
  } else if (traffic.drawn === traffic.shown) return;
  traffic.drawn = traffic.shown;
  const rows = traffic.judged.map(({ verdict, recorded, predicted }, place) => {
    const { request: { url }, recorded: { status } } = sends[place];
    const title = url.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/, "").slice(0, 80);
    const pick = make("button", { type: "button", onclick: () => showEntry(place) },
      ...title.split(/(?<=.)(?=[/@])/).flatMap((part, place) => place === 0 ? [part] : [make("wbr"), part])); // A path is broken between its parts.
    const mark = { agree: "as predicted", differ: `${predicted} is predicted`, unspecified: "unspecified", notJudged: "not judged" }[verdict];
    const row = make("tr", { className: verdict ?? "" }, make("td", {}, pick),
      make("td", {}, make("div", {}, recorded ?? String(status)), make("small", {}, mark ?? "not known yet")));
    row.classList.toggle("picked", place === traffic.shown);
    return row;
  });
  const titles = ["Request", "Graph answered"].map((title) => make("th", { scope: "col" }, title));
  element("entries").replaceChildren(make("table", {},
    make("caption", {}, `${name}: ${sends.length} of ${count} entries send or draft mail`),
    make("thead", {}, make("tr", {}, ...titles)), make("tbody", {}, ...rows)));
}

/** How each of these was answered, and how it was to be answered: in a tenant one after the other, as drafts are sent later. */
function judgeTraffic(sends) {
  const exchanges = sends.map((send) => {
    try {
      return exchangeOf(withRecorded(send));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { waits: error.message };
    }
  });
  const ask = (list) => {
    const answers = askEngine(JSON.stringify({ traffic: list }), opened?.session);
    return Array.isArray(answers) ? answers : list.map(() => ({})); // What is stated makes no tenant, which the answer tells.
  };
  const told = exchanges.filter(({ waits }) => !waits).map(({ exchange }) => exchange);
  const answers = opened ? ask(told) : told.map((exchange) => answerStating(undefined, exchange, (whole) => ask([whole])[0]).answer);
  return exchanges.map(({ waits }) => {
    const { sends = [], concernsDrafts = false } = waits ? {} : answers.shift();
    const worst = ["differ", "notJudged", "unspecified", "agree"].find((verdict) => sends.some((send) => send.verdict === verdict));
    const join = (key) => [...new Set(sends.map((send) => send[key]).filter((text) => text !== ""))].join("; ");
    return { verdict: worst, concernsDrafts, predicted: join("predicted"), ...(sends.length > 0 ? { recorded: join("recorded") } : {}) };
  });
}

function withRecorded({ request, recorded }) {
  return { ...request, recorded };
}

/** What was recorded before the entry that is shown and may have left a draft, if that stands where requests are pasted. */
function beforeThat(text) {
  if (traffic.shown === undefined || traffic.text !== text || !opened) return [];
  return traffic.sends.slice(0, traffic.shown).filter((_, place) => traffic.judged[place].concernsDrafts)
    .map((send) => exchangeOf(withRecorded(send))).filter(({ waits }) => !waits).map(({ exchange }) => exchange);
}

function showEntry(place) {
  const { request: { method, url, headers = {}, body = "" }, recorded } = traffic.sends[place];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  traffic.shown = place;
  traffic.text = putRequest([`${method} ${url}`, ...lines, "", body].join("\n"));
  // No answer came in where the status is 0.
  element("own-answer").value = recorded.status === 0 ? "" : [`HTTP/1.1 ${recorded.status}`, "", recorded.body ?? ""].join("\n").trim();
  forgetTried();
  updateOwn();
}
