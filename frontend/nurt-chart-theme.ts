/* Colours for the canvas of <nurt-chart>, taken from the custom properties of the page and followed when they change. */

export interface Palette {
  value: string;
  valueOpen: string;
  valueActive: string;
  valueSeveral: string;
  compare: string;
  line: string;
  text: string;
}

const SOURCES: Record<keyof Palette, string> = {
  value: "var(--data-1)",
  // Mixed with the surface instead of made transparent, so that grid lines do not shine through.
  valueOpen: "color-mix(in srgb, var(--data-1) 55%, var(--surface))",
  valueActive: "color-mix(in srgb, var(--data-1) 75%, var(--ink))",
  valueSeveral: "var(--data-2)",
  compare: "var(--data-3)",
  line: "var(--line)",
  text: "var(--ink-3)",
};

/** What the properties mean at the element: a probe is asked, for a canvas knows neither var() nor light-dark(). */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  (element.shadowRoot ?? element).append(probe);
  const colours = Object.entries(SOURCES).map(([name, source]) => {
    probe.style.color = source;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(colours) as Palette;
}

/** The colour of a column: lighter while it goes on, another one when it stands for several. */
export function barColour(palette: Palette, point: { open: boolean; several: boolean } | undefined, active: boolean) {
  if (active) {
    return palette.valueActive;
  }
  if (point?.several) {
    return palette.valueSeveral;
  }
  return point?.open ? palette.valueOpen : palette.value;
}

/** Calls back when colours may have changed: scheme, contrast, printing, or the person's own choice. */
export function watchTheme(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"].map(
    (query) => matchMedia(query),
  );
  const choice = new MutationObserver(changed);
  choice.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "theme", "class"] });
  queries.forEach((query) => query.addEventListener("change", changed));
  return () => {
    choice.disconnect();
    queries.forEach((query) => query.removeEventListener("change", changed));
  };
}
