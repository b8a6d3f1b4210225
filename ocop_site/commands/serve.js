// What `serve` adds to the pages that it sends: tells livereload.js what this page shows, and lays problems over it.
"use strict";
(function () {
  let shown = document.currentScript.dataset.shown;
  const STYLE = `
    section { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647;
      box-sizing: border-box; padding: 1rem 1.25rem; background: #1f1410; color: #fdf3e7; border-top: 4px solid #e8553a;
      font: 16px/1.5 system-ui, sans-serif; text-align: left; box-shadow: 0 -4px 24px rgb(0 0 0 / 40%); }
    header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
    h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
    button { font: inherit; min-width: 44px; min-height: 44px; padding: .25rem 1rem; color: inherit; background: none;
      border: 2px solid currentcolor; border-radius: 6px; cursor: pointer; }
    button:focus-visible { outline: 3px solid #ffd166; outline-offset: 2px; }
    ol { margin: 0; padding: 0; list-style: none; }
    li { margin: .75rem 0; }
    code, pre { font: 14px/1.45 ui-monospace, monospace; }
    code { color: #ffd166; overflow-wrap: anywhere; }
    pre { margin: .25rem 0; padding: .5rem; overflow-x: auto; background: #000; color: #fdf3e7; }
    p { margin: .25rem 0; }
    @media print { section { display: none; } }`;
  let host = null;
  let dismissed = "";

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function item(problem) {
    const line = document.createElement("li");
    line.append(element("code", problem.place), element("p", problem.text));
    if (problem.excerpt.length) line.append(element("pre", problem.excerpt.join("\n")));
    if (problem.how) line.append(element("p", problem.how));
    return line;
  }

  function close() {
    if (host) host.remove();
    host = null;
  }

  // All of it is text: nothing that a record says becomes part of the page.
  function show(said) {
    close();
    const told = JSON.parse(said);
    if (!told.title || said === dismissed) return;
    host = document.createElement("ocop-problems");
    const root = host.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    const region = document.createElement("section");
    region.setAttribute("role", "alert");
    region.setAttribute("aria-label", told.title);
    region.lang = told.lang;
    const button = element("button", told.close);
    button.type = "button";
    button.addEventListener("click", function () { dismissed = said; close(); });
    region.addEventListener("keydown", function (event) { if (event.key === "Escape") button.click(); });
    const top = document.createElement("header");
    top.append(element("h2", told.title), button);
    const list = document.createElement("ol");
    list.append(...told.problems.map(item));
    document.documentElement.append(host);
    root.append(region);
    // A live region speaks what is put into it after it is there.
    region.append(top, list, element("p", told.more));
  }

  window.LiveReloadPluginOcop = class {
    static identifier = "ocop";
    static version = "1.0";
    analyze() { return { shown: shown }; }
    reload(path, options) {
      if (path === "ocop:problems") show(options.originalPath);
      else if (path === "ocop:shown") shown = options.originalPath;
      else return false;
      return true;
    }
  };
})();
