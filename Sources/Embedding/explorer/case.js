// The case: as the form shows it, and as the address has it behind `#`, so that a link brings it back.

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
  set("saveToSentItems", own(scenario, "saveToSentItems") === false ? [] : ["true"]);
  set("grants", own(scenario, "grants") ?? []);
  set("alwaysSaveCopy", own(scenario, "alwaysSaveCopy") ?? []);
  element("from").value = own(scenario, "from") ?? "own";
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
  if (own(scenario, "saveToSentItems") === false) parts.push(["saveToSentItems", "false"]);
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
    ...(save === undefined ? {} : { saveToSentItems: ["true", "false"].includes(save) ? save === "true" : save }),
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
  show(scenarioInForm());
}

/** Takes a case that was chosen as a whole: the one before is a step back, and the answer comes into view. */
function choose(scenario) {
  history.pushState(null, "", location.href);
  putInForm(scenario);
  update();
  element("verdict-title").focus();
}

function update() {
  const scenario = scenarioInForm();
  history.replaceState(null, "", fragment(scenario, element("goal").value));
  element("link-problem").hidden = true;
  show(scenario);
}
