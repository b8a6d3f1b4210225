// @ts-check
// How labels lie on their paper: places, sizes and steps of letters in millimetres. It moves the labels that the page
// carries and knows nothing of what was printed before. Used by print.js.

/** @typedef {{x: number, y: number}} Place  mm from the paper's top left corner */
/** @typedef {{tall: boolean, pad: number, edge: number, room: number, most: number, letters: number}} Layout  mm */
/** @typedef {{id: string, width: number, height: number, label: {width: number, height: number}, places: Place[],
 *   formats: string[], layout: Layout}} Paper */
/** @typedef {{code: string, label: HTMLElement}} Labelled */

/** @param {HTMLElement} desk  the part of the page with the sheets, and the label of every product somewhere in it */
const printSheets = (desk) => {
  const LEAST_STEPS = 8; // times the page's module step: 0.4 mm
  const PIXELS = 96 / 25.4; // CSS pixels a millimetre
  const [MARGIN, PEEK] = [4, 30]; // CSS pixels: a sheet's shadow on both sides; the upper edge of a further sheet
  const [LEAST_SCALE, MOST_SCALE] = [0.25, 1.6]; // of a sheet on screen

  const sheets = /** @type {HTMLElement} */ (desk.querySelector(".sheets"));
  const notices = [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".unprinted"))];
  const step = Number(desk.dataset.module);
  const lastStep = Number(desk.dataset.steps) - 1;
  const labels = [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".label"))];
  const largest = Math.max(...labels.map((one) => Number(one.dataset.size)));
  // The paper of the chosen stock and the room on screen, after the page's own sheets and so before them in rank.
  const [page, screen] = [new CSSStyleSheet(), new CSSStyleSheet()];
  document.adoptedStyleSheets = [page, screen];

  /** Modules in whole steps, the largest that the room allows; 0 where even the least are too large. @param {Paper} on */
  const side = (on) => {
    const { room, most } = on.layout;
    const steps = Math.max(LEAST_STEPS, Math.floor(room / largest / step + 1e-6));
    const wide = largest * steps * step;
    return wide <= most + 1e-6 ? Math.round(wide * 100) / 100 : 0;
  };

  /** @type {Map<string, number>} at which step the words of a label found room */
  const fitted = new Map();
  /** @param {HTMLElement} label @param {number} at */
  const setStep = (label, at) => {
    label.className = label.className.replace(/\bf\d\b/, `f${at}`);
  };
  /** Shrink the words of each label, all at once, until they find room.
   * @param {Map<string, HTMLElement>} shown @param {string} about  the paper and the format */
  const fit = (shown, about) => {
    // By the words themselves, not by how many letters they have: 888 is wider than 111.
    const memo = (/** @type {string} */ code) => `${about} ${code} ${shown.get(code)?.textContent}`;
    let open = [...shown].filter(([code]) => !fitted.has(memo(code)));
    sheets.classList.add("measuring");
    for (let at = 0; open.length && at <= lastStep; at++) {
      for (const [, label] of open) setStep(label, at);
      const full = open.filter(([, label]) => {
        const words = /** @type {HTMLElement} */ (label.querySelector(".words"));
        return words.scrollHeight > words.clientHeight || words.scrollWidth > words.clientWidth;
      });
      for (const one of open) if (at === lastStep || !full.includes(one)) fitted.set(memo(one[0]), at);
      open = full;
    }
    sheets.classList.remove("measuring");
    for (const label of sheets.querySelectorAll(".label")) {
      const code = /** @type {HTMLElement} */ (label).dataset.code ?? "";
      setStep(/** @type {HTMLElement} */ (label), fitted.get(memo(code)) ?? lastStep);
    }
  };

  /** @param {Paper} on @param {string} format
   * @param {number[]} printer  shift across and down in mm, stretch across and down in % */
  const setGeometry = (on, format, [x, y, across, down]) => {
    page.replaceSync(`@page{size:${on.width}mm ${on.height}mm;margin:0}`);
    const measures = {
      "paper-width": on.width, "paper-height": on.height, width: on.label.width, height: on.label.height,
      pad: on.layout.pad, edge: on.layout.edge, letters: on.layout.letters, side: side(on), x, y,
    };
    for (const [name, value] of Object.entries(measures)) sheets.style.setProperty(`--${name}`, `${value}mm`);
    sheets.style.setProperty("--across", String(across / 100));
    sheets.style.setProperty("--down", String(down / 100));
    sheets.className = `sheets as-${format}${on.layout.tall ? " tall" : ""}`;
    desk.classList.toggle("priced", format === "price");
    // What is printed instead of labels stands in the first place, the one used first: put on paper after all, it costs
    // one label at most.
    const first = { ...on.places[0], ...on.label };
    for (const [name, value] of Object.entries(first)) {
      for (const notice of notices) notice.style.setProperty(`--${name}`, `${value}mm`);
    }
  };

  /** @type {Paper | null} */
  let now = null;
  /** On screen a whole sheet shows: beside the choices, where the sheets scroll by themselves, or below them. */
  const setSize = () => {
    if (!now) return;
    // How much of the window the head of the page takes before anything is scrolled: the sheets must end above the fold.
    screen.replaceSync(`.desk{--above:${Math.ceil(desk.getBoundingClientRect().top + scrollY)}px}`);
    const beside = getComputedStyle(sheets).overflowY === "auto";
    const across = (sheets.clientWidth - MARGIN) / (now.width * PIXELS);
    const room = (beside ? sheets.clientHeight : innerHeight) - (sheets.childElementCount > 1 ? PEEK : MARGIN);
    const high = room / (now.height * PIXELS);
    sheets.style.setProperty("--k", String(Math.min(across, Math.max(high, LEAST_SCALE), MOST_SCALE)));
    sheets.tabIndex = beside && sheets.scrollHeight > sheets.clientHeight ? 0 : -1; // the keyboard scrolls it too
  };
  addEventListener("resize", setSize);

  /** @param {string} kind @param {...Node} inside */
  const block = (kind, ...inside) => {
    const made = document.createElement("div");
    made.className = kind;
    made.append(...inside);
    return made;
  };
  /** Puts the labels on as many sheets as they need; gives the first copy of each.
   * @param {Paper} on @param {Labelled[]} all @param {number} from  the first free place */
  const lay = (on, all, from) => {
    const count = on.places.length;
    /** @type {Map<string, HTMLElement>} */
    const shown = new Map();
    const made = [];
    for (let sheet = 0; sheet * count < Math.max(1, from - 1 + all.length); sheet++) {
      const ink = block("ink");
      on.places.forEach((place, at) => {
        const good = all[sheet * count + at - (from - 1)];
        const box = block(good ? "spot" : sheet * count + at < from - 1 ? "spot used" : "spot free");
        box.dataset.number = String(at + 1);
        box.style.left = `${place.x}mm`;
        box.style.top = `${place.y}mm`;
        if (good) {
          const copy = /** @type {HTMLElement} */ (good.label.cloneNode(true));
          box.append(copy);
          if (!shown.has(good.code)) shown.set(good.code, copy);
        }
        ink.append(box);
      });
      made.push(block("frame", block("sheet", ink)));
    }
    sheets.replaceChildren(...made);
    return shown;
  };

  /** @param {Paper} on @param {string} format @param {number[]} printer @param {Labelled[]} all @param {number} from */
  const draw = (on, format, printer, all, from) => {
    now = on;
    setGeometry(on, format, printer);
    const shown = lay(on, all, from);
    setSize();
    fit(shown, `${on.id} ${format}`);
  };

  return { sheets, side, draw, remeasure: () => fitted.clear() };
};
