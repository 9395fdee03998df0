// The explorer page: a request of one's own, or a case in the form, which is the case in the address, and what comes of it.
// The build puts the other scripts and this into one block, behind delegation_rules.mjs.

const form = element("scenario");
const packedModule = Uint8Array.from(atob(element("module").textContent.trim()), (letter) => letter.charCodeAt(0));
const unpacking = new Blob([packedModule]).stream().pipeThrough(new DecompressionStream("gzip"));
const { instance } = await WebAssembly.instantiate(await new Response(unpacking).arrayBuffer());
const rules = new Rules(instance.exports);
const sessions = new TextFunctions(instance.exports);
/** The same sessions, but what they are asked is answered with all that there is to show. */
const engine = new TextFunctions({ ...instance.exports, delegation_rules_ask: instance.exports.delegation_rules_explore });
const withoutTenant = engine.open();

/** The answer to a question of the page's in JSON, by which an exchange is sent in the tenant of `session`. */
function askEngine(text, session = withoutTenant) {
  return JSON.parse(engine.ask(session, text));
}

/** All that there is to show of a question for advice; `more` has what is tried, and what was sent before. */
function explore(question, session = withoutTenant, more = {}) {
  const answer = askEngine(JSON.stringify({ question, ...more }), session);
  const error = own(answer, "error");
  return error ? { ...answer, error: { ...error, path: error.path.replace(/^question\.?/, "") } } : answer;
}

isWide.addEventListener("change", arrange);
new IntersectionObserver(([{ isIntersecting }]) => { element("bar").hidden = isIntersecting; }).observe(element("verdict"));

// ---- Places ----

for (const tab of tabs) {
  element(`tab-${tab}`).addEventListener("click", () => showTab(tab));
  element(`tab-${tab}`).addEventListener("keydown", ({ key }) => {
    if (!["ArrowLeft", "ArrowRight"].includes(key)) return;
    const other = tabs.at((tabs.indexOf(tab) + (key === "ArrowLeft" ? -1 : 1)) % tabs.length);
    showTab(other);
    element(`tab-${other}`).focus();
  });
}
window.addEventListener("popstate", followAddress);
element("undo").addEventListener("click", () => history.back());
element("to-own").addEventListener("click", (event) => {
  event.preventDefault();
  showTab("own");
  element("own-request").focus();
});
for (const link of document.querySelectorAll("a[href='#verdict-title'], a[href='#ask']")) {
  link.addEventListener("click", (event) => goTo(event, link.hash.slice(1)));
}
element("clause").addEventListener("click", ({ target }) => {
  if (target === element("clause") || target.closest("button")) element("clause").close(); // Beside it, or on its button.
});

// ---- A case ----

makeControls();
for (const { id, description, scenario } of JSON.parse(element("examples").textContent).cases) {
  const example = /^example-(\d+)$/.exec(id);
  const title = example ? `Example ${example[1]}: ${description}` : description;
  element("documented").append(make("option", { value: fragment(scenario, "accepted") }, title));
}
putInForm(caseIn(exampleOptions()[0].value).scenario);
form.addEventListener("change", () => update());
form.addEventListener("submit", (event) => event.preventDefault());
element("goal").addEventListener("change", () => mode() === "own" ? updateOwn() : update(history.state));
element("example").addEventListener("change", ({ target }) => {
  if (target.value !== "") chooseExample(caseIn(target.value).scenario);
});
element("copy-link").addEventListener("click", async () => {
  update(history.state);
  const isFile = location.protocol === "file:";
  element("copied").textContent = (await copied(location.href) ? "Copied." : "Copy it from the address bar.")
    + (isFile ? " It opens in this file alone: send the file with it, or what stands behind #." : "");
});

// ---- A request of one's own ----

element("own-form").addEventListener("submit", (event) => event.preventDefault());
for (const place of ["own-request", "own-answer", "own-token", "own-path"]) {
  element(place).addEventListener("input", (event) => {
    forgetTried();
    const isMoved = place === "own-request" && moveToken();
    updateOwn(isTyping(event));
    if (isMoved) sayMoved();
  });
  element(place).addEventListener("change", leaveField);
}
element("own-files").addEventListener("change", ({ target }) => {
  take([...target.files]);
  target.value = ""; // The same file can be chosen again, once it was changed.
});
for (const place of ["choose-files", "who-open"]) element(place).addEventListener("click", () => element("own-files").click());
element("forget-tenant").addEventListener("click", () => {
  forgetTried();
  forgetTenant();
  say("tenant-refused", "");
  updateOwn();
});
element("own-clear").addEventListener("click", () => {
  forgetTried();
  clearOwn();
  updateOwn();
});
element("own-example").addEventListener("click", fillInExample);
element("open-case").addEventListener("click", () => {
  const { scenario } = answerShown;
  showTab("case");
  putInForm(scenario);
  update();
  element("verdict-title").focus();
});
element("who-example").addEventListener("click", () => {
  fillInExample();
  element("who-address").value = "MiriamG@contoso.com";
  updateWho();
});

/** Whether somebody is in the middle of typing: what is pasted is whole. */
function isTyping({ inputType = "" }) {
  return /^(?:insert(?:Text|CompositionText|LineBreak)|delete)/.test(inputType);
}

/** Takes what was dropped or chosen. */
async function take(files) {
  if (mode() !== "who") showTab("own");
  forgetTried();
  element("drop").ariaBusy = "true";
  say("tenant-refused", "");
  let problem;
  try {
    problem = await takeFiles(files);
  } catch (error) {
    problem = error instanceof Unreadable ? error.message : whatFailed(error);
  }
  if (mode() === "who" && opened && problem === "") updateWho();
  else {
    showTab("own");
    updateOwn();
  }
  if (problem !== "") {
    say("tenant-refused", capitalized(problem), "bad");
    element("drop").scrollIntoView({ block: "nearest" });
  }
  element("drop").ariaBusy = "false";
}

function sayMoved() {
  say("own-token-said", "A token, so it stands here; the request goes above.", "good");
}

/** Takes a text that was pasted or dropped beside the fields. */
function takeText(text) {
  if (text.trim() === "") return;
  showTab("own");
  forgetTried();
  putRequest(text);
  const isMoved = moveToken();
  updateOwn();
  if (isMoved) sayMoved();
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

const shownScript = copyLine(exportScript);
Object.assign(shownScript.firstElementChild, { tabIndex: 0, role: "region", ariaLabel: "What to export" }); // It scrolls.
element("to-export").append(shownScript);
forgetTenant();
followAddress();
const { version } = rules;
element("project").textContent = `DelegationRules ${version >> 16}.${version >> 8 & 255}.${version & 255}.`;
