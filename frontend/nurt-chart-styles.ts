/* How <nurt-chart> looks around its canvas; colours are the page's tokens. */
import { css } from "lit";

export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  figure {
    margin: 0;
  }
  .plot,
  .waiting,
  .empty {
    position: relative;
    height: 250px;
    border-radius: 8px;
  }
  .plot:focus-visible {
    outline: 3px solid var(--water);
    outline-offset: 4px;
  }
  .plot:focus:not(:focus-visible) {
    outline: none;
  }
  canvas {
    touch-action: pan-y;
  }
  .tip {
    position: absolute;
    top: 0;
    left: 0;
    display: grid;
    gap: 2px;
    max-width: 240px;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--raised, var(--surface));
    box-shadow: var(--shadow);
    color: var(--ink);
    font-size: 14px;
    line-height: 1.4;
    pointer-events: none;
  }
  .tip b {
    font-weight: 600;
  }
  .tip small {
    color: var(--ink-2);
    font-size: 13px;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 20px;
    margin: 10px 0 -10px;
    color: var(--ink-2);
    font-size: 14px;
  }
  i {
    display: inline-block;
    width: 12px;
    height: 12px;
    margin-inline-end: 6px;
    border-radius: 3px;
    background: var(--data-1);
    vertical-align: -1px;
  }
  i.compare {
    height: 3px;
    border-radius: 1px;
    background: var(--data-3);
    vertical-align: 4px;
  }
  i.several {
    box-sizing: border-box;
    border: 1.5px solid var(--data-1);
    background: var(--data-2);
  }
  button {
    min-height: 44px;
    margin-inline-start: auto;
    padding: 0 8px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--water-strong);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    text-decoration: underline;
  }
  button:focus-visible {
    outline: 3px solid var(--water);
    outline-offset: 2px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
    font-variant-numeric: tabular-nums;
  }
  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  th,
  td {
    padding: 7px 12px 7px 0;
    border-top: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border-top: 0;
    color: var(--ink-2);
    font-size: 13px;
    font-weight: 600;
  }
  tbody th {
    font-weight: 400;
  }
  .number {
    text-align: end;
  }
  .number + :not(.number) {
    padding-inline: 20px 0;
  }
  td:last-child:not(.number) {
    color: var(--ink-2);
    font-size: 14px;
  }
  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 4px;
    padding: 0 16px;
    color: var(--ink-2);
    text-align: center;
  }
  .empty b {
    color: var(--ink);
    font-weight: 600;
  }
  .waiting {
    background: var(--line);
    opacity: 0;
    animation: waiting 150ms 300ms forwards;
  }
  @keyframes waiting {
    to {
      opacity: 0.5;
    }
  }
  @container (width < 480px) {
    .plot,
    .waiting,
    .empty {
      height: 210px;
    }
    th,
    td {
      padding-inline-end: 8px;
    }
  }
  @media print {
    button,
    .tip {
      display: none;
    }
    canvas {
      max-width: 100%;
    }
  }
`;
