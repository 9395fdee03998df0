// What comes of the case: the answer, what recipients see, the mailboxes, and the clauses.

/** Shows what comes of the case in the form; gives its scenario, without what means nothing. */
function show() {
  const answer = explore(scenarioInForm(), goals[element("goal").value]);
  const { scenario, prediction } = answer;
  greyOut(answer);
  showExample(scenario);
  element("verdict").dataset.outcome = prediction.outcome;
  element("bar").dataset.outcome = prediction.outcome;
  for (const place of [element("headline"), element("bar").firstElementChild]) place.textContent = answer.headline;
  element("because").textContent = answer.details.join(" ");
  element("remedy").textContent = answer.remedy;
  const permissions = scenario.token.permissions.join(", ") || "no permission that counts";
  element("request").textContent =
    `${answer.request.line}\nAuthorization: ${scenario.token.type} token with ${permissions}\n\n${body(answer.request)}`;
  element("response").textContent = `${answer.response.line}\n\n${body(answer.response)}`;
  element("request-placeholders").textContent = placeholdersIn(
    element("request").textContent + element("response").textContent, answer);
  showSeen(answer, prediction);
  showMailboxes(answer, prediction);
  showWays(answer);
  showChanges(answer);
  showClauses(prediction);
  return scenario;
}

/** The body of a request or of a response, or what is to be said of it. */
function body({ body }) {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}

/** What the placeholders in a text stand for, in one sentence; empty where it has none. */
function placeholdersIn(text, { placeholders }) {
  const found = Object.keys(placeholders).filter((name) => text.includes(name));
  return found.length === 0 ? "" : `${found.map((name) => `${name}: ${placeholders[name]}`).join("; ")}.`;
}

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function showExample(scenario) {
  const code = packed(scenario);
  element("example").value = examples.find((example) => packed(example.scenario) === code)?.id ?? "";
}

function showSeen({ parties }, prediction) {
  if (prediction.outcome !== "accepted") {
    const nothing = prediction.outcome === "unspecified" ? "The sources do not say." : "Nothing: no message is sent.";
    element("seen").replaceChildren(make("p", {}, nothing));
    return;
  }
  const line = [make("b", {}, parties[prediction.sender])];
  if (prediction.sender !== prediction.from) line.push(" on behalf of ", make("b", {}, parties[prediction.from]));
  const property = (name) => [make("dt", {}, make("code", {}, name)), make("dd", {}, parties[prediction[name]])];
  element("seen").replaceChildren(
    make("div", { className: "mail" }, make("p", {}, "From: ", ...line), make("p", {}, "Subject: …")),
    make("dl", {}, ...property("sender"), ...property("from")));
}

function showMailboxes({ mailboxes }, { outcome }) {
  element("mailboxes-title").textContent = {
    accepted: "Where a copy lands", drafted: "Where the draft lies", rejected: "Where a copy lands: nowhere",
    unspecified: "Where a copy lands: unspecified",
  }[outcome];
  element("mailboxes").replaceChildren(...mailboxes.map(({ name, exists, folder, reason }) => {
    if (!exists) return make("li", { className: "no mailbox" }, make("h3", {}, name), make("p", {}, "has no mailbox"));
    const folders = ["Inbox", "Drafts", "Sent Items"].map((title) => {
      const kept = title === folder;
      const mark = kept ? [make("strong", {}, title === "Drafts" ? "the draft" : "a copy"), make("small", {}, reason)]
        : title === "Sent Items" && outcome === "accepted" ? [make("small", {}, "no copy")] : [];
      return make("li", { className: kept ? "kept" : "" }, title, ...mark);
    });
    return make("li", { className: "mailbox" }, make("h3", {}, name), make("ul", {}, ...folders));
  }));
}

function showClauses({ basis, clauses, ...rest }) {
  const contested = own(rest, "contested") ?? [];
  element("basis").replaceChildren(
    "These clauses decided. Their weakest evidence, and so that of the answer, is ", evidence(basis), ".");
  element("clauses").replaceChildren(...clauses.map((id) => {
    const clause = rules.clauses.find((clause) => clause.id === id);
    const item = make("li", {}, make("p", {}, clause.statement),
      make("p", { className: "source" }, evidence(clause.evidence), " ", ...sourceList(clause.sources), " ",
        make("code", {}, id)));
    if (contested.includes(id)) {
      item.append(make("p", { className: "contested" }, "Contested by ", ...sourceList(clause.contestedBy),
        "; this page keeps its reading."));
    }
    return item;
  }));
}

/** Pages and threads, linked where they have an address. */
function sourceList(sources) {
  return sources.flatMap((source, index) => {
    const [section, url] = [own(source, "section"), own(source, "url")];
    const title = section ? `${source.document}, “${section}”` : source.document;
    const shown = url ? make("a", { href: url, rel: "noreferrer" }, title) : title;
    return index === 0 ? [shown] : ["; ", shown];
  });
}

function evidence(name) {
  return make("span", { className: `evidence ${name}` }, name);
}
