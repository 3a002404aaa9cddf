/*
 * Ctrl K opens the office's search. The server opens it, which takes a moment; what is typed meanwhile is kept here, goes nowhere else, and is
 * handed to the field as soon as it has the focus. Escape, Tab, the pointer or a search that does not open end the waiting.
 */
const PATIENCE_MS = 10_000;

let waiting: ReturnType<typeof setTimeout> | undefined;
let typed = "";
let entered = false;

const stopWaiting = () => {
  clearTimeout(waiting);
  waiting = undefined;
};

const isField = (target: EventTarget | null | undefined): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches(".search-field input");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    const search = document.querySelector<HTMLElement>(".office-search");
    if (search) {
      event.preventDefault();
      search.click();
    }
  }
});

// However the search is opened: by Ctrl K, by the pointer, by Enter on its button.
document.addEventListener(
  "click",
  (event) => {
    if (event.target instanceof Element && event.target.closest(".office-search")) {
      stopWaiting();
      if (isField(document.activeElement)) {
        document.activeElement.select();
        return;
      }
      typed = "";
      entered = false;
      waiting = setTimeout(stopWaiting, PATIENCE_MS);
    }
  },
  true,
);

document.addEventListener("pointerdown", stopWaiting, true);

document.addEventListener(
  "keydown",
  (event) => {
    if (waiting === undefined || isField(event.target)) {
      return;
    }
    if (event.key === "Escape" || event.key === "Tab") {
      stopWaiting();
      return;
    }
    const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
    if (isCommand || entered) {
      return;
    }
    if (event.key.length === 1) {
      typed += event.key;
    } else if (event.key === "Backspace") {
      typed = typed.slice(0, -1);
    } else if (event.key === "Enter" && typed) {
      entered = true;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("focusin", (event) => {
  if (waiting === undefined || !isField(event.target)) {
    return;
  }
  stopWaiting();
  const field = event.target;
  if (!typed) {
    // What was asked last time goes away by typing.
    field.select();
    return;
  }
  field.value = typed.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  if (entered) {
    for (const type of ["keydown", "keypress", "keyup"]) {
      field.dispatchEvent(new KeyboardEvent(type, { key: "Enter", code: "Enter", bubbles: true, composed: true }));
    }
  }
});

export {};
