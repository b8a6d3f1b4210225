// @ts-check
// No place of a label sheet is printed on twice. A browser does not tell printing from going back, so a print is written
// down before it goes out, and the page asks until somebody has answered – here, in another tab, or when the page is opened
// again. Until then any print, also by the browser's own command, puts out a page that says so, and no label. Used by print.js.

/** @typedef {Print & {labels: number}} Drawn  what stands on the sheets now, and the place that comes after it */

/**
 * @param {HTMLElement} desk
 * @param {ReturnType<typeof printMemory>} memory
 * @param {(paper: string) => number} places  how many places a paper has, 0 where the page does not offer it
 * @param {() => Drawn} redraw  draws the sheets anew where the remembered place, the day or a choice is another one now
 */
const printOnce = (desk, memory, places, redraw) => {
  const one = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [question, status, came, button] = ["da-in", "tong", "roi", "in"].map(one);
  const [forgets, privacy] = [".forgets", ".privacy"].map((at) => /** @type {HTMLElement} */ (desk.querySelector(at)));

  /** @type {Print | null} the print of which nobody has said yet whether it came out, of this tab or of another */
  let asked = null;
  /** @type {Print | null} the print of this page, until somebody is seen on the page again */
  let mine = null;
  let going = false; // between `beforeprint` and `afterprint` what goes to paper must stay as it is
  /** @type {Drawn} */
  let drawn = { paper: "", next: 1, labels: 0 };

  const waiting = () => {
    const kept = memory.read().asked;
    return kept && Number.isInteger(kept.next) && kept.next >= 1 && kept.next <= places(kept.paper) ? kept : null;
  };
  /** @param {Print | null} a @param {Print | null} b */
  const same = (a, b) => a?.paper === b?.paper && a?.next === b?.next;

  /** Draws and asks by what the device remembers now: another tab may have printed or answered since the last look. */
  const look = () => {
    asked = waiting();
    drawn = redraw();
    if (asked) {
      one("hoi").textContent = "Nhãn đã ra giấy chưa?";
      came.textContent = places(asked.paper) > 1 ? `Đã in, lần sau bắt đầu từ ô ${asked.next}` : "Đã in";
    } else {
      desk.classList.remove("waiting");
    }
    question.hidden = !asked;
    /** @type {HTMLButtonElement} */ (button).disabled = !drawn.labels || asked !== null;
    forgets.hidden = memory.keeps();
    privacy.hidden = !memory.keeps();
  };

  const begin = () => {
    if (asked || !drawn.labels) return;
    mine = { paper: drawn.paper, next: drawn.next };
    memory.write({ asked: mine });
  };
  addEventListener("beforeprint", () => {
    // Chrome on Android tells of `afterprint` at once and then prepares the same print again, as often as its dialog
    // needs it. Nobody has been on the page in between, and the page is not in front: that is no second print.
    const again = mine && (document.hidden || !document.hasFocus()) && same(waiting(), mine);
    if (again) return;
    look();
    // Set here and kept until the answer, not when the question is put: Safari on iOS draws its pages after `afterprint`.
    desk.classList.toggle("waiting", asked !== null);
    mine = null;
    begin();
    going = mine !== null;
  });
  addEventListener("afterprint", () => {
    if (!going) begin(); // a print that nobody announced
    going = false;
    look();
    if (asked) came.focus();
  });

  const isOpen = () => drawn.paper !== ""; // before that there is nothing to look at
  /** Somebody is on the page, so what is printed from now on is another print. */
  const here = () => {
    mine = null;
    if (isOpen()) look();
  };
  addEventListener("storage", () => {
    if (isOpen() && !going) look();
  });
  addEventListener("focus", here);
  addEventListener("pageshow", here); // back from the browser's memory, where no `storage` was heard
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) here();
  });
  for (const sign of ["pointerdown", "keydown"]) {
    // No look here: the question must not change under the finger. What the finger does then will look.
    addEventListener(sign, () => { mine = null; }, true);
  }

  button.addEventListener("click", () => {
    here();
    if (!asked && drawn.labels) print();
  });
  /** @param {boolean} out  whether the labels came out */
  const answer = (out) => {
    const meant = asked;
    here();
    if (!asked || !same(asked, meant)) return; // another tab has answered, or printed since: that was not the question
    const starts = { ...memory.read().starts, [asked.paper]: asked.next };
    memory.write(out ? { starts, asked: null } : { asked: null });
    look();
    if (out) status.textContent = `Đã nhớ. ${(status.textContent ?? "").replace(/^Đã nhớ\. /, "")}`;
    button.focus();
  };
  came.addEventListener("click", () => answer(true));
  one("chua").addEventListener("click", () => answer(false));

  return { look };
};
