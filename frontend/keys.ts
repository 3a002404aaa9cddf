/* What only the browser can do about the keyboard: jump to the content, press buttons by letters. */

// The link's address would be resolved against <base>, so it is followed here.
document.addEventListener(
  "click",
  (event) => {
    if (event.target instanceof Element && event.target.closest(".skip-link")) {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector<HTMLElement>("main")?.focus();
    }
  },
  true,
);

const isTyping = (event: KeyboardEvent) => {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.matches("input, textarea, select, [contenteditable]") || target.isContentEditable);
};

/* Letters press the buttons they are drawn on, "/" leads to the search of the list, "?" lists all keys, Ctrl Z takes back what was just done. */
document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.defaultPrevented || event.altKey) {
    return;
  }
  let pressed: HTMLElement | null | undefined;
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() === "z" && !event.shiftKey) {
      pressed = [...document.querySelectorAll<HTMLElement>(".toast-undo")].pop();
    }
  } else if (event.key === "/") {
    const search = document.querySelector<HTMLElement>("main vaadin-text-field.list-search");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === "?") {
    pressed = document.querySelector<HTMLElement>(".key-help-button");
  } else if (event.key.length === 1 && event.target instanceof Element) {
    pressed = event.target
      .closest("[data-keys]")
      ?.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not([disabled])`);
  }
  if (pressed) {
    event.preventDefault();
    pressed.click();
  }
});
