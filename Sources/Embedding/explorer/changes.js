// What would change the answer: the ways to a goal, and every single change.

/** Goals as the module takes them: the sender in bits 0 and 1, Sent Items above, 0 for any; or in bit 5 a draft. */
const goals = {
  accepted: 0, hidden: 2, visible: 1, "copy-from": (1 + 2) << 2, "copy-both": (1 + 3) << 2, "copy-none": 1 << 2,
  drafted: 1 << 5,
};

/** The scenario once the best set of changes but `index` others is made; undefined where there is no such set. */
function advised(scenario, goal, index) {
  const after = adviceAt(rules.pack(scenario), goal, index) >>> 0;
  return after === 0xFFFFFFFF ? undefined : rules.unpack(after);
}

function showWays(scenario) {
  const code = rules.pack(scenario);
  const goal = goals[element("goal").value];
  const ways = [];
  for (let after; (after = advised(scenario, goal, ways.length)) !== undefined;) ways.push(after);
  const shown = throughFromMailbox(scenario);
  if (ways.length === 0) {
    const clauses = rules.clauses.filter((_, bit) => BigInt.asUintN(64, obstaclesTo(code, goal)) >> BigInt(bit) & 1n);
    shown.push(make("p", {}, "Out of reach, whatever is changed but the from address:"),
      make("ul", {}, ...clauses.map(({ statement }) => make("li", {}, statement))));
  } else if (rules.pack(ways[0]) === code) {
    shown.push(make("p", {}, goal === goals.accepted
      ? "It is accepted already. If the copy or what recipients see is not as it should be, say so above."
      : "It is so already."));
  } else {
    const items = ways.map((after) => way(changesBetween(scenario, after), after));
    const count = ways.length === 1 ? "One way" : `${ways.length} ways, the smallest and least privileged first`;
    shown.push(make("p", {}, `${count}:`), make("ol", {}, ...items.slice(0, 3)));
    if (items.length > 3) {
      shown.push(make("details", {}, make("summary", {}, `${items.length - 3} more`),
        make("ol", { start: 4 }, ...items.slice(3))));
    }
  }
  element("ways").replaceChildren(...shown);
  element("placeholders").textContent = placeholderMeanings(element("ways").textContent);
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

/** The least that would make the request pass, as a sentence; empty where it passes, or nothing would. */
function remedy(scenario, { outcome }) {
  const goal = scenario.endpoint.operation === "createDraft" ? goals.drafted : goals.accepted;
  const after = ["accepted", "drafted"].includes(outcome) ? undefined : advised(scenario, goal, 0);
  if (after === undefined) return "";
  const deeds = new Map(); // What each has to do.
  for (const { who, what } of changesBetween(scenario, after)) {
    deeds.set(who, [...(deeds.get(who) ?? []), `to ${what}`]);
  }
  const parts = [...deeds].map(([who, deeds]) => `for ${who} ${deeds.join(" and ")}`);
  return `The least that would make it pass is ${parts.join(", and ")}.`;
}

function way(changes, after) {
  const steps = changes.map(({ who, what, code, note }) => make("li", {}, `${capitalized(who)}: ${what}`,
    ...(note ? [make("small", {}, note)] : []), ...(code ? [make("code", {}, code)] : [])));
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
  return others;
}

function showChanges(scenario, prediction) {
  const order = ["accepted", "drafted", "rejected", "unspecified"];
  const groups = new Map();
  const idle = [];
  for (const after of neighbours(scenario)) {
    const what = changesBetween(scenario, after)[0].what;
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
