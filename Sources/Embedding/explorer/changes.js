// What would change the answer: the ways to a goal, and every single change.

/** What can be wanted, by the values of the control: goals as the engine takes them. */
const goals = {
  accepted: {}, hidden: { sender: "from" }, visible: { sender: "sendingUser" }, "copy-from": { sentItems: ["from"] },
  "copy-both": { sentItems: ["sendingUser", "from"] }, "copy-none": { sentItems: [] }, drafted: { outcome: "drafted" },
};

function showWays(answer) {
  const { summary, ways, delay, reason, obstacles, other } = answer.advice;
  const shown = [];
  if (other) {
    const tried = other.scenario ? [tryIt("Try it", other.sentence, other.scenario)] : [];
    shown.push(make("p", {}, ...withNames(`${other.sentence} `), ...tried));
  }
  shown.push(make("p", {}, summary));
  if (obstacles.length > 0) shown.push(make("ul", {}, ...obstacles.map((statement) => make("li", {}, ...withNames(statement)))));
  if (ways.length > 0) shown.push(make("ol", {}, ...ways.slice(0, 3).map(way)));
  if (ways.length > 3) {
    shown.push(make("details", {}, make("summary", {}, `${ways.length - 3} more`),
      make("ol", { start: 4 }, ...ways.slice(3).map(way))));
  }
  if (reason !== "") shown.push(make("p", {}, ...withNames(reason)));
  if (delay) shown.push(make("p", { className: "note" }, delay));
  element("ways").replaceChildren(...shown);
  element("placeholders").textContent = placeholdersIn(element("ways").textContent, answer);
}

function way(shown) {
  return make("li", {}, make("ul", { className: "steps" }, ...shown.deeds.map(deedItem)),
    make("p", {}, "Then: ", ...withNames(`${shown.outcome.join(" ")} `), tryWay(shown)));
}

/** What is done, with the line to copy. */
function deedItem({ sentence, how, line }) {
  if (how === "") return make("li", {}, ...withNames(`${sentence}.`));
  const place = line === "" ? -1 : how.indexOf(line);
  if (place < 0) return make("li", {}, ...withNames(`${sentence}: ${how}`));
  return make("li", {}, ...withNames(`${sentence}: ${how.slice(0, place)}`), copyLine(line),
    ...withNames(how.slice(place + line.length)));
}

/** The button that shows what comes of a way. */
function tryWay(shown) {
  const made = tryIt("Try it", sentences(shown), shown.scenario);
  made.className = "primary";
  return made;
}

/** A button that shows what comes of a scenario once what `sentence` says is done. */
function tryIt(text, sentence, scenario) {
  const made = make("button", { type: "button", onclick: () => tryOut(sentence.replace(/[^.:]$/, "$&."), scenario) }, ...withNames(text));
  if (sentence !== text) made.setAttribute("aria-label", `${text}: ${sentence}`);
  return made;
}

function showChanges({ changes }) {
  element("changes").replaceChildren(...changes.map(({ result, changes }) =>
    make("div", { className: "group" }, make("h3", {}, ...withNames(result)),
      make("ul", {}, ...changes.map(({ sentence, scenario }) => make("li", {}, tryIt(sentence, sentence, scenario)))))));
}
