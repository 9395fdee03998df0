// The case: as the form shows it, and as the address has it behind `#`, so that a link brings it back.

/** What the form and the address call a fact. */
function nameOf({ key }) {
  return key === "token.type" ? "token" : key.split(".").at(-1);
}

/** The scenario whose facts have the values that `stated` gives; it lacks those for which that is undefined. */
function scenarioWith(stated) {
  const scenario = {};
  for (const fact of facts) {
    const value = stated(fact);
    if (value === undefined) continue;
    const [outer, inner] = fact.key.split(".");
    scenario[outer] = inner === undefined ? value : { ...own(scenario, outer), [inner]: value };
  }
  return scenario;
}

/** The value of `fact` in a scenario, which is its default where that lacks it. */
function valueIn(scenario, fact) {
  return fact.key.split(".").reduce(own, scenario) ?? defaultOf(fact);
}

function defaultOf({ shape, values, whenZero }) {
  return shape === "choice" ? values[0] : shape === "set" ? [] : whenZero;
}

// ---- The form ----

/** Makes the controls of each fact: one of its values, any of them, or yes and no. */
function makeControls() {
  for (const fact of facts) {
    const { key, shape, description } = fact;
    const title = description.charAt(0).toUpperCase() + description.slice(1);
    const name = nameOf(fact);
    const control = (type, value, ...label) => make("label", {}, make("input", { type, name, value }), " ", ...label);
    const called = (value) => make("span", { className: "name" }, value);
    const id = `fact-${name}`;
    const controls = shape === "flag" ? [control("checkbox", "true", called(key))]
      : key === "from" ? [make("select", { id: name, name, ariaLabel: title }, ...fact.values.map((value, number) =>
        make("option", { value }, fact.meanings[number])))]
      : fact.values.map((value, number) => shape === "set" // What Graph and Exchange call it leads; what this page does, follows.
        ? control("checkbox", value, called(value), " ", make("small", {}, ...withNames(fact.meanings[number])))
        : control("radio", value, make("span", {}, ...withNames(fact.meanings[number])), // Which may tell the value as well.
          ...fact.meanings[number].includes(`/${value}`) ? [] : [" ", make("small", {}, called(value))]));
    form.append(make("fieldset", { id }, make("legend", {}, title), ...controls));
  }
  form.append(make("p", { className: "note", id: "from-note" }));
}

/** The scenario that the form shows, with what is greyed out but could be said. */
function scenarioInForm() {
  const named = (fact) => form.elements.namedItem(nameOf(fact));
  return scenarioWith((fact) => {
    const needed = facts.find(({ key }) => key === fact.needs?.key);
    if (needed && named(needed).value !== needed.values[fact.needs.number]) return undefined;
    switch (fact.shape) {
      case "choice": return valueThatFits(fact, named(fact).value, named);
      case "set": return [...named(fact)].filter(({ checked }) => checked).map(({ value }) => value);
      default: return named(fact).checked;
    }
  });
}

/** The value of a choice, or its default where that needs another value of another fact. */
function valueThatFits(fact, value, named) {
  const needs = own(fact.needsOfValues, fact.values.indexOf(value));
  const needed = facts.find(({ key }) => key === needs?.key);
  return needed && named(needed).value !== needed.values[needs.number] ? defaultOf(fact) : value;
}

function putInForm(scenario) {
  for (const fact of facts) {
    const value = valueIn(scenario, fact);
    const control = form.elements.namedItem(nameOf(fact));
    if (fact.shape === "choice") control.value = value;
    else if (fact.shape === "flag") control.checked = value;
    else for (const input of control) input.checked = value.includes(input.value);
  }
}

/** Greys out what means nothing beside the other facts; what is seldom asked is not shown at all then. */
function greyOut({ meaningful, note }) {
  for (const fact of facts.filter(({ key }) => Object.hasOwn(meaningful, key))) {
    const values = meaningful[fact.key];
    const inputs = [...form.querySelectorAll(`input[name="${nameOf(fact)}"]`)];
    for (const input of inputs) input.disabled = !values.includes(input.value);
    if (fact.shape === "choice" && inputs.some((input) => input.checked && input.disabled) && values.length > 0) {
      inputs[0].checked = true;
    }
    element(`fact-${nameOf(fact)}`).hidden = values.length === 0 && !fact.always;
  }
  element("from-note").textContent = note;
}

// ---- The address ----

/** The case as the address has it behind `#`. */
function fragment(scenario, goal) {
  const parts = [];
  for (const fact of facts) {
    const value = String(valueIn(scenario, fact));
    if (fact.required || value !== String(defaultOf(fact))) parts.push(`${nameOf(fact)}=${value}`);
  }
  if (goal !== "accepted") parts.push(`goal=${goal}`);
  return `#${parts.join("&")}`;
}

/** The case in an address, behind `#`; throws if it has none that makes sense. */
function caseIn(hash) {
  const known = [...facts.map(nameOf), "goal"];
  const parts = new Map();
  for (const [key, value] of new URLSearchParams(hash.slice(1))) {
    if (!known.includes(key)) throw new InvalidScenario(key, `unknown key; expected one of ${known.join(", ")}`);
    if (parts.has(key)) throw new InvalidScenario(key, "repeated key; expected it once");
    parts.set(key, value);
  }
  const scenario = scenarioWith((fact) => {
    const part = parts.get(nameOf(fact));
    if (part === undefined) return fact.required ? defaultOf(fact) : undefined;
    switch (fact.shape) {
      case "choice": return part;
      case "set": return part.split(",").filter((name) => name !== "");
      default: return ["true", "false"].includes(part) ? part === "true" : part;
    }
  });
  const answer = explore({ scenario });
  if (own(answer, "outcome") === "invalid") {
    throw new InvalidScenario(answer.error.path.replace(/^scenario\.?/, ""), answer.error.message);
  }
  const goal = parts.get("goal") ?? "accepted";
  if (!Object.hasOwn(goals, goal)) {
    throw new InvalidScenario("goal", `unknown value "${goal}"; expected one of ${Object.keys(goals).join(", ")}`);
  }
  return { scenario: unpacked(packed(scenario)), goal };
}

/** Takes the case from the address; the first example where there is a mistake in it, which is told. */
function followCase() {
  const problem = element("link-problem");
  problem.hidden = true;
  let chosen;
  try {
    chosen = caseIn(location.hash);
  } catch (error) {
    if (!(error instanceof InvalidScenario)) throw error;
    chosen = caseIn(exampleOptions()[0].value);
    setCase({ isExample: true });
    const place = nameOf({ key: error.path }); // As the link has it.
    problem.textContent = `There is a mistake in the link, so an example is shown instead. ${place}: ${error.message}.`;
    problem.hidden = false;
  }
  putInForm(chosen.scenario);
  element("goal").value = chosen.goal;
  showCase();
}

/** The options that stand for an example. */
function exampleOptions() {
  return [...element("example").options].filter(({ value }) => value !== "");
}

function showExample(scenario) {
  const code = packed(scenario);
  element("example").value = exampleOptions().find(({ value }) => packed(caseIn(value).scenario) === code)?.value ?? "";
}

/** Shows what comes of the case in the form; gives its scenario, without what means nothing. */
function showCase() {
  const answer = explore({ scenario: scenarioInForm(), goal: goals[element("goal").value] });
  const { scenario } = answer;
  greyOut(answer);
  showExample(scenario);
  drawCase(answer, scenario.token);
  element("example-note").hidden = own(history.state, "isExample") !== true;
  return scenario;
}

/** Draws a case, whose request and response are told by the module as well. */
function drawCase(answer, { type, permissions }) {
  const carried = permissions.join(", ") || "no permission that counts";
  const request = `${answer.request.line}\nAuthorization: ${type} token with ${carried}\n\n${body(answer.request)}`;
  draw(answer, answer.prediction, request, `${answer.response.line}\n\n${body(answer.response)}`);
}

/** Takes an example: the case before is a step back, and the answer comes into view. */
function chooseExample(scenario) {
  history.pushState(null, "", location.href);
  putInForm(scenario);
  update({ isExample: true });
  element("verdict-title").focus();
}

/** Shows the case in the form, and puts it into the address, with what is to be known of it besides. */
function update(state = null) {
  setCase(state);
  history.replaceState(state, "", fragment(showCase(), element("goal").value));
  element("link-problem").hidden = true;
}

/** What is known of the case besides the form: whether it is an example, and what is tried in it. */
let caseState = { isExample: true };

function setCase(state) {
  caseState = state;
  history.replaceState(state, "", location.href);
}
