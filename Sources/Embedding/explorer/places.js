// Where one is on the page: a tab and what is shown in it. The address and the history of the browser tell, so that its
// buttons go from one to the other; what is pasted or asked of an organisation stays out of both.

const tabs = ["own", "case", "who"];
/** The address of the tabs that show no case. */
const addresses = { own: "#request", who: "#who" };
/** What was tried, in the order in which it was: the history holds the number alone. */
const tries = [];

function mode() {
  return document.body.dataset.mode;
}

function selectTab(name) {
  document.body.dataset.mode = name;
  for (const tab of tabs) {
    const isSelected = tab === name;
    element(`tab-${tab}`).setAttribute("aria-selected", String(isSelected));
    element(`tab-${tab}`).tabIndex = isSelected ? 0 : -1;
    element(tab).hidden = !isSelected;
  }
  element("example-note").hidden = true;
  element("link-problem").hidden = true;
  arrange();
}

/** Shows a tab, as a step in the history. */
function showTab(name) {
  if (name === mode()) return;
  history.pushState(null, "", own(addresses, name) ?? location.href);
  selectTab(name);
  if (name === "case") update(caseState);
  else if (name === "own") updateOwn();
  else updateWho();
}

/** Shows what the address says, once it was opened, changed by hand, or left by a step back or forward. */
function followAddress() {
  element("clause").close(); // It was opened from what is left.
  const name = ["", addresses.own].includes(location.hash) ? "own" : location.hash === addresses.who ? "who" : "case";
  selectTab(name);
  if (name === "case") {
    caseState = history.state;
    followCase();
  } else if (name === "own") updateOwn();
  else updateWho();
}

/** Goes to a place on the page, and not to another address: that holds the case. */
function goTo(event, id) {
  event.preventDefault();
  element(id).scrollIntoView();
  element(id).focus();
}

// ---- What is tried ----

/** What is tried where one is: what is done, and the scenario that it makes; undefined where things are as they are. */
function triedHere() {
  return tries[own(history.state, "tried")];
}

/** Shows what comes of a scenario that is made by what `sentence` says, where its answer stands: a step back undoes it. */
function tryOut(sentence, scenario) {
  tries.push({ sentences: [...triedHere()?.sentences ?? [], sentence], scenario });
  const state = { tried: tries.length - 1 };
  history.pushState(state, "", location.href);
  if (mode() === "case") {
    putInForm(scenario);
    update(state);
  } else updateOwn();
  element("verdict-title").focus();
}

/** Says what is tried, above its answer. */
function showTried() {
  const { sentences = [] } = triedHere() ?? {};
  element("tried").hidden = sentences.length === 0;
  element("tried").firstElementChild.replaceChildren(make("strong", {}, "Tried: "), ...withNames(sentences.join(" ")));
}

/** Takes back what is tried, once something else is asked. */
function forgetTried() {
  if (triedHere()) history.replaceState(null, "", location.href);
}

/** Where there is room for one column alone, the answer to a case comes before its form; a request comes before its answer. */
const isWide = window.matchMedia("(min-width: 50rem)");
function arrange() {
  const [ask, answer] = [element("ask"), element("answer")];
  const first = isWide.matches || mode() === "own" ? ask : answer;
  if (first.previousElementSibling) first.parentElement.prepend(first);
}
