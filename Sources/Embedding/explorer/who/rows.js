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
      const cell = make("td", {}, ...isName ? [pickRow(each, lines[0])] : [],
        ...(isName ? lines.slice(1) : lines).map((line) => make("div", {}, ...withNames(line))));
      cell.setAttribute("role", "cell");
      cell.dataset.column = name;
      cell.dataset.title = whoColumns[name][0];
      return cell;
    });
    const row = make("tr", { className: each === who.picked ? "picked" : "" }, ...cells);
    row.setAttribute("role", "row");
    return row;
  }));
  const { first, shown: { length } } = who;
  element("who-pages").hidden = length <= rowsPerPage;
  element("who-place").textContent = length === 0 ? "none" : `${first + 1} to ${first + rows.length} of ${length}`;
  element("who-back").disabled = first === 0;
  element("who-next").disabled = first + rowsPerPage >= length;
}

/** The name of a row, which shows its picture, and that of all again. */
function pickRow(each, text) {
  const isPicked = each === who.picked;
  const pick = make("button", { type: "button", title: "Show through which groups", onclick: () => {
    who.picked = isPicked ? undefined : each;
    drawWho();
    element("who-rows").querySelector(`tr:nth-child(${rowsOnPage().indexOf(each) + 1}) button`).focus();
  } }, ...withNames(text));
  pick.setAttribute("aria-pressed", String(isPicked));
  return pick;
}

function turnPage(by) {
  who.first += by * rowsPerPage;
  who.picked = undefined;
  drawWho();
}

element("who-back").addEventListener("click", () => turnPage(-1));
element("who-next").addEventListener("click", () => turnPage(1));
element("who-order").addEventListener("change", ({ target }) => sortBy(target.value, true));
