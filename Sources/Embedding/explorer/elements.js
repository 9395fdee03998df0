// Elements. All that is shown is text: nothing that comes from outside is ever read as HTML.

const element = (id) => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The parts of a text: names that people copy are kept whole on a line, and the id of a clause leads to the clause. */
function withNames(text) {
  const names = new RegExp([
    /[^\s"'“”(),;:<>]{1,64}@[\w.-]{1,200}\w/, /\bMail\.\w+(?:\.\w+)*/, /\b(?:Error|MessageCopy)\w+/, /(?:\/users\/)?\{[\w-]+\}/,
    /\b[a-z]+(?:-[a-z0-9]+){2,}\b/,
  ].map(({ source }) => source).join("|"), "g");
  const parts = [];
  let end = 0;
  for (const { 0: name, index } of text.slice(0, 1 << 16).matchAll(names)) {
    const isClause = clauseOf(name) !== undefined;
    const start = !isClause && index > end && "<(".includes(text[index - 1]) ? index - 1 : index;
    parts.push(text.slice(end, start));
    end = index + name.length;
    if (isClause) {
      parts.push(clauseLink(name));
      continue;
    }
    const [mark] = /^(?:[>)]*[.,;:]?(?=\s|$))?/.exec(text.slice(end, end + 4)); // It does not begin the next line.
    parts.push(make("span", { className: "name" }, text.slice(start, end) + mark));
    end += mark.length;
  }
  return [...parts, text.slice(end)];
}

/** A line to copy, or several, with a button that does it. */
function copyLine(line) {
  const said = make("span", { className: "copied", role: "status" });
  const copy = make("button", { type: "button", className: "copy" }, "Copy");
  copy.setAttribute("aria-label", `Copy: ${line}`);
  copy.addEventListener("click", async () => { said.textContent = await copied(line) ? "Copied." : "Select it and copy."; });
  const words = line.split(/([ \n]+)/).map((word, place) => place % 2 === 1 ? word : make("span", { className: "name" }, word));
  const code = make("code", {}, ...words);
  return make("span", { className: "copy-line" }, code, copy, said);
}

/** Whether the text is in the clipboard now. */
async function copied(text) {
  return await navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false;
}
