// On what the answer to a request of one's own rests: what Graph really answered, and what was only stated.

/** Says whether Graph's answers, where they are known, are those to be expected; and if not, what would explain them. */
function drawChecked(sends, hasTenant) {
  element("checked").replaceChildren(...sends.flatMap((send) => {
    const { part, verdict, recorded } = send;
    const name = part === "" ? "" : `${part}: `;
    const told = { agrees: `${name}Graph answered ${recorded}, as is to be expected.`,
      unspecified: `${name}Graph answered ${recorded}. The sources do not say what is to be expected.`,
      notJudged: `${name}Graph answered ${recorded}, which says nothing of these rules.` }[verdict];
    if (told !== undefined) return [make("p", { className: `check ${verdict}` }, told)];
    const { sentence, heading, ways, clauses } = send;
    return [make("div", { className: "check differs" }, make("h3", {}, `${name}${sentence}`),
      make("p", {}, ways.length > 0 && !hasTenant ? "This would explain it, if it is so and was not stated:" : heading),
      make("ol", {}, ...ways.map(({ deeds }) => make("li", {}, make("ul", { className: "steps" }, ...deeds.map(deedItem))))),
      make("p", { className: "note" }, "These clauses led to the other answer: ",
        ...clauses.flatMap((id, place) => [place === 0 ? "" : ", ", clauseLink(id)]), "."))];
  }));
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
    copyLine(lookUps.map(({ what, line }) => `${line}  # ${what}`).join("\n")));
}
