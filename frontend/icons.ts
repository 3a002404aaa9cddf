/*
 * Our icons: 24 × 24, drawn with a line of 1.8 in the colour of the text around them. The enum Icons (platform.ui) names
 * each of them; IconsTest keeps the two together.
 */
import { Iconset } from "@vaadin/icon/vaadin-iconset.js";

const drawings: Record<string, string> = {
  "add-to-home": '<path d="M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM12 8.5v7M8.5 12h7"/>',
  alert: '<path d="M12 3l9 16H3z"/><path d="M12 10v4M12 16.9v.1"/>',
  arrow: '<path d="M5 12h14m-5-5l5 5-5 5"/>',
  back: '<path d="M19 12H5m5-5l-5 5 5 5"/>',
  bell: '<path d="M6 17v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4"/>',
  calendar: '<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4"/>',
  chart: '<path d="M4 20V10m5 10V4m5 16v-7m5 7V8"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  concentrator: '<path d="M12 12v9M8 21h8M12 12.1V12M8.5 15.5a5 5 0 1 1 7 0M5.6 18.4a9 9 0 1 1 12.8 0"/>',
  document: '<path d="M6 3h9l4 4v14H6zM9 12h7M9 16h7"/>',
  download: '<path d="M12 4v11m-5-5l5 5 5-5M5 20h14"/>',
  drop: '<path d="M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z"/>',
  edit: '<path d="M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  home: '<path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/>',
  info: '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.1"/>',
  keyboard: '<path d="M3 6h18v12H3zM7 10h.1M10.3 10h.1M13.7 10h.1M17 10h.1M8 14h8"/>',
  language: '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18"/>',
  mail: '<path d="M3 6h18v13H3zM3 7l9 7 9-7"/>',
  map: '<path d="M9 5L3 7.5v12L9 17l6 2.5 6-2.5V5l-6 2.5zM9 5v12M15 7.5v12"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  message: '<path d="M4 5h16v12H9l-5 4z"/>',
  meter: '<path d="M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8 10h8v3H8zM12 16v.1M12 4V2M4 12H2m20 0h-2"/>',
  more: '<path d="M5 12h.1M12 12h.1M19 12h.1" stroke-width="2.6"/>',
  offline: '<path d="M4 4l16 16M8.5 16a5 5 0 0 1 6-.8M5 12.5a10 10 0 0 1 4-2.3M14 10a10 10 0 0 1 5 2.5M12 20v.1"/>',
  phone: '<path d="M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4c0 1-1 2-2 2C10 20 4 13 3 6c0-1 1-2 2-2z"/>',
  pin: '<path d="M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"/>',
  print: '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
  quarantine: '<path d="M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM12 8v5M12 16v.1"/>',
  refresh: '<path d="M19 12a7 7 0 1 1-2-5m2-3v4h-4"/>',
  remove: '<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>',
  search: '<path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5"/>',
  settings: '<path d="M4 7h9m4 0h3M4 17h3m4 0h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"/>',
  share: '<path d="M12 15V3.5m-4 4l4-4 4 4M8 10.5H5.5V21h13V10.5H16"/>',
  "sign-out": '<path d="M10 4H5v16h5M9 12h11m-4-4l4 4-4 4"/>',
  table: '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9"/>',
  theme: '<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 3v18M12 8h8M12 12h9M12 16h8"/>',
  user: '<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7"/>',
  wrench: '<path d="M14 6a5 5 0 0 1 6-1l-3 3 .5 2 2 .5 3-3a5 5 0 0 1-7 6L8 21l-4-4 7.5-7.5"/>',
};

const template = document.createElement("template");
template.innerHTML = `<svg><defs>${Object.entries(drawings)
  .map(
    ([name, lines]) =>
      `<g id="nurt:${name}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${lines}</g>`,
  )
  .join("")}</defs></svg>`;

Iconset.register("nurt", 24, template);
