// What would change the answer: the ways to a goal, and every single change.

/** What can be wanted, by the values of the control: goals as the engine takes them. */
const goals = {
  accepted: {}, hidden: { sender: "from" }, visible: { sender: "sendingUser" }, "copy-from": { sentItems: ["from"] },
  "copy-both": { sentItems: ["sendingUser", "from"] }, "copy-none": { sentItems: [] }, drafted: { outcome: "drafted" },
};

function showWays(answer) {
  const { summary, ways, delay, obstacles, other } = answer.advice;
  const shown = [];
  if (other) shown.push(make("p", {}, `${other.sentence} `, ...(other.scenario ? [button("Try it", other.sentence, other.scenario)] : [])));
  shown.push(make("p", {}, summary));
  if (obstacles.length > 0) shown.push(make("ul", {}, ...obstacles.map((statement) => make("li", {}, statement))));
  if (ways.length > 0) shown.push(make("ol", {}, ...ways.slice(0, 3).map(way)));
  if (ways.length > 3) {
    shown.push(make("details", {}, make("summary", {}, `${ways.length - 3} more`),
      make("ol", { start: 4 }, ...ways.slice(3).map(way))));
  }
  if (delay) shown.push(make("p", { className: "note" }, delay));
  element("ways").replaceChildren(...shown);
  element("placeholders").textContent = placeholdersIn(element("ways").textContent, answer);
}

function way({ deeds, outcome, scenario }) {
  const steps = deeds.map(({ sentence, detail }) =>
    make("li", {}, sentence, ...(detail === "" ? ["."] : [": ", make("code", {}, detail)])));
  return make("li", {}, make("ul", { className: "steps" }, ...steps), make("p", {}, `Then: ${outcome.join(" ")} `,
    button("Try it", deeds.map(({ sentence }) => sentence).join(", and "), scenario)));
}

function button(text, label, scenario) {
  const made = make("button", { type: "button", onclick: () => choose(scenario) }, text);
  if (label !== text) made.setAttribute("aria-label", `${text}: ${label}`);
  return made;
}

function showChanges({ changes }) {
  element("changes").replaceChildren(...changes.map(({ result, changes }) =>
    make("div", { className: "group" }, make("h4", {}, result),
      make("ul", {}, ...changes.map(({ sentence, scenario }) => make("li", {}, button(sentence, sentence, scenario)))))));
}
