/* What only the browser can do about the keyboard: jump to the content, Ctrl K into the search. */

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

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
    const search = document.querySelector<HTMLElement>(".office-search");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }
});
