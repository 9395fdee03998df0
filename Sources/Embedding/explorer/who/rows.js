// The table of who may send as whom, a page of rows at a time: on a phone each row is a card.

const rowsPerPage = 25;

function rowsOnPage() {
  return who.shown.slice(who.first, who.first + rowsPerPage);
}

/** The columns that are shown: whom one asks about is known. */
function columnsShown() {
  return Object.keys(whoColumns).filter((name) => name !== who.asked);
}

/** Draws what the columns are called, and by which the rows are sorted. */
function drawColumns() {
  const { order, isAscending } = who;
  element("who-columns").replaceChildren(...columnsShown().map((name) => {
    const [title] = whoColumns[name];
    const header = make("th", { scope: "col", ariaSort: name !== order ? "none" : isAscending ? "ascending" : "descending" },
      make("button", { type: "button", onclick: () => sortBy(name, name !== order || !isAscending) }, title));
    header.setAttribute("role", "columnheader");
    header.dataset.column = name;
    return header;
  }));
  element("who-order").replaceChildren(...columnsShown().map((value) => make("option", { value }, whoColumns[value][0])));
  element("who-order").value = order;
}

function sortBy(name, isAscending) {
  Object.assign(who, { order: name, isAscending });
  arrangeWho();
}

function drawRows() {
  const rows = rowsOnPage();
  element("who-rows").replaceChildren(...rows.map((each) => {
    const cells = columnsShown().map((name) => {
      const lines = each.cells[name];
      const isName = ["sender", "from"].includes(name);
      const cell = make("td", {}, ...isName ? [otherOf(each)] : [],
        ...(isName ? lines.slice(1) : lines).map((line) => make("div", {}, ...withNames(line))));
      cell.setAttribute("role", "cell");
      cell.dataset.column = name;
      cell.dataset.title = whoColumns[name][0];
      return cell;
    });
    const row = make("tr", {}, ...cells);
    row.setAttribute("role", "row");
    return row;
  }));
  const { first, shown: { length } } = who;
  element("who-pages").hidden = length <= rowsPerPage;
  element("who-place").textContent = length === 0 ? "none" : `${first + 1} to ${first + rows.length} of ${length}`;
  element("who-back").disabled = first === 0;
  element("who-next").disabled = first + rowsPerPage >= length;
}

/** The other of a row, about whom the same can be asked; an application sends as many. */
function otherOf({ row, cells }) {
  const key = who.asked === "from" ? "sender" : "from";
  const [text] = cells[key];
  if (key === "sender" && own(row, "app") !== undefined) return make("strong", {}, ...withNames(text));
  return make("button", { type: "button", title: key === "sender" ? "As whom this one may send" : "Who may send as this one", onclick: () => {
    element("who-way").value = key;
    element("who-address").value = row[key];
    element("who-filter").value = "";
    updateWho();
    element("who-way").focus(); // And not the address, for which a phone would show its keyboard.
  } }, ...withNames(text));
}

function turnPage(by) {
  who.first += by * rowsPerPage;
  drawWho();
}

element("who-back").addEventListener("click", () => turnPage(-1));
element("who-next").addEventListener("click", () => turnPage(1));
element("who-order").addEventListener("change", ({ target }) => sortBy(target.value, true));
