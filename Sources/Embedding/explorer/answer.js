// What comes of a case or of a request: the answer, what recipients see, and the mailboxes.

/** Shows an answer: what the module says, what was predicted, the request as text, and what Graph answers. */
function draw(answer, prediction, request, response) {
  const { outcome } = prediction;
  const isCase = own(answer, "scenario") !== undefined;
  for (const place of ["verdict", "bar"]) element(place).dataset.outcome = outcome;
  element("headline").replaceChildren(...withNames(answer.headline));
  element("cause").replaceChildren(...withNames(own(answer, "cause") ?? ""));
  placeBecause(["accepted", "drafted", "unspecified"].includes(outcome));
  element("because").replaceChildren(...withNames(answer.details.join(" ")));
  element("request").textContent = request;
  element("response").textContent = response;
  element("exchange").hidden = false;
  for (const place of ["caveat", "checked", "remedy"]) element(place).replaceChildren();
  element("expected").hidden = true;
  element("parts").hidden = true;
  for (const part of ["goal", "why"]) element(`${part}-part`).hidden = !isCase;
  // What is refused is nowhere to be seen.
  for (const part of ["seen", "mailboxes"]) element(`${part}-part`).hidden = !isCase || outcome === "rejected";
  element("to-case").hidden = mode() !== "own" || !isCase;
  showTried();
  const remedy = isCase ? showRemedy(answer) : "";
  drawBar(answer.headline, own(answer, "cause") || (remedy === "" ? answer.details[0] ?? "" : ""), remedy);
  element("request-placeholders").textContent = isCase ? placeholdersIn(request + response, answer) : "";
  if (!isCase) return;
  showSeen(answer, prediction);
  showMailboxes(answer, prediction);
  showWays(answer);
  showChanges(answer);
  showClauses(prediction);
}

/** The answer in a bar, where there is room for little: what comes out, why, and what to do. */
function drawBar(...lines) {
  for (const [place, line] of [...element("bar").firstElementChild.children].entries()) {
    line.replaceChildren(...withNames(lines[place] ?? ""));
  }
}

/** What comes of mail that is not refused stands where the cause of a refusal does. */
function placeBecause(isInBanner) {
  element(isInBanner ? "cause" : "remedy").after(element("because"));
}

/** Shows that there is no answer yet, and why. */
function drawNothing(why) {
  placeBecause(false);
  for (const place of ["verdict", "bar"]) element(place).dataset.outcome = "none";
  element("headline").textContent = "No answer yet.";
  element("because").replaceChildren(...withNames(why));
  for (const place of ["cause", "caveat", "checked", "remedy", "request-placeholders"]) element(place).replaceChildren();
  element("tried").hidden = true;
  for (const part of ["exchange", "parts", "seen-part", "mailboxes-part", "goal-part", "why-part"]) element(part).hidden = true;
  element("expected").hidden = true;
  drawBar("No answer yet.", why);
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

/** Shows the least that would make the request pass; gives it in a sentence, which is empty where nothing has to change. */
function showRemedy(answer) {
  const { remedy } = answer;
  if (remedy === null) return "";
  const shown = [make("h3", {}, `${remedy.beginning}:${remedy.way ? "" : " no change helps."}`)];
  if (remedy.way) {
    shown.push(make("ol", { className: "steps" }, ...remedy.way.deeds.map(deedItem)), make("p", {}, tryWay(remedy.way)));
    const note = placeholdersIn(remedy.way.deeds.map(({ how }) => how).join(" "), answer);
    if (note !== "") shown.push(make("p", { className: "note" }, note));
  } else if (remedy.obstacles.length > 0) shown.push(make("p", {}, ...withNames(`In the way: ${remedy.obstacles.join(", ")}.`)));
  if (remedy.reason !== "") shown.push(make("p", {}, ...withNames(remedy.reason)));
  element("remedy").replaceChildren(...shown);
  return remedy.way ? `What to do: ${sentences(remedy.way)}` : `${remedy.beginning}, no change helps.`;
}

function sentences({ deeds }) {
  return deeds.map(({ sentence }) => `${sentence}.`).join(" ");
}

function showSeen({ parties }, prediction) {
  const { outcome } = prediction;
  if (outcome !== "accepted") {
    const nothing = outcome === "unspecified" ? "The sources do not say." : "Nothing: no message is sent.";
    return element("seen").replaceChildren(make("p", {}, nothing));
  }
  const message = own(prediction, "message"); // Of a request, by name and address.
  const party = (property) => message ? mailName(message[property].emailAddress) : parties[prediction[property]];
  const [sender, from] = [party("sender"), party("from")];
  const line = [make("b", {}, ...withNames(sender))];
  if (sender !== from) line.push(" on behalf of ", make("b", {}, ...withNames(from)));
  const property = (name, value) => [make("dt", {}, make("code", {}, name)), make("dd", {}, ...withNames(value))];
  element("seen").replaceChildren(
    make("div", { className: "mail" }, make("p", {}, make("span", { className: "key" }, "From"), make("span", {}, ...line)),
      make("p", {}, make("span", { className: "key" }, "Subject"), "…")),
    make("dl", {}, ...property("sender", sender), ...property("from", from)));
}

function mailName(mailbox) {
  const [name, address] = [own(mailbox, "name"), own(mailbox, "address")];
  return name === undefined || name === address ? address ?? "…" : `${name} <${address}>`;
}

function showMailboxes({ mailboxes }, { outcome }) {
  element("mailboxes-title").textContent = {
    accepted: "Where a copy lands", drafted: "Where the draft lies", unspecified: "Where a copy lands: unspecified",
  }[outcome] ?? "";
  element("mailboxes").replaceChildren(...mailboxes.map(({ name, exists, folder, reason }) => {
    if (!exists) return make("li", { className: "no mailbox" }, make("h3", {}, ...withNames(name)), make("p", {}, "has no mailbox"));
    const folders = ["Inbox", "Drafts", "Sent Items"].map((title) => {
      const kept = title === folder;
      const mark = kept ? [make("strong", {}, title === "Drafts" ? "the draft" : "a copy"), make("small", {}, reason)]
        : title === "Sent Items" && outcome === "accepted" ? [make("small", {}, "no copy")] : [];
      return make("li", { className: kept ? "kept" : "" }, title, ...mark);
    });
    return make("li", { className: "mailbox" }, make("h3", {}, ...withNames(name)), make("ul", {}, ...folders));
  }));
}
