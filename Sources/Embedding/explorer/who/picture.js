// The picture of the chains of groups through which rights are held: from the address to those who send.

/** The chains of groups through which a row's sending rights are held, each once; an empty one is in person. */
function chainsOf({ rights, heldThrough }) {
  const sending = rights.filter((right) => right !== "FullAccess");
  const chains = (sending.length > 0 ? sending : rights).flatMap((right) => own(heldThrough, right) ?? []);
  return [...new Map(chains.map((chain) => [chain.join("\n"), chain])).values()];
}

/** Draws the chains of some rows. */
function drawChains(rows) {
  const chains = rows.flatMap(({ row }) => chainsOf(row).map((chain) => [row.from, ...chain, senderOf(row)]));
  element("who-picture-note").textContent = "";
  const title = element("who-picture-title");
  title.hidden = chains.length === 0;
  title.textContent = chains.some(({ length }) => length > 2) ? "Through which groups" : "Held in person";
  if (chains.length === 0) return element("who-picture").replaceChildren();
  const { columns, links } = columnsOf(chains);
  const labels = labelsOf(columns);
  const [high, space, edge] = [34, 8, 2];
  const [gap, room] = isWide.matches ? [56, 11] : [14, 8];
  const most = Math.max(...columns.map(({ size }) => size));
  const widths = columns.map((column) => Math.max(...[...column.keys()].map((name) => labels.get(name)?.width ?? 0)) + 2 * room);
  const starts = widths.map((_, place) => edge + widths.slice(0, place).reduce((sum, width) => sum + width + gap, 0));
  for (const column of columns) {
    let place = 0;
    for (const name of column.keys()) column.set(name, edge + (place++ + 0.5) * most / column.size * (high + space));
  }
  const [width, height] = [starts.at(-1) + widths.at(-1) + edge, most * (high + space) + 2 * edge];
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  picture.style.maxWidth = `${width}px`;
  picture.style.minWidth = `${0.85 * width}px`;
  picture.setAttribute("aria-label", `${title.textContent}: ${chains.slice(0, 40).map((chain) => chain.join(", then ")).join("; ")}`);
  for (const [left, one, other] of links) {
    const [from, to] = [columns[left].get(one), columns[left + 1].get(other)];
    const [start, end] = [starts[left] + widths[left], starts[left + 1]];
    const middle = (start + end) / 2;
    const passes = other.startsWith("\n") ? `H${end + widths[left + 1]}` : "";
    picture.append(svg("path", { d: `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}${passes}`, class: "link" }));
  }
  for (const [place, column] of columns.entries()) {
    for (const [name, y] of column) {
      if (name.startsWith("\n")) continue;
      const kind = place === 0 ? "from" : place === columns.length - 1 ? "sender" : "group";
      const label = svg("text", { x: starts[place] + room, y: y + 5 });
      label.textContent = labels.get(name).text;
      const title = svg("title", {});
      title.textContent = name;
      picture.append(svg("g", {}, title,
        svg("rect", { x: starts[place], y: y - high / 2, width: widths[place], height: high, rx: 8, class: kind }), label));
    }
  }
  element("who-picture").replaceChildren(picture);
  const isPart = who.shown.length > rows.length;
  const notes = [...labels.domain === "" ? [] : [`Every address ends in ${labels.domain}.`],
    ...isPart ? ["These are the rows below; filter them for fewer."] : []];
  element("who-picture-note").textContent = notes.join(" ");
}

/** The names in each column, and the links between them, as triples of a column, a name in it and one in the next. */
function columnsOf(chains) {
  const columns = [];
  const links = new Map();
  const depth = Math.max(...chains.map(({ length }) => length));
  for (const chain of chains) {
    // A shorter chain passes by the other groups, in a place of its own.
    const detours = Array.from({ length: depth - chain.length }, () => `\n${chain.join("\n")}`);
    const stops = [...chain.slice(0, -1), ...detours, chain.at(-1)];
    stops.forEach((name, place) => {
      (columns[place] ??= new Map()).set(name, 0);
      if (place > 0) links.set(JSON.stringify([place, stops[place - 1], name]), [place - 1, stops[place - 1], name]);
    });
  }
  return { columns, links: [...links.values()] };
}

const pen = document.createElement("canvas").getContext("2d");

/** What each name is written as and how wide that is; `domain` is left out where every address has the same. */
function labelsOf(columns) {
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))].filter((name) => !name.startsWith("\n"));
  const domains = new Set(names.map((name) => /@[^@\s]+$/.exec(name)?.[0].toLowerCase()));
  const [domain] = names.length > 1 && domains.size === 1 ? domains : [];
  pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const labels = new Map(names.map((name) => {
    const text = fitting(domain === undefined ? name : name.slice(0, -domain.length));
    return [name, { text, width: pen.measureText(text).width }];
  }));
  return Object.assign(labels, { domain: domain ?? "" });
}

/** The text, without some of its middle where it is too wide for a box. */
function fitting(text) {
  const letters = [...text.slice(0, 400)];
  for (let kept = letters.length; kept > 2; kept -= 1) {
    const shown = kept === letters.length ? text
      : `${letters.slice(0, Math.ceil(kept / 2)).join("")}…${letters.slice(letters.length - Math.floor(kept / 2)).join("")}`;
    if (pen.measureText(shown).width <= 260) return shown;
  }
  return "…";
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
