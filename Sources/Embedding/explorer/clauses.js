// The clauses that decide, and where each is from.

/** The clause of that id; undefined where there is none. */
function clauseOf(id) {
  return clauses.find((clause) => clause.id === id);
}

/** Shows the clauses that decided. */
function showClauses({ basis, clauses, ...rest }) {
  const contested = own(rest, "contested") ?? [];
  element("basis").replaceChildren(
    "These clauses decided. Their weakest evidence, and so that of the answer, is ", make("span", { className: "whole" }, evidence(basis), "."));
  element("clauses").replaceChildren(...clauses.map((id) => {
    const clause = clauseOf(id);
    return make("li", {}, make("p", {}, ...withNames(clause.statement)), ...clauseSources(clause, contested.includes(id)));
  }));
}

/** On what a clause rests, its id, and what contradicts it. */
function clauseSources({ id, evidence: name, sources, contestedBy }, isContested) {
  const shown = [make("p", { className: "source" }, evidence(name), " ", ...sourceList(sources), " ", make("code", { className: "name" }, id))];
  if (isContested) {
    shown.push(make("p", { className: "contested" }, "Contested by ", ...sourceList(contestedBy), "; this page keeps its reading."));
  }
  return shown;
}

/** Pages and threads, linked where they have an address. */
function sourceList(sources) {
  return sources.flatMap((source, index) => {
    const [section, url] = [own(source, "section"), own(source, "url")];
    const title = section ? `${source.document}, “${section}”` : source.document;
    const shown = url ? make("a", { href: url, rel: "noreferrer" }, title) : title;
    return index === 0 ? [shown] : ["; ", shown];
  });
}

/** A class of evidence, which leads to what it means. */
function evidence(name) {
  const link = make("a", { href: "#evidence", className: `evidence ${name}` }, name);
  link.addEventListener("click", (event) => goTo(event, "evidence"));
  return link;
}

/** The id of a clause in a sentence, which leads to what the clause says. */
function clauseLink(id) {
  const link = make("a", { href: `#${id}`, className: "name" }, id);
  link.addEventListener("click", (event) => {
    event.preventDefault(); // The address holds the case, and not a place on the page.
    const clause = clauseOf(id);
    const [title, text] = element("clause").children;
    title.replaceChildren(make("code", {}, id));
    text.replaceChildren(make("p", {}, ...withNames(clause.statement)), ...clauseSources(clause, clause.contested));
    element("clause").showModal();
  });
  return link;
}
