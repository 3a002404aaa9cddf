/*
 * <nurt-chart>: amounts in time as columns, a line to compare them with, and the same numbers as a table.
 *
 * The server says what is shown (NurtChart.java): showSeries() brings everything, updatePoints() only points that are new or
 * have changed. Colours come from custom properties and follow them at run time; the canvas is for the eye only, what it
 * says is also in the figure's label, in the value that arrow keys move through, and in the table.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartData,
} from "chart.js";
import { css, html, LitElement, nothing } from "lit";
import { barColour, readPalette, watchTheme, type Palette } from "./nurt-chart-theme";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

/** One column; a missing value is a gap, not a zero. */
export interface ChartPoint {
  key: string;
  label: string;
  tick: boolean;
  title: string;
  value?: number;
  compare?: number;
  note?: string;
  open: boolean;
  several: boolean;
  ahead: boolean;
}

interface ChartTexts {
  locale: string;
  title: string;
  summary: string;
  unit: string;
  decimals: number;
  valueName: string;
  compareName?: string;
  severalName: string;
  whenName: string;
  noteName: string;
  unknown: string;
  asTable: string;
  asChart: string;
  kind: string;
  emptyTitle: string;
  emptyText: string;
}

export interface ChartSeries extends ChartTexts {
  points: ChartPoint[];
}

const TICK_WIDTH = 44;
const TIP_DISTANCE = 24;

export class NurtChart extends LitElement {
  static override properties = {
    series: { state: true },
    active: { state: true },
    table: { state: true },
  };

  declare private series?: ChartSeries;
  declare private active: number;
  declare private table: boolean;

  private chart?: Chart;
  private palette?: Palette;
  private stopWatching?: () => void;

  constructor() {
    super();
    this.active = -1;
    this.table = false;
  }

  /** Shows a whole series in place of what was there. */
  showSeries(series: ChartSeries) {
    this.active = -1;
    this.series = series;
  }

  /** Puts points that have changed in their places and new ones at the end; the rest stays as it is. */
  updatePoints(points: ChartPoint[], summary: string) {
    if (!this.series) {
      return;
    }
    const changed = new Map(points.map((point) => [point.key, point]));
    const kept = this.series.points.map((point) => {
      const now = changed.get(point.key);
      changed.delete(point.key);
      return now ?? point;
    });
    this.series = { ...this.series, summary, points: [...kept, ...changed.values()] };
  }

  override connectedCallback() {
    super.connectedCallback();
    // Whoever was moved to another place lost its chart when it left the first one.
    this.requestUpdate();
    this.stopWatching = watchTheme(() => this.repaint());
    document.fonts?.ready.then(() => this.repaint());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.dropChart();
  }

  override render() {
    const series = this.series;
    if (!series) {
      return html`<div class="waiting" aria-hidden="true"></div>`;
    }
    if (series.points.every((point) => point.value === undefined && point.compare === undefined)) {
      return html`<div class="empty"><b>${series.emptyTitle}</b><span>${series.emptyText}</span></div>`;
    }
    return html`
      <figure aria-label=${`${series.title}. ${series.summary}`}>
        ${this.table ? this.renderTable(series) : this.renderPlot(series)}
        <figcaption>
          ${this.table ? nothing : this.renderNames(series)}
          <button type="button" @click=${this.toggle}>${this.table ? series.asChart : series.asTable}</button>
        </figcaption>
      </figure>
    `;
  }

  private renderPlot(series: ChartSeries) {
    const point = series.points[this.active];
    return html`
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-roledescription=${series.kind}
        aria-label=${series.title}
        aria-orientation="horizontal"
        aria-valuemin="1"
        aria-valuemax=${series.points.length}
        aria-valuenow=${Math.max(this.active, 0) + 1}
        aria-valuetext=${point ? this.inWords(series, point) : series.summary}
        @keydown=${this.key}
        @focus=${this.enter}
        @blur=${this.leave}
        @pointermove=${this.point}
        @pointerdown=${this.point}
        @pointerleave=${this.leave}
      >
        <canvas aria-hidden="true"></canvas>
        ${point ? this.renderTip(series, point) : nothing}
      </div>
    `;
  }

  private renderTip(series: ChartSeries, point: ChartPoint) {
    return html`
      <div class="tip" aria-hidden="true">
        <b>${point.title}</b>
        ${point.ahead ? nothing : html`<span><i class="value"></i>${this.amount(series, point.value)}</span>`}
        ${series.compareName && point.compare !== undefined
          ? html`<span><i class="compare"></i>${series.compareName}: ${this.amount(series, point.compare)}</span>`
          : nothing}
        ${point.note ? html`<small>${point.note}</small>` : nothing}
      </div>
    `;
  }

  private renderNames(series: ChartSeries) {
    return html`
      <span><i class="value"></i>${series.valueName}</span>
      ${series.compareName && series.points.some((point) => point.compare !== undefined)
        ? html`<span><i class="compare"></i>${series.compareName}</span>`
        : nothing}
      ${series.points.some((point) => point.several)
        ? html`<span><i class="several"></i>${series.severalName}</span>`
        : nothing}
    `;
  }

  private renderTable(series: ChartSeries) {
    const compared = series.compareName && series.points.some((point) => point.compare !== undefined);
    const noted = series.points.some((point) => point.note);
    return html`
      <table>
        <caption>${series.title}</caption>
        <thead>
          <tr>
            <th scope="col">${series.whenName}</th>
            <th scope="col" class="number">${series.valueName}, ${series.unit}</th>
            ${compared ? html`<th scope="col" class="number">${series.compareName}, ${series.unit}</th>` : nothing}
            ${noted ? html`<th scope="col">${series.noteName}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${series.points
            .filter((point) => !point.ahead || point.compare !== undefined)
            .map(
              (point) => html`
                <tr>
                  <th scope="row">${point.title}</th>
                  <td class="number">${point.ahead ? "–" : this.number(series, point.value)}</td>
                  ${compared ? html`<td class="number">${this.number(series, point.compare)}</td>` : nothing}
                  ${noted ? html`<td>${point.note ?? ""}</td>` : nothing}
                </tr>
              `,
            )}
        </tbody>
      </table>
    `;
  }

  override updated(changed: Map<string, unknown>) {
    const canvas = this.renderRoot.querySelector("canvas");
    if (!canvas) {
      this.dropChart();
    } else if (this.chart?.canvas !== canvas) {
      this.dropChart();
      this.palette = readPalette(this);
      this.chart = new Chart(canvas, this.configuration(this.series!));
    } else if (changed.has("series")) {
      this.fill(this.chart, this.series!);
      this.chart.update();
      this.fade(canvas);
    } else if (changed.has("active")) {
      this.chart.update("none");
    }
    this.placeTip();
  }

  private fade(canvas: HTMLCanvasElement) {
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      canvas.animate([{ opacity: 0.4 }, { opacity: 1 }], { duration: 150, easing: "ease-out" });
    }
  }

  /** The tip stands beside its column, on the side where there is room. */
  private placeTip() {
    const tip = this.renderRoot.querySelector<HTMLElement>(".tip");
    const plot = this.renderRoot.querySelector<HTMLElement>(".plot");
    if (tip && plot && this.chart) {
      const middle = this.chart.scales.x.getPixelForValue(this.active);
      const right = middle + TIP_DISTANCE;
      const fits = right + tip.offsetWidth <= plot.clientWidth;
      const left = fits ? right : Math.max(middle - TIP_DISTANCE - tip.offsetWidth, 0);
      tip.style.transform = `translateX(${left}px)`;
    }
  }

  private fill(chart: { data: ChartData }, series: ChartSeries) {
    chart.data.labels = series.points.map((point) => point.label);
    chart.data.datasets[0].data = series.points.map((point) => point.value ?? null);
    chart.data.datasets[1].data = series.points.map((point) => point.compare ?? null);
  }

  private configuration(series: ChartSeries): ChartConfiguration {
    const point = (index: number) => this.series?.points[index];
    const configuration: ChartConfiguration = {
      type: "bar",
      data: {
        labels: [],
        datasets: [
          {
            type: "bar",
            order: 1,
            data: [],
            barPercentage: 0.66,
            categoryPercentage: 0.94,
            maxBarThickness: 44,
            minBarLength: 2,
            borderRadius: 4,
            borderSkipped: "start",
            backgroundColor: ({ dataIndex }) => barColour(this.palette!, point(dataIndex), dataIndex === this.active),
            borderColor: () => this.palette!.value,
            borderWidth: ({ dataIndex }) => (point(dataIndex)?.several ? 1.5 : 0),
          },
          {
            type: "line",
            order: 0,
            data: [],
            borderColor: () => this.palette!.compare,
            borderWidth: 2,
            borderJoinStyle: "round",
            pointRadius: ({ dataIndex }) => (this.standsAlone(dataIndex) ? 2.5 : 0),
            pointBackgroundColor: () => this.palette!.compare,
            spanGaps: false,
          },
        ],
      },
      options: {
        // Bars that grow would end in the wrong place when the layout changes meanwhile; what is new fades in instead.
        animation: false,
        events: [],
        maintainAspectRatio: false,
        locale: series.locale,
        font: { family: getComputedStyle(this).fontFamily, size: 12 },
        layout: { padding: { top: 6 } },
        scales: {
          x: {
            grid: { display: false },
            border: { display: false },
            ticks: {
              autoSkip: false,
              maxRotation: 0,
              color: () => this.palette!.text,
              callback: (_value, index) => this.tick(index),
            },
          },
          y: {
            beginAtZero: true,
            suggestedMax: 0.01,
            grid: { color: () => this.palette!.line, drawTicks: false },
            border: { display: false },
            ticks: {
              maxTicksLimit: 5,
              padding: 8,
              color: () => this.palette!.text,
              callback: (value) => new Intl.NumberFormat(series.locale).format(Number(value)),
            },
          },
        },
      },
    };
    this.fill(configuration, series);
    return configuration;
  }

  /** A value between two gaps draws no line: it gets a dot. */
  private standsAlone(index: number) {
    const points = this.series?.points ?? [];
    return points[index - 1]?.compare === undefined && points[index + 1]?.compare === undefined;
  }

  /** As many labels as there is room for, evenly. */
  private tick(index: number) {
    const points = this.series?.points ?? [];
    const wanted = points.flatMap((point, at) => (point.tick ? [at] : []));
    const room = Math.max(1, Math.floor((this.chart?.width ?? this.clientWidth) / TICK_WIDTH));
    const step = Math.ceil(wanted.length / room);
    const rank = wanted.indexOf(index);
    return rank >= 0 && rank % step === 0 ? points[index].label : "";
  }

  private inWords(series: ChartSeries, point: ChartPoint) {
    const parts = [point.title];
    if (!point.ahead) {
      parts.push(this.amount(series, point.value));
    }
    if (series.compareName && point.compare !== undefined) {
      parts.push(`${series.compareName} ${this.amount(series, point.compare)}`);
    }
    return [...parts, ...(point.note ? [point.note] : [])].join(", ");
  }

  private amount(series: ChartSeries, value?: number) {
    return value === undefined ? series.unknown : `${this.number(series, value)} ${series.unit}`;
  }

  private number(series: ChartSeries, value?: number) {
    return value === undefined
      ? series.unknown
      : new Intl.NumberFormat(series.locale, {
          minimumFractionDigits: series.decimals,
          maximumFractionDigits: series.decimals,
        }).format(value);
  }

  private toggle() {
    this.table = !this.table;
    this.active = -1;
  }

  private key(event: KeyboardEvent) {
    const last = (this.series?.points.length ?? 0) - 1;
    const goal: Record<string, number> = {
      ArrowLeft: Math.max(this.active - 1, 0),
      ArrowDown: Math.max(this.active - 1, 0),
      ArrowRight: Math.min(this.active + 1, last),
      ArrowUp: Math.min(this.active + 1, last),
      Home: 0,
      End: last,
      Escape: -1,
    };
    if (event.key in goal) {
      event.preventDefault();
      this.active = goal[event.key];
    }
  }

  /** Whoever comes by keyboard begins at the newest value. */
  private enter() {
    const plot = this.renderRoot.querySelector(".plot");
    if (this.active < 0 && plot?.matches(":focus-visible")) {
      this.active = this.series!.points.findLastIndex((point) => point.value !== undefined);
    }
  }

  private leave() {
    this.active = -1;
  }

  private point(event: PointerEvent) {
    if (this.chart) {
      const { left } = this.chart.canvas.getBoundingClientRect();
      const index = this.chart.scales.x.getValueForPixel(event.clientX - left);
      this.active = Math.min(Math.max(index ?? -1, 0), this.series!.points.length - 1);
    }
  }

  private repaint() {
    if (this.chart) {
      this.palette = readPalette(this);
      this.chart.options.font = { family: getComputedStyle(this).fontFamily, size: 12 };
      this.chart.update("none");
    }
  }

  private dropChart() {
    this.chart?.destroy();
    this.chart = undefined;
  }

  static override styles = css`
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
}

customElements.define("nurt-chart", NurtChart);
