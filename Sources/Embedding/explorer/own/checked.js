// On what the answer to a request of one's own rests: what Graph really answered, and what was only stated.

/** Says whether Graph's answers, where they are known, are those to be expected; and if not, what would explain them. */
function drawChecked(sends, hasTenant) {
  const differing = sends.filter(({ verdict }) => verdict === "differ");
  if (differing.length > 0) putFirst(differing.map(({ part, sentence }) => namedPart(part) + sentence).join(" "));
  else element("remedy").before(element("checked"));
  element("checked").replaceChildren(...sends.flatMap((send) => {
    const { part, verdict, recorded } = send;
    const name = namedPart(part);
    const told = { agree: `${name}Graph answered ${recorded}, as is to be expected.`,
      unspecified: `${name}Graph answered ${recorded}. The sources do not say what is to be expected.`,
      notJudged: `${name}Graph answered ${recorded}, which says nothing of these rules.` }[verdict];
    if (told !== undefined) return [make("p", { className: `check ${verdict}` }, told)];
    const { sentence, heading, ways, clauses } = send;
    return [make("div", { className: "check differ" }, make("h3", {}, `${name}${sentence}`),
      make("p", {}, ways.length > 0 && !hasTenant ? "This would explain it, if it is so and was not stated:" : heading),
      make("ol", {}, ...ways.map(({ deeds }) => make("li", {}, make("ul", { className: "steps" }, ...deeds.map(deedItem))))),
      ...clauses.filter((id) => clauseOf(id).contested).map(contradicted),
      ...clauses.length === 0 ? [] : [make("p", { className: "note" }, "These clauses led to the other answer: ",
        ...clauses.flatMap((id, place) => [place === 0 ? "" : ", ", clauseLink(id)]), ".")])];
  }));
}

function namedPart(part) {
  return part === "" ? "" : `${part}: `;
}

/** What was answered stands before what was predicted, in the bar as well, and nothing is advised against what did not happen. */
function putFirst(sentence) {
  document.querySelector("#verdict > .banner").before(element("checked"));
  element("expected").hidden = false;
  element("remedy").replaceChildren();
  element("bar").dataset.outcome = "differ";
  drawBar(sentence);
}

/** That a clause is contradicted by reports, which would explain another answer. */
function contradicted(id) {
  return make("p", { className: "contested" }, "A clause that led to the prediction is contested. Reports contradict ", clauseLink(id), ": ",
    ...sourceList(clauseOf(id).contestedBy), ". This answer may be one more.");
}

/** Says what the exports do not tell; or, where there is no tenant, on which facts the answer rests that were only stated, and with which cmdlets they are seen. */
function drawCaveat(answer, addresses, hasTenant) {
  if (hasTenant) return element("caveat").replaceChildren(...missingCaveat(answer));
  const lookUps = own(answer, "lookUps") ?? [];
  if (lookUps.length === 0) return element("caveat").replaceChildren();
  const place = isWide.matches ? "on the left" : "above";
  const rests = addresses.length > 0 ? `That is so if what is stated of ${addresses.join(", ")} ${place} is so.`
    : "That is so if Exchange has no policy and no role for the application.";
  element("caveat").replaceChildren(
    make("p", {}, ...withNames(`${rests} Look it up in Exchange, or drop your exports:`)),
    copyLine(lookUps.map(({ what, line }) => `# ${what}\n${line}`).join("\n")));
}
