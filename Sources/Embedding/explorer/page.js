// The explorer page: a case in the form, which is the case in the address, or a request of one's own, and what comes of
// it. The build puts the other scripts and this into one block, behind delegation_rules.mjs.

const form = element("scenario");
const packedModule = Uint8Array.from(atob(element("module").textContent.trim()), (letter) => letter.charCodeAt(0));
const unpacking = new Blob([packedModule]).stream().pipeThrough(new DecompressionStream("gzip"));
const { instance } = await WebAssembly.instantiate(await new Response(unpacking).arrayBuffer());
const rules = new Rules(instance.exports);
const sessions = new TextFunctions(instance.exports);
/** The same sessions, but what they are asked is answered with all that there is to show. */
const engine = new TextFunctions({ ...instance.exports, delegation_rules_ask: instance.exports.delegation_rules_explore });
const withoutTenant = engine.open();

/** All that there is to show of a question for advice, by which an exchange is sent in a tenant that was opened. */
function exploreIn(session, question) {
  return JSON.parse(engine.ask(session, JSON.stringify(question)));
}

function explore(question) {
  return exploreIn(withoutTenant, question);
}

// ---- The two tabs ----

function mode() {
  return document.body.dataset.mode;
}

const tabs = ["case", "own", "who"];

function selectTab(name) {
  document.body.dataset.mode = name;
  for (const tab of tabs) {
    const isSelected = tab === name;
    element(`tab-${tab}`).setAttribute("aria-selected", String(isSelected));
    element(`tab-${tab}`).tabIndex = isSelected ? 0 : -1;
    element(tab).hidden = !isSelected;
  }
  arrange();
}

function showTab(name) {
  selectTab(name);
  ({ case: showCase, own: updateOwn, who: updateWho })[name]();
}

for (const tab of tabs) {
  element(`tab-${tab}`).addEventListener("click", () => showTab(tab));
  element(`tab-${tab}`).addEventListener("keydown", ({ key }) => {
    if (!["ArrowLeft", "ArrowRight"].includes(key)) return;
    const other = tabs.at((tabs.indexOf(tab) + (key === "ArrowLeft" ? -1 : 1)) % tabs.length);
    showTab(other);
    element(`tab-${other}`).focus();
  });
}

/** Where there is room for one column alone, the answer to a case comes before its form; a request comes before its answer. */
const isWide = window.matchMedia("(min-width: 60rem)");
function arrange() {
  const [ask, answer] = [element("ask"), element("answer")];
  const first = isWide.matches || mode() === "own" ? ask : answer;
  if (first.previousElementSibling) first.parentElement.prepend(first);
}
isWide.addEventListener("change", arrange);
new IntersectionObserver(([{ isIntersecting }]) => { element("bar").hidden = isIntersecting; }).observe(element("verdict"));

// ---- A case ----

makeControls();
for (const { id, description, scenario } of JSON.parse(element("examples").textContent).cases) {
  const example = /^example-(\d+)$/.exec(id);
  const title = example ? `Example ${example[1]}: ${description}` : description;
  element("documented").append(make("option", { value: fragment(scenario, "accepted") }, title));
}
form.addEventListener("change", update);
form.addEventListener("submit", (event) => event.preventDefault());
element("goal").addEventListener("change", () => mode() === "own" ? updateOwn() : update());
element("example").addEventListener("change", ({ target }) => {
  if (target.value !== "") choose(caseIn(target.value).scenario);
});
element("copy-link").addEventListener("click", async () => {
  update();
  const isFile = location.protocol === "file:";
  element("copied").textContent = (await copied(location.href) ? "Copied." : "Copy it from the address bar.")
    + (isFile ? " It opens in this file alone: send the file with it, or what stands behind #." : "");
});
window.addEventListener("hashchange", () => {
  selectTab("case");
  followAddress();
});
for (const link of document.querySelectorAll("a[href='#verdict-title'], a[href='#ask']")) {
  link.addEventListener("click", (event) => { // The address holds the case, and not a place on the page.
    event.preventDefault();
    const place = element(link.hash.slice(1));
    place.scrollIntoView();
    place.focus();
  });
}

// ---- A request of one's own ----

element("own-form").addEventListener("submit", (event) => event.preventDefault());
for (const place of ["own-request", "own-token", "own-path"]) element(place).addEventListener("input", () => updateOwn());
element("own-files").addEventListener("change", ({ target }) => {
  take([...target.files]);
  target.value = ""; // The same file can be chosen again, once it was changed.
});
element("forget-tenant").addEventListener("click", () => {
  forgetTenant();
  updateOwn();
});
element("own-clear").addEventListener("click", clearOwn);
element("own-example").addEventListener("click", fillInExample);

element("who-open").addEventListener("click", () => element("own-files").click());
element("who-example").addEventListener("click", () => {
  fillInExample();
  element("who-address").value = "MiriamG@contoso.com";
  updateWho();
});

/** Takes what was dropped or chosen. */
async function take(files) {
  if (mode() !== "who") showTab("own");
  element("drop").ariaBusy = "true";
  let problem;
  try {
    problem = await takeFiles(files);
  } catch (error) {
    problem = error instanceof Unreadable ? error.message : whatFailed(error);
  }
  if (mode() === "who" && opened) updateWho();
  else showTab("own");
  if (problem !== "") element("tenant-said").textContent = capitalized(problem);
  element("drop").ariaBusy = "false";
}

/** Takes a text that was pasted or dropped beside the fields. */
function takeText(text) {
  if (text.trim() === "") return;
  showTab("own");
  putRequest(text);
  updateOwn();
}

const isField = ({ target }) => target instanceof Element && target.closest("input, textarea, select") !== null;
document.addEventListener("paste", (event) => {
  if (isField(event)) return;
  if (event.clipboardData.files.length > 0) take([...event.clipboardData.files]);
  else takeText(event.clipboardData.getData("text/plain"));
});
document.addEventListener("dragover", (event) => { event.preventDefault(); });
document.addEventListener("drop", (event) => {
  const { files } = event.dataTransfer;
  if (files.length === 0 && isField(event)) return;
  event.preventDefault();
  if (files.length > 0) take([...files]);
  else takeText(event.dataTransfer.getData("text/plain"));
});

forgetTenant();
const { version } = rules;
element("project").textContent = `DelegationRules ${version >> 16}.${version >> 8 & 255}.${version & 255}.`;
followAddress();
arrange();
