// What comes of the case: the answer, what recipients see, the mailboxes, and the clauses.

function show(scenario) {
  const prediction = rules.predict(scenario);
  showExample(scenario);
  element("verdict").dataset.outcome = prediction.outcome;
  element("bar").dataset.outcome = prediction.outcome;
  for (const place of [element("headline"), element("bar").firstElementChild]) place.textContent = headline(prediction);
  element("because").textContent = because(scenario, prediction).join(" ");
  element("remedy").textContent = remedy(scenario, prediction);
  element("request").textContent = requestText(scenario);
  element("response").textContent = responseText(prediction);
  element("request-placeholders").textContent = placeholderMeanings(
    element("request").textContent + element("response").textContent);
  showSeen(scenario, prediction);
  showMailboxes(scenario, prediction);
  showWays(scenario);
  showChanges(scenario, prediction);
  showClauses(prediction);
}

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function showExample(scenario) {
  const code = rules.pack(scenario);
  element("example").value = examples.find((example) => rules.pack(example.scenario) === code)?.id ?? "";
}

function showSeen(scenario, prediction) {
  const words = partyWords(scenario);
  if (prediction.outcome !== "accepted") {
    const nothing = prediction.outcome === "unspecified" ? "The sources do not say." : "Nothing: no message is sent.";
    element("seen").replaceChildren(make("p", {}, nothing));
    return;
  }
  const onBehalf = prediction.sender !== prediction.from;
  const line = [make("b", {}, capitalized(words[prediction.sender]))];
  if (onBehalf) line.push(" on behalf of ", make("b", {}, words[prediction.from]));
  const property = (name) => [make("dt", {}, make("code", {}, name)), make("dd", {}, words[prediction[name]])];
  element("seen").replaceChildren(
    make("div", { className: "mail" }, make("p", {}, "From: ", ...line), make("p", {}, "Subject: …")),
    make("dl", {}, ...property("sender"), ...property("from")));
}

function showMailboxes(scenario, prediction) {
  const words = partyWords(scenario);
  const sent = prediction.outcome === "accepted";
  // An application on /me acts as nobody; through the path of a group or a list it would be that, which is no user.
  const nobody = scenario.token.type === "app" && (scenario.endpoint.mailbox === "me"
    || scenario.endpoint.mailbox === "from" && ["microsoft365Group", "distributionList"].includes(scenario.from));
  const mailboxes = nobody ? [] : [mailbox(words.sendingUser, copyOf("sendingUser", prediction))];
  if (isDelegated(scenario) || nobody && scenario.from !== "own") {
    mailboxes.push(scenario.from === "distributionList"
      ? make("li", { className: "no mailbox" }, make("h3", {}, capitalized(words.from)), make("p", {}, "has no mailbox"))
      : mailbox(words.from, copyOf("from", prediction)));
  }
  element("mailboxes-title").textContent = {
    accepted: "Where a copy lands", drafted: "Where the draft lies", rejected: "Where a copy lands: nowhere",
    unspecified: "Where a copy lands: unspecified",
  }[prediction.outcome];
  element("mailboxes").replaceChildren(...mailboxes);

  function mailbox(name, { folder, reason }) {
    const folders = ["Inbox", "Drafts", "Sent Items"].map((title) => {
      const kept = title === folder;
      const mark = kept ? [make("strong", {}, title === "Drafts" ? "the draft" : "a copy"), make("small", {}, reason)]
        : title === "Sent Items" && sent ? [make("small", {}, "no copy")] : [];
      return make("li", { className: kept ? "kept" : "" }, title, ...mark);
    });
    return make("li", { className: "mailbox" }, make("h3", {}, capitalized(name)), make("ul", {}, ...folders));
  }
}

/** Which folder of the party gets the message, and why. */
function copyOf(party, prediction) {
  if (own(prediction, "draftsOf") === party) return { folder: "Drafts", reason: "of the mailbox in the path" };
  if (!own(prediction, "sentItems")?.includes(party)) return { folder: "", reason: "" };
  const isDefault = prediction.clauses.includes(
    party === "from" ? "from-path-keeps-from-copy" : "own-path-keeps-senders-copy");
  const isKept = party === "from" && prediction.clauses.includes("administrators-copy");
  const switched = switchNames[prediction.sender === "from" ? "SentAs" : "SendOnBehalf"];
  return {
    folder: "Sent Items",
    reason: [...(isDefault ? ["by default: the request goes through this mailbox"] : []),
      ...(isKept ? [`always: ${switched} is on`] : [])].join("; "),
  };
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

/** Pages by their titles, threads as links. */
function sourceList(sources) {
  return sources.flatMap((source, index) => {
    const { document } = source;
    const section = own(source, "section");
    const thread = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(document);
    const title = section ? `${document}, “${section}”` : document;
    const shown = thread
      ? make("a", { href: `https://github.com/${thread[1]}/issues/${thread[2]}`, rel: "noreferrer" }, title) : title;
    return index === 0 ? [shown] : ["; ", shown];
  });
}

function evidence(name) {
  return make("span", { className: `evidence ${name}` }, name);
}
