// @ts-check
// An outlet's print page: which labels, how many, on which paper, from which place on. It lays out anew the labels that
// the page carries; nothing leaves this device. Without this script the page prints one of each from place 1 on.
(() => {
  const HOURS = 7; // Viet Nam is 7 hours ahead of UTC, all year
  const LEAST_STEPS = 8; // times the page's module step: 0.4 mm
  const MOST_LABELS = 1500; // in one print; more would only stop the browser
  const MOST_COPIES = 99;
  const USUAL = [0, 0, 100, 100]; // a printer that is not off
  const PIXELS = 96 / 25.4; // CSS pixels a millimetre

  /** @typedef {{x: number, y: number}} Place  mm from the paper's top left corner */
  /** @typedef {{tall: boolean, pad: number, edge: number, room: number, most: number, letters: number}} Layout  mm */
  /** @typedef {{id: string, width: number, height: number, label: {width: number, height: number}, places: Place[],
   *   formats: string[], layout: Layout}} Paper */
  /** @typedef {{code: string, box: HTMLInputElement, copies: HTMLInputElement, price: HTMLInputElement | null,
   *   row: HTMLElement, label: HTMLElement, size: number}} Good */
  /** @typedef {{paper?: string, format?: string, starts?: Record<string, number>, picks?: Record<string, number>,
   *   printers?: Record<string, number[]>, asked?: Print | null}} Memory */
  /** @typedef {{paper: string, next: number}} Print  the paper, and the first place on it that stays free */

  /** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
  const the = (id, kind) => {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(id);
    return found;
  };
  const desk = the("in-nhan", HTMLElement);
  const sheets = /** @type {HTMLElement} */ (desk.querySelector(".sheets"));
  const paperChoice = the("giay", HTMLSelectElement);
  const formatChoice = the("mau", HTMLSelectElement);
  const start = the("o-dau", HTMLInputElement);
  const printer = ["ngang", "doc", "rong", "cao"].map((id) => the(id, HTMLInputElement));
  const status = the("tong", HTMLElement);
  const question = the("da-in", HTMLElement);
  const step = Number(desk.dataset.module);

  /** @type {Map<string, Paper>} */
  const papers = new Map([...paperChoice.options].map((one) => [one.value, JSON.parse(one.dataset.paper ?? "")]));
  const labels = new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".label"))].map((one) => [one.dataset.code, one]),
  );
  /** @type {Good[]} */
  const goods = [.../** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".goods > li"))].map((row) => {
    const [box, copies, price] = [".pick input", ".copies input", ".own input"].map((at) => row.querySelector(at));
    const code = /** @type {HTMLInputElement} */ (box).value;
    const label = /** @type {HTMLElement} */ (labels.get(code));
    return /** @type {Good} */ ({ code, box, copies, price, row, label, size: Number(label.dataset.size) });
  });
  const largest = Math.max(...goods.map((one) => one.size));

  // What this device remembers of this outlet. A browser that keeps nothing still prints.
  const key = `ocop-in-nhan-${desk.dataset.outlet}`;
  /** @returns {Memory} */
  const recall = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
      return kept && typeof kept === "object" ? kept : {};
    } catch {
      return {};
    }
  };
  /** @param {Partial<Memory>} news */
  const remember = (news) => {
    try {
      localStorage.setItem(key, JSON.stringify({ ...recall(), ...news }));
    } catch {
      // private windows and full disks: the page works all the same
    }
  };

  const today = () => new Date(Date.now() + HOURS * 3600e3).toISOString().slice(0, 10);
  /** @param {HTMLInputElement} field @param {number} otherwise */
  const number = (field, otherwise) => {
    const [value, least, most] = [field.valueAsNumber, Number(field.min), Number(field.max)];
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
  };
  const paper = () => /** @type {Paper} */ (papers.get(paperChoice.value));
  /** Shift across and down in mm, stretch across and down in %. */
  const printing = () => printer.map((field, at) => number(field, USUAL[at]));
  const firstPlace = () => Math.round(number(start, 1));
  /** The text of a number as people here write it. @param {number} value */
  const written = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
  const price = (/** @type {string} */ text) => {
    const digits = text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
    return digits && `${written(Number(digits))} ₫`;
  };

  /** Modules in whole steps, the largest that the room allows; 0 where even the least are too large. @param {Paper} on */
  const side = (on) => {
    const { room, most } = on.layout;
    const steps = Math.max(LEAST_STEPS, Math.floor(room / largest / step + 1e-6));
    const wide = largest * steps * step;
    return wide <= most + 1e-6 ? Math.round(wide * 100) / 100 : 0;
  };

  /** The label as it may be printed today: stars and term go when their last day has passed. @param {Good} good */
  const master = (good) => {
    const day = today();
    for (const later of /** @type {NodeListOf<HTMLTemplateElement>} */ (good.label.querySelectorAll("template"))) {
      if ((later.dataset.from ?? "") <= day) later.replaceWith(later.content);
    }
    for (const words of /** @type {NodeListOf<HTMLElement>} */ (good.label.querySelectorAll("[data-until]"))) {
      if ((words.dataset.until ?? "") < day) words.remove();
    }
    const shown = good.label.querySelector(".price");
    if (shown && good.price) shown.textContent = price(good.price.value);
    return good.label;
  };

  /** Every label of this print in its order; no more than a browser can lay out. */
  const chosen = () => {
    /** @type {Good[]} */
    const all = [];
    for (const good of goods) {
      if (!good.box.checked) continue;
      all.push(...Array(Math.round(number(good.copies, 1))).fill(good));
    }
    return { all: all.slice(0, MOST_LABELS), left: Math.max(0, all.length - MOST_LABELS) };
  };

  /** @type {Map<string, number>} at which step the words of a label found room */
  const fitted = new Map();
  // The paper of the chosen stock, after the page's own sheets and so before them in rank.
  const page = new CSSStyleSheet();
  document.adoptedStyleSheets = [page];
  const lastStep = Number(desk.dataset.steps) - 1;

  /** Shrink the words of each label, all at once, until they find room. @param {Map<string, HTMLElement>} shown */
  const fit = (shown) => {
    const about = `${paperChoice.value} ${formatChoice.value} `;
    const memo = (/** @type {string} */ code) => `${about}${code} ${shown.get(code)?.textContent?.length}`;
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
  /** @param {HTMLElement} label @param {number} at */
  const setStep = (label, at) => {
    label.className = label.className.replace(/\bf\d\b/, `f${at}`);
  };

  /** @param {Paper} on */
  const setGeometry = (on) => {
    const [x, y, across, down] = printing();
    page.replaceSync(`@page{size:${on.width}mm ${on.height}mm;margin:0}`);
    const measures = {
      "paper-width": on.width, "paper-height": on.height, width: on.label.width, height: on.label.height,
      pad: on.layout.pad, edge: on.layout.edge, letters: on.layout.letters, side: side(on), x, y,
    };
    for (const [name, value] of Object.entries(measures)) sheets.style.setProperty(`--${name}`, `${value}mm`);
    sheets.style.setProperty("--across", String(across / 100));
    sheets.style.setProperty("--down", String(down / 100));
    sheets.className = `sheets as-${formatChoice.value}${on.layout.tall ? " tall" : ""}`;
    desk.classList.toggle("priced", formatChoice.value === "price");
  };
  const setSize = () => {
    const on = paper();
    const across = sheets.clientWidth / (on.width * PIXELS);
    const high = (innerHeight - 220) / (on.height * PIXELS); // beside the choices the whole sheet shows
    sheets.style.setProperty("--k", String(Math.min(across, Math.max(high, 0.35), 1.6)));
  };

  /** @param {string} kind @param {...Node} inside */
  const block = (kind, ...inside) => {
    const made = document.createElement("div");
    made.className = kind;
    made.append(...inside);
    return made;
  };

  /** @param {Paper} on @param {Good[]} all @param {number} from */
  const drawn = (on, all, from) => {
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

  /** @param {number} labels @param {number} left @param {Paper} on @param {number} from */
  const say = (labels, left, on, from) => {
    const count = on.places.length;
    const used = Math.ceil((from - 1 + labels) / count);
    const end = ((from - 2 + labels) % count) + 1;
    let words = `Sẽ in ${written(labels)} nhãn`;
    if (count > 1 && labels === 1) words += ` vào ô ${from}`;
    else if (count > 1 && used === 1) words += ` trên 1 tờ: từ ô ${from} đến ô ${end}`;
    else if (count > 1) words += ` trên ${written(used)} tờ: từ ô ${from} của tờ đầu đến ô ${end} của tờ cuối`;
    words = labels ? `${words}.` : "Chưa chọn nhãn nào.";
    if (left) words += ` Mỗi lần in nhiều nhất ${written(MOST_LABELS)} nhãn: ${written(left)} nhãn sau cùng không có trong bản in này.`;
    status.textContent = words;
  };

  let shownNow = "";
  let lastDay = "";
  let last = { paper: "", next: 1, labels: 0 };
  /** @type {Print | null} the print of which nobody has said yet whether it came out */
  let asked = null;
  const allow = () => {
    the("in", HTMLButtonElement).disabled = !last.labels || asked !== null;
  };
  const render = () => {
    const on = paper();
    const from = firstPlace();
    const { all, left } = chosen();
    lastDay = today();
    const codes = all.map((one) => one.code + (one.price?.value ?? ""));
    const wanted = [lastDay, on.id, formatChoice.value, from, left, ...printer.map((one) => one.value), ...codes].join("|");
    if (wanted === shownNow) return;
    shownNow = wanted;
    for (const good of goods) {
      good.copies.disabled = !good.box.checked;
      if (good.box.checked) master(good);
    }
    setGeometry(on);
    setSize();
    fit(drawn(on, all, from));
    say(all.length, left, on, from);
    last = { paper: on.id, next: ((from - 1 + all.length) % on.places.length) + 1, labels: all.length };
    allow();
  };

  /** Asks whether a print came out, until somebody answers: on this page and the next time that it is opened. @param {Print} print */
  const ask = (print) => {
    asked = print;
    remember({ asked });
    const next = (papers.get(print.paper)?.places.length ?? 1) > 1;
    the("hoi", HTMLElement).textContent = "Nhãn đã ra giấy chưa?";
    the("roi", HTMLButtonElement).textContent = next ? `Đã in, lần sau bắt đầu từ ô ${print.next}` : "Đã in";
    question.hidden = false;
    allow();
  };
  const askAgain = () => {
    const kept = recall().asked;
    const places = papers.get(kept?.paper ?? "")?.places.length ?? 0;
    if (kept && Number.isInteger(kept.next) && kept.next >= 1 && kept.next <= places) ask(kept);
  };
  const close = () => {
    asked = null;
    remember({ asked });
    question.hidden = true;
    allow();
    the("in", HTMLButtonElement).focus();
  };

  /** What belongs to a paper: its formats, its places, where this device stands on it, how its printer is set. */
  const choosePaper = () => {
    const on = paper();
    const kept = recall();
    for (const one of formatChoice.options) one.hidden = one.disabled = !on.formats.includes(one.value);
    if (formatChoice.selectedOptions[0]?.disabled ?? true) formatChoice.value = on.formats[0];
    const count = on.places.length;
    start.max = the("so-o", HTMLElement).textContent = String(count);
    start.value = String(Math.min(count, Math.max(1, Number(kept.starts?.[on.id]) || 1)));
    /** @type {HTMLElement} */ (start.closest(".first")).hidden = the("cach-dem", HTMLElement).hidden = count === 1;
    const set = kept.printers?.[`${on.width}x${on.height}`];
    USUAL.forEach((usual, at) => {
      printer[at].value = String(Number.isFinite(set?.[at]) ? set?.[at] : usual);
    });
  };
  const rememberStart = () => remember({ starts: { ...recall().starts, [paperChoice.value]: firstPlace() } });
  const rememberPicks = () => {
    const picks = goods.filter((one) => one.box.checked).map((one) => [one.code, Math.round(number(one.copies, 1))]);
    remember({ picks: Object.fromEntries(picks) });
  };
  /** @param {number} place */
  const startAt = (place) => {
    start.value = String(place);
    rememberStart();
    render();
  };
  const plain = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const openDesk = () => {
    for (const one of paperChoice.options) {
      const on = /** @type {Paper} */ (papers.get(one.value));
      one.hidden = one.disabled = side(on) === 0;
    }
    const kept = recall();
    if (kept.picks) {
      for (const good of goods) {
        const copies = Number(kept.picks[good.code]);
        good.box.checked = copies > 0;
        good.copies.value = String(Math.min(MOST_COPIES, Math.max(1, copies || 1)));
      }
    }
    const usable = [...paperChoice.options].filter((one) => !one.disabled).map((one) => one.value);
    if (kept.paper && usable.includes(kept.paper)) paperChoice.value = kept.paper;
    if (!usable.includes(paperChoice.value)) paperChoice.value = usable[0];
    if (kept.format && paper().formats.includes(kept.format)) formatChoice.value = kept.format;
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (desk.querySelectorAll(".choices, .act, .privacy"))) one.hidden = false;
    /** @type {HTMLElement} */ (desk.querySelector(".no-script")).remove();
    sheets.setAttribute("aria-hidden", "true"); // the list and the status say the same in words
    choosePaper();
    render();
    askAgain();
  };

  paperChoice.addEventListener("change", () => {
    choosePaper();
    remember({ paper: paperChoice.value, format: formatChoice.value });
    render();
  });
  formatChoice.addEventListener("change", () => {
    remember({ format: formatChoice.value });
    render();
  });
  start.addEventListener("input", render);
  start.addEventListener("change", () => startAt(firstPlace()));
  for (const field of printer) {
    field.addEventListener("change", () => {
      const on = paper();
      remember({ printers: { ...recall().printers, [`${on.width}x${on.height}`]: printing() } });
      render();
    });
  }
  sheets.addEventListener("click", (event) => {
    const place = /** @type {HTMLElement} */ (event.target).closest(".frame:first-child .spot");
    if (place instanceof HTMLElement) startAt(Number(place.dataset.number));
  });
  const goodsList = the("san-pham", HTMLFieldSetElement);
  goodsList.addEventListener("change", (event) => {
    if (event.target === document.getElementById("loc")) return;
    rememberPicks();
    render();
  });
  for (const [id, ticked] of /** @type {[string, boolean][]} */ ([["het", true], ["khong", false]])) {
    document.getElementById(id)?.addEventListener("click", () => {
      for (const good of goods) if (!good.row.hidden && (good.price || !ticked)) good.box.checked = ticked;
      rememberPicks();
      render();
    });
  }
  document.getElementById("loc")?.addEventListener("input", (event) => {
    const words = plain(/** @type {HTMLInputElement} */ (event.target).value).split(/\s+/);
    for (const good of goods) {
      const name = plain(good.row.dataset.name ?? "");
      good.row.hidden = !words.every((word) => name.includes(word));
    }
  });

  the("in", HTMLButtonElement).addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    if (today() !== lastDay) render();
  });
  addEventListener("afterprint", () => {
    // A browser does not say whether the person printed or went back: ask.
    if (!last.labels) return;
    ask({ paper: last.paper, next: last.next });
    the("roi", HTMLButtonElement).focus();
  });
  the("roi", HTMLButtonElement).addEventListener("click", () => {
    if (!asked) return;
    if (asked.paper === paperChoice.value) startAt(asked.next);
    else remember({ starts: { ...recall().starts, [asked.paper]: asked.next } }); // another paper was chosen since
    status.textContent = `Đã nhớ. ${(status.textContent ?? "").replace(/^Đã nhớ\. /, "")}`;
    close();
  });
  the("chua", HTMLButtonElement).addEventListener("click", close);
  addEventListener("resize", setSize);
  document.fonts.ready.then(openDesk, openDesk); // widths are measured: the letters must be there
})();
