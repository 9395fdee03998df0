// The explorer page: it shows the case in the form, which is the case in the address, and what comes of it. The build
// puts this in a block behind words.js.

const element = (id) => document.getElementById(id);
const form = element("scenario");
const bytes = Uint8Array.from(atob(element("module").textContent.trim()), (letter) => letter.charCodeAt(0));
const rules = await load(bytes);
const { exports: { delegation_rules_advice: adviceAt, delegation_rules_obstacles: obstaclesTo } } =
  (await WebAssembly.instantiate(bytes)).instance;
const examples = JSON.parse(element("examples").textContent).cases;

// ---- The case, in the form and in the address ----

/** The facts that mean something beside the others; the rest is greyed out and left out of the scenario. */
function applicable(name, value, { operation, from }) {
  switch (name) {
    case "saveToSentItems": return operation === "sendMail";
    case "grants": return from !== "own" && (value !== "FullAccess" || isMailbox(from));
    case "alwaysSaveCopy": return from !== "own" && from !== "distributionList";
    default: return true;
  }
}

function isMailbox(from) {
  return ["userMailbox", "sharedMailbox", "resourceMailbox"].includes(from);
}

/** The scenario that the form shows. */
function scenarioInForm() {
  const data = new FormData(form); // Without what is greyed out.
  const operation = data.get("operation");
  return {
    token: { type: data.get("token"), permissions: data.getAll("permissions") },
    endpoint: { mailbox: data.get("mailbox"), operation },
    from: data.get("from"),
    grants: data.getAll("grants"),
    ...(operation === "sendMail" ? { saveToSentItems: data.has("saveToSentItems") } : {}),
    alwaysSaveCopy: data.getAll("alwaysSaveCopy"),
  };
}

function putInForm(scenario) {
  const set = (name, values) => {
    for (const input of form.querySelectorAll(`input[name="${name}"]`)) input.checked = values.includes(input.value);
  };
  set("token", [scenario.token.type]);
  set("permissions", scenario.token.permissions);
  set("mailbox", [scenario.endpoint.mailbox]);
  set("operation", [scenario.endpoint.operation]);
  set("saveToSentItems", scenario.saveToSentItems === false ? [] : ["true"]);
  set("grants", scenario.grants ?? []);
  set("alwaysSaveCopy", scenario.alwaysSaveCopy ?? []);
  element("from").value = scenario.from ?? "own";
  greyOut();
}

function greyOut() {
  const facts = { operation: form.elements.operation.value, from: element("from").value };
  for (const input of form.querySelectorAll("input")) input.disabled = !applicable(input.name, input.value, facts);
  element("save-note").hidden = facts.operation === "sendMail";
  const app = form.elements.token.value === "app";
  element("another").textContent = app ? "of a mailbox that the app sends as" : "of anybody else";
  element("signed-in").textContent = app ? "of the signed-in user (with this token nobody is)" : "of the signed-in user";
  element("from-note").textContent = {
    own: "Nobody needs a grant on one’s own address, and the switches do nothing there.",
    microsoft365Group: "A group has a mailbox, but nobody can hold Full Access to it.",
    distributionList: "A distribution list has no mailbox: no Full Access, and no copies to keep.",
  }[facts.from] ?? "";
}

/** The case as the address has it behind `#`. */
function fragment(scenario, goal) {
  const parts = [["token", scenario.token.type], ["permissions", scenario.token.permissions.join(",")],
    ["mailbox", scenario.endpoint.mailbox], ["operation", scenario.endpoint.operation], ["from", scenario.from],
    ["grants", scenario.grants.join(",")]];
  if (scenario.saveToSentItems === false) parts.push(["saveToSentItems", "false"]);
  if (scenario.alwaysSaveCopy.length > 0) parts.push(["alwaysSaveCopy", scenario.alwaysSaveCopy.join(",")]);
  if (goal !== "accepted") parts.push(["goal", goal]);
  return `#${parts.map((part) => part.join("=")).join("&")}`;
}

/** The case in the address; throws if it has none that makes sense. */
function caseInAddress() {
  const known = ["token", "permissions", "mailbox", "operation", "from", "grants", "saveToSentItems", "alwaysSaveCopy",
    "goal"];
  const parts = new Map();
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (!known.includes(key)) throw new InvalidScenario(key, `unknown key; expected one of ${known.join(", ")}`);
    if (parts.has(key)) throw new InvalidScenario(key, "repeated key; expected it once");
    parts.set(key, value);
  }
  const list = (key) => (parts.get(key) ?? "").split(",").filter((name) => name !== "");
  const save = parts.get("saveToSentItems");
  const scenario = {
    token: { type: parts.get("token") ?? "user", permissions: list("permissions") },
    endpoint: { mailbox: parts.get("mailbox") ?? "me", operation: parts.get("operation") ?? "sendMail" },
    from: parts.get("from") ?? "own",
    grants: list("grants"),
    ...(save === undefined ? {} : { saveToSentItems: { true: true, false: false }[save] ?? save }),
    alwaysSaveCopy: list("alwaysSaveCopy"),
  };
  rules.pack(scenario);
  const goal = parts.get("goal") ?? "accepted";
  if (!Object.hasOwn(goals, goal)) {
    throw new InvalidScenario("goal", `unknown value "${goal}"; expected one of ${Object.keys(goals).join(", ")}`);
  }
  return { scenario, goal };
}

/** Takes the case from the address, or Example 2 where there is none. */
function followAddress() {
  const problem = element("link-problem");
  problem.hidden = true;
  let chosen = { scenario: examples.find(({ id }) => id === "example-2").scenario, goal: "accepted" };
  if (location.hash !== "") {
    try {
      chosen = caseInAddress();
    } catch (error) {
      if (!(error instanceof InvalidScenario)) throw error;
      const key = error.path === "token.type" ? "token" : error.path.replace(/^.*\./, ""); // As the link has it.
      problem.textContent = `There is a mistake in the link, so Example 2 is shown instead. ${key}: ${error.message}.`;
      problem.hidden = false;
    }
  }
  putInForm(chosen.scenario);
  element("goal").value = chosen.goal;
  show();
}

/** Takes a case that was chosen as a whole: the one before is a step back, and the answer comes into view. */
function choose(scenario) {
  history.pushState(null, "", location.href);
  putInForm(scenario);
  update();
  element("verdict-title").focus();
}

function update() {
  greyOut();
  history.replaceState(null, "", fragment(scenarioInForm(), element("goal").value));
  element("link-problem").hidden = true;
  show();
}

// ---- What comes of it ----

/** Goals as the module takes them: the sender in bits 0 and 1, Sent Items above; 0 is any. */
const goals = {
  accepted: 0, hidden: 2, visible: 1, "copy-from": (1 + 2) << 2, "copy-both": (1 + 3) << 2, "copy-none": 1 << 2,
};

function show() {
  const scenario = scenarioInForm();
  const prediction = rules.predict(scenario);
  showExample(scenario);
  element("verdict").dataset.outcome = prediction.outcome;
  element("headline").textContent = headline(prediction);
  element("because").textContent = because(scenario, prediction).join(" ");
  element("request").textContent = requestText(scenario);
  element("response").textContent = responseText(prediction);
  showSeen(scenario, prediction);
  showMailboxes(scenario, prediction);
  showWays(scenario);
  showChanges(scenario, prediction);
  showClauses(prediction);
  const bar = element("bar");
  bar.dataset.outcome = prediction.outcome;
  bar.firstElementChild.textContent = headline(prediction);
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
  const mailboxes = nobody ? [] : [mailbox(words.sendingUser, copyOf("sendingUser", scenario, prediction))];
  if (isDelegated(scenario) || nobody && scenario.from !== "own") {
    mailboxes.push(scenario.from === "distributionList"
      ? make("li", { className: "no mailbox" }, make("h3", {}, capitalized(words.from)), make("p", {}, "has no mailbox"))
      : mailbox(words.from, copyOf("from", scenario, prediction)));
  }
  const title = { accepted: "Where a copy lands", drafted: "Where the draft lies" }[prediction.outcome];
  element("mailboxes-title").textContent = title ?? "Where a copy lands: nowhere";
  if (prediction.outcome === "unspecified") element("mailboxes-title").textContent = "Where a copy lands: unspecified";
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
function copyOf(party, scenario, prediction) {
  if (prediction.draftsOf === party) return { folder: "Drafts", reason: "of the mailbox in the path" };
  if (!prediction.sentItems?.includes(party)) return {};
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

function showClauses({ basis, clauses, contested = [] }) {
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
  return sources.flatMap(({ document, section }, index) => {
    const thread = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(document);
    const title = section ? `${document}, “${section}”` : document;
    const source = thread
      ? make("a", { href: `https://github.com/${thread[1]}/issues/${thread[2]}`, rel: "noreferrer" }, title) : title;
    return index === 0 ? [source] : ["; ", source];
  });
}

function evidence(name) {
  return make("span", { className: `evidence ${name}` }, name);
}

// ---- What would change it ----

function showWays(scenario) {
  const code = rules.pack(scenario);
  const goal = goals[element("goal").value];
  const ways = [];
  for (let next; (next = adviceAt(code, goal, ways.length) >>> 0) !== 0xFFFFFFFF;) ways.push(rules.unpack(next));
  const before = rules.unpack(code);
  const items = ways.map((after) => way(changesBetween(before, after), after));
  const shown = throughFromMailbox(scenario);
  if (ways.length === 0) {
    const clauses = rules.clauses.filter((_, bit) => BigInt.asUintN(64, obstaclesTo(code, goal)) >> BigInt(bit) & 1n);
    shown.push(make("p", {}, "Out of reach, whatever is changed but the from address:"),
      make("ul", {}, ...clauses.map(({ statement }) => make("li", {}, statement))));
  } else if (rules.pack(ways[0]) === code) {
    shown.push(make("p", {}, goal === 0
      ? "It is accepted already. If the copy or what recipients see is not as it should be, say so above."
      : "It is so already."));
  } else {
    const count = ways.length === 1 ? "One way" : `${ways.length} ways, the smallest and least privileged first`;
    shown.push(make("p", {}, `${count}:`), make("ol", {}, ...items.slice(0, 3)));
    if (items.length > 3) {
      shown.push(make("details", {}, make("summary", {}, `${items.length - 3} more`),
        make("ol", { start: 4 }, ...items.slice(3))));
    }
  }
  element("ways").replaceChildren(...shown);
  element("placeholders").hidden = element("ways").querySelector("code") === null;
}

/** Goals are about two parties. An application that sends as the from mailbox makes them one, and that may do as well. */
function throughFromMailbox(scenario) {
  const wanted = element("goal").value;
  if (!isMailbox(scenario.from) || !["hidden", "copy-from"].includes(wanted)) return [];
  const after = asFromMailbox(scenario);
  const itself = partyWords(scenario).fromObject;
  if (isSentAsPathMailbox(scenario) && sameOutcome(rules.predict(scenario), rules.predict(after))) {
    return [make("p", {}, `It is so already: the app sends as ${itself}, which alone is seen and keeps the copy. `
      + "Where another is to send in its name:")];
  }
  return [make("p", {}, `As well as the following, an application token with Mail.Send, through the path of ${itself}, `
    + "does it: the app then sends as that mailbox itself. ", button("Try it", `send as ${itself} itself`, after))];
}

function way(changes, after) {
  const steps = changes.map(({ who, what, code, note }) => make("li", {}, `${capitalized(who)}: ${what}`,
    ...(note ? [make("small", {}, ` ${note}`)] : []), ...(code ? [make("code", {}, code)] : [])));
  return make("li", {}, make("ul", { className: "steps" }, ...steps),
    make("p", {}, `Then ${summary(after, rules.predict(after))}. `,
      button("Try it", changes.map(({ what }) => what).join(", and "), after)));
}

function button(text, label, scenario) {
  const made = make("button", { type: "button", onclick: () => choose(scenario) }, text);
  if (label !== text) made.setAttribute("aria-label", `${text}: ${label}`);
  return made;
}

/** Every scenario that is one turn of one control away. */
function neighbours(scenario) {
  const { token, endpoint, from } = scenario;
  const toggle = (names, name) => names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
  const others = [{ ...scenario, token: { ...token, type: token.type === "user" ? "app" : "user" } }];
  for (const input of form.querySelectorAll("input")) {
    const { name, value } = input;
    if (!applicable(name, value, { operation: endpoint.operation, from })) continue;
    if (name === "permissions") {
      others.push({ ...scenario, token: { ...token, permissions: toggle(token.permissions, value) } });
    } else if (name === "mailbox" && value !== endpoint.mailbox) {
      others.push({ ...scenario, endpoint: { ...endpoint, mailbox: value } });
    } else if (name === "operation" && value !== endpoint.operation) {
      const { saveToSentItems, ...rest } = scenario;
      others.push({ ...rest, endpoint: { ...endpoint, operation: value },
        ...(value === "sendMail" ? { saveToSentItems: true } : {}) });
    } else if (name === "saveToSentItems") {
      others.push({ ...scenario, saveToSentItems: !scenario.saveToSentItems });
    } else if (name === "grants" || name === "alwaysSaveCopy") {
      others.push({ ...scenario, [name]: toggle(scenario[name], value) });
    }
  }
  return others.map((other) => rules.unpack(rules.pack(other)));
}

function showChanges(scenario, prediction) {
  const before = rules.unpack(rules.pack(scenario));
  const order = ["accepted", "drafted", "rejected", "unspecified"];
  const groups = new Map();
  const idle = [];
  for (const after of neighbours(scenario)) {
    const what = changesBetween(before, after)[0].what;
    const then = rules.predict(after);
    if (sameOutcome(then, prediction)) {
      idle.push(what);
    } else {
      const result = summary(after, then);
      const group = groups.get(result) ?? { rank: order.indexOf(then.outcome), buttons: [] };
      group.buttons.push(make("li", {}, button(capitalized(what), capitalized(what), after)));
      groups.set(result, group);
    }
  }
  const rows = [...groups].sort(([, one], [, other]) => one.rank - other.rank).map(([result, { buttons }]) =>
    make("div", { className: "group" }, make("h4", {}, result), make("ul", {}, ...buttons)));
  if (idle.length > 0) rows.push(make("p", { className: "note" }, `No difference: ${idle.join("; ")}.`));
  element("changes").replaceChildren(...rows);
}

function sameOutcome(one, other) {
  const outcome = ({ clauses, basis, contested, ...rest }) => JSON.stringify(rest);
  return outcome(one) === outcome(other);
}

// ---- Beginning ----

for (const { id, description } of examples) {
  const example = /^example-(\d+)$/.exec(id);
  element("example").append(make("option", { value: id }, example ? `Example ${example[1]}: ${description}` : description));
}
form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
element("goal").addEventListener("change", update);
element("example").addEventListener("change", ({ target }) => {
  const example = examples.find(({ id }) => id === target.value);
  if (example) choose(example.scenario);
});
element("copy-link").addEventListener("click", async () => {
  update();
  const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  element("copied").textContent = copied ? "Copied." : "Copy it from the address bar.";
});
window.addEventListener("hashchange", followAddress);
for (const link of document.querySelectorAll("a[href='#verdict-title']")) {
  link.addEventListener("click", (event) => { // The address holds the case, and not a place on the page.
    event.preventDefault();
    element("verdict-title").focus();
  });
}
followAddress();
