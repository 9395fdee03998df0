// Who may send as whom, in the tenant that is open: a table that is drawn as it comes into view, and a picture of the groups
// through which rights are held.

/** The rows that are shown, and how. */
const who = { rows: [], shown: [], asked: "from", order: "sender", isAscending: true, picked: undefined };

/** The columns: what each shows of a row. */
const whoColumns = {
  sender: (row) => own(row, "sender") ?? `app ${row.app} as ${row.mailbox}`, from: (row) => row.from,
  rights: (row) => row.rights.join(", "),
  through: (row) => row.rights.map((right) => `${right} ${own(row.heldThrough, right)
    .map((chain) => (chain.length === 0 ? "in person" : `through ${chain.join(" › ")}`)).join(" and ")}`).join("; "),
  seen: (row) => [...new Set(row.ways.map(({ seen }) =>
    row.mailbox === row.from ? "the from address, whose own mail it is"
      : seen === "from" ? "the from address alone" : "the sender, on behalf"))].join("; "),
  copies: (row) => row.ways.map(({ mailbox, sentItems }) =>
    `${mailbox === "me" ? "/me" : "/users/{from}"}: ${sentItems.join(", ") || "none"}`).join("; "),
};

/** The chains of groups through which a row's sending rights are held, each once; an empty one is in person. */
function chainsOf({ rights, heldThrough }) {
  const sending = rights.filter((right) => right !== "FullAccess");
  const chains = (sending.length > 0 ? sending : rights).flatMap((right) => own(heldThrough, right) ?? []);
  return [...new Map(chains.map((chain) => [chain.join("\n"), chain])).values()];
}

/** Asks who may send as an address, or as whom an address may send, and shows it. */
function updateWho() {
  const address = element("who-address").value.trim();
  element("who-none").hidden = opened !== undefined;
  element("who-form").hidden = opened === undefined;
  element("who-result").hidden = opened === undefined || address === "";
  if (!opened) return;
  suggestAddresses(address);
  if (address === "") return say("who-said", `${opened.name}: type an address of one of its ${opened.count} recipients.`);
  const key = element("who-way").value;
  const answer = JSON.parse(sessions.ask(opened.session, JSON.stringify({ who: { [key]: address } })));
  who.rows = own(answer, "rows") ?? [];
  who.picked = undefined;
  const other = key === "from" ? "sender" : "from";
  if (who.asked !== key) Object.assign(who, { asked: key, order: other, isAscending: true });
  element("who-table").dataset.asked = key;
  const error = own(answer, "error");
  const count = who.rows.length;
  say("who-said", error ? capitalized(`${error.message}.`)
    : key === "from" ? `${count} may send as ${address}${ofApps(who.rows)}.` : `${address} may send as ${count}${ofApps(who.rows)}.`,
  error ? "bad" : "good");
  element("who-result").hidden = count === 0;
  arrangeWho();
}

/** How many of the rows are applications', which may send if they were consented to: no tenant file tells. */
function ofApps(rows) {
  const count = rows.filter((row) => own(row, "app") !== undefined).length;
  return count === 0 ? "" : `, ${count} of these as an application whose token has Mail.Send`;
}

/** Offers addresses that begin as what was typed, a few of them. */
function suggestAddresses(typed) {
  const start = typed.toLowerCase();
  const found = [];
  for (const address of opened.addresses) {
    if (address.toLowerCase().includes(start) && found.push(address) === 20) break;
  }
  element("who-addresses").replaceChildren(...found.map((value) => make("option", { value })));
}

// ---- The table ----

/** Sorts and filters the rows, and shows them from the first on. */
function arrangeWho() {
  const wanted = element("who-filter").value.trim().toLowerCase();
  const cells = new Map(who.rows.map((row) => [row, Object.values(whoColumns).map((cell) => cell(row).toLowerCase())]));
  const column = Object.keys(whoColumns).indexOf(who.order);
  who.shown = who.rows.filter((row) => cells.get(row).some((cell) => cell.includes(wanted)));
  who.shown.sort((one, other) => {
    const [left, right] = [one, other].map((row) => cells.get(row)[column]);
    return (left < right ? -1 : left > right ? 1 : 0) * (who.isAscending ? 1 : -1);
  });
  for (const header of document.querySelectorAll("#who-table th")) {
    header.ariaSort = header.dataset.column !== who.order ? "none" : who.isAscending ? "ascending" : "descending";
  }
  element("who-table").ariaRowCount = String(who.shown.length + 1);
  element("who-scroll").scrollTop = 0;
  drawRows();
  drawChains();
}

/** Draws the rows that are in view; what is above and below is room alone, for they are all equally high. */
function drawRows() {
  const { scrollTop, clientHeight } = element("who-scroll");
  const height = 44;
  const first = Math.max(0, Math.floor(scrollTop / height) - 5);
  const rows = who.shown.slice(first, first + Math.ceil(clientHeight / height) + 10);
  const room = (count) => {
    const made = make("tr", { ariaHidden: "true" }, make("td", { colSpan: 5 }));
    made.firstElementChild.style.height = `${count * height}px`;
    return made;
  };
  element("who-rows").replaceChildren(room(first), ...rows.map((row, place) => {
    const cells = Object.entries(whoColumns).map(([name, cell]) => {
      const text = cell(row);
      const isName = ["sender", "from"].includes(name) && name !== who.asked;
      const made = make("td", { title: text }, isName ? pickRow(row, text) : make("div", {}, text));
      made.dataset.column = name;
      return made;
    });
    return make("tr", { ariaRowIndex: String(first + place + 2), className: row === who.picked ? "picked" : "" }, ...cells);
  }), room(who.shown.length - first - rows.length));
}

function pickRow(row, text) {
  return make("button", { type: "button", title: "Show through which groups", onclick: () => {
    who.picked = row;
    drawRows();
    drawChains();
  } }, text);
}

// ---- The picture ----

const mostDrawn = 25;

/** Draws the chains of groups of the row that was picked, or of the first ones: from the address to those who send. */
function drawChains() {
  const rows = who.picked ? [who.picked] : who.shown.slice(0, mostDrawn);
  const chains = rows.flatMap((row) => chainsOf(row).map((chain) => [row.from, ...chain, whoColumns.sender(row)]));
  if (chains.length === 0) return element("who-picture").replaceChildren();
  const columns = [];
  const links = new Set();
  const depth = Math.max(...chains.map(({ length }) => length));
  for (const chain of chains) {
    // A shorter chain passes by the other groups, in a place of its own.
    const detours = Array.from({ length: depth - chain.length }, () => `\n${chain.join("\n")}`);
    const stops = [...chain.slice(0, -1), ...detours, chain.at(-1)];
    stops.forEach((name, place) => {
      (columns[place] ??= new Map()).set(name, 0);
      if (place > 0) links.add(JSON.stringify([place - 1, stops[place - 1], name]));
    });
  }
  const [wide, high, gap] = [230, 34, 60];
  const most = Math.max(...columns.map(({ size }) => size));
  for (const column of columns) {
    let place = 0;
    for (const name of column.keys()) column.set(name, (place++ + 0.5) * most / column.size * (high + 8));
  }
  const picture = svg("svg", { viewBox: `0 0 ${depth * wide + (depth - 1) * gap} ${most * (high + 8)}`, role: "img" });
  const told = chains.slice(0, 40).map((chain) => chain.join(", then ")).join("; ");
  picture.setAttribute("aria-label", `Through which groups: ${told}`);
  picture.style.maxWidth = `${depth * wide + (depth - 1) * gap}px`;
  picture.style.minWidth = `${0.9 * (depth * wide + (depth - 1) * gap)}px`;
  const x = (column) => column * (wide + gap);
  for (const link of links) {
    const [left, one, other] = JSON.parse(link);
    const [from, to] = [columns[left].get(one), columns[left + 1].get(other)];
    const [start, end] = [x(left) + wide, x(left + 1)];
    const middle = (start + end) / 2;
    const passes = other.startsWith("\n") ? `H${end + wide}` : "";
    const curve = `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}${passes}`;
    picture.append(svg("path", { d: curve, class: "link" }));
  }
  for (const [place, column] of columns.entries()) {
    for (const [name, y] of column) {
      if (name.startsWith("\n")) continue;
      const kind = place === 0 ? "from" : place === depth - 1 ? "sender" : "group";
      const label = svg("text", { x: x(place) + 10, y: y + 5 });
      label.textContent = name.length > 30 ? `${name.slice(0, 29)}…` : name;
      const title = svg("title", {});
      title.textContent = name;
      picture.append(svg("rect", { x: x(place), y: y - high / 2, width: wide, height: high, rx: 8, class: kind }, title), label);
    }
  }
  element("who-picture").replaceChildren(picture);
  const isPart = !who.picked && who.shown.length > mostDrawn;
  element("who-picture-note").textContent = isPart ? `The first ${mostDrawn} of ${who.shown.length}; choose a row for its own.` : "";
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

element("who-address").addEventListener("input", updateWho);
element("who-way").addEventListener("change", updateWho);
element("who-filter").addEventListener("input", arrangeWho);
element("who-scroll").addEventListener("scroll", drawRows);
for (const header of document.querySelectorAll("#who-table th")) {
  header.firstElementChild.addEventListener("click", () => {
    who.isAscending = who.order !== header.dataset.column || !who.isAscending;
    who.order = header.dataset.column;
    arrangeWho();
  });
}
