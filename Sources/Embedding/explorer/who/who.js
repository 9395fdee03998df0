// Who may send as whom, in the tenant that is open: what is asked, and the rows of the answer.

/** The rows of the answer, those that are left of them and in which order. */
const who = { rows: [], shown: [], asked: "from", order: "sender", isAscending: true, first: 0 };

/** The columns: their titles, and what each shows of a row, in lines. */
const whoColumns = {
  sender: ["Sender", (row) => [senderOf(row), ...nameOfApp(row) === undefined ? [] : [`app ${row.app}`],
    ...own(row, "app") === undefined ? [] : [howAppMay(row)]]],
  from: ["From address", (row) => [row.from]],
  rights: ["Rights", (row) => row.rights],
  through: ["Held through", (row) => row.rights.map((right) => `${right} ${own(row.heldThrough, right)
    .map((chain) => (chain.length === 0 ? "in person" : `through ${chain.join(" › ")}`)).join(" and ")}`)],
  seen: ["Recipients see", (row) => [...new Set(row.ways.map(({ seen }) =>
    row.mailbox === row.from ? "the from address, whose own mail it is"
      : seen === "from" ? "the from address alone" : "the sender, on behalf"))]],
  copies: ["Copies by path", (row) => row.ways.map(({ mailbox, sentItems }) =>
    `${mailbox === "me" ? "/me" : "/users/{from}"}: ${sentItems.join(", ") || "none"}`)],
};

/** Who sends: an application by its name, where an export of the tenant has that. */
function senderOf(row) {
  const app = own(row, "app");
  return app === undefined ? row.sender : `${nameOfApp(row) ?? `app ${app}`} as ${row.mailbox}`;
}

function nameOfApp(row) {
  return opened.apps.get(String(own(row, "app")).toLowerCase());
}

/** How an application may send at all: a role is in the tenant file, and what its token carries is not. */
function howAppMay({ permissions }) {
  return permissions.length === 0 ? "by an Exchange role" : `only with a token that carries ${permissions.join(", ")}`;
}

/** Asks who may send as an address, or as whom an address may send, and shows it; somebody may still be typing it. */
function updateWho(isTyping = false) {
  const address = element("who-address").value.trim();
  element("who-none").hidden = opened !== undefined;
  element("who-form").hidden = opened === undefined;
  element("who-result").hidden = true;
  if (!opened) return;
  suggestAddresses(address);
  if (address === "") return say("who-said", `${opened.name}: type an address of one of its ${opened.count} recipients.`);
  const key = element("who-way").value;
  const answer = JSON.parse(sessions.ask(opened.session, JSON.stringify({ who: { [key]: address } })));
  const error = own(answer, "error");
  if (error) {
    const begins = opened.addresses.filter((other) => other.toLowerCase().startsWith(address.toLowerCase())).length;
    if (isTyping && begins > 0) return say("who-said", `${begins} address${begins === 1 ? "" : "es"} begin${begins === 1 ? "s" : ""} so.`, "unfinished");
    return say("who-said", capitalized(`${error.message}.`), "bad");
  }
  takeRows(key, own(answer, "rows") ?? []);
  const count = who.rows.filter(({ row }) => own(row, "app") === undefined).length;
  const said = key === "from" ? `${count === 0 ? "Nobody else" : count} may send as ${address}${ofApps(who.rows)}`
    : `${address} may send as ${count === 0 ? "nobody else" : `${count} other${count === 1 ? "" : "s"}`}.`;
  say("who-said", said, "good");
  element("who-result").hidden = who.rows.length === 0;
  arrangeWho();
}

/** Takes the rows of an answer to a question by `key`, with what they show. */
function takeRows(key, rows) {
  who.rows = rows.map((row) => {
    const cells = Object.fromEntries(Object.entries(whoColumns).map(([name, [, lines]]) => [name, lines(row)]));
    return { row, cells, text: Object.values(cells).flat().join("\n").toLowerCase() };
  });
  if (who.asked !== key) Object.assign(who, { asked: key, order: key === "from" ? "sender" : "from", isAscending: true });
}

/** How many applications may send as well, and how: each may have many rows, as one mailbox after the other, and not in one way. */
function ofApps(rows) {
  const apps = new Map();
  const senders = rows.filter(({ row }) => own(row, "app") !== undefined);
  const total = new Set(senders.map(({ row }) => row.app)).size;
  for (const { row } of senders) {
    const how = `${howAppMay(row)}${row.permissions.length === 0 ? "" : ", which the tenant file does not tell"}`;
    apps.set(how, (apps.get(how) ?? new Set()).add(row.app));
  }
  if (total === 0) return ". No application that a policy or a role of this tenant names may; of others its file tells nothing.";
  return `; ${total} application${total === 1 ? "" : "s"} may: ${[...apps].map(([how, { size }]) => `${size} ${how}`).join("; ")}.`;
}

/** Offers addresses that have in them what was typed, a few of them. */
function suggestAddresses(typed) {
  const start = typed.toLowerCase();
  const found = [];
  for (const address of opened.addresses) {
    if (address.toLowerCase().includes(start) && found.push(address) === 20) break;
  }
  element("who-addresses").replaceChildren(...found.map((value) => make("option", { value })));
}

/** Sorts and filters the rows, and shows them from the first on. */
function arrangeWho() {
  const wanted = element("who-filter").value.trim().toLowerCase();
  const { order, isAscending } = who;
  const keys = new Map(who.rows.map((each) => [each, each.cells[order].join("; ").toLowerCase()]));
  who.shown = who.rows.filter(({ text }) => text.includes(wanted)).sort((one, other) => {
    const [left, right] = [keys.get(one), keys.get(other)];
    return (left < right ? -1 : left > right ? 1 : 0) * (isAscending ? 1 : -1);
  });
  who.first = 0;
  drawWho();
}

function drawWho() {
  drawColumns();
  drawRows();
  drawChains(rowsOnPage());
}

element("who-address").addEventListener("input", (event) => updateWho(isTyping(event)));
element("who-address").addEventListener("change", () => {
  // An answer that is there stays as it is: what is clicked on to leave the field is in it.
  if (element("who-said").classList.contains("unfinished")) updateWho();
});
element("who-way").addEventListener("change", () => updateWho());
element("who-filter").addEventListener("input", arrangeWho);
