/*
 * <nurt-chart>: amounts in time as columns, a line to compare them with, and the same numbers as a table.
 *
 * The server says what is shown (NurtChart.java): showSeries() brings everything, updatePoints() only points that are new or
 * have changed. Colours come from custom properties and follow them at run time; the canvas is for the eye only, what it
 * says is also in the figure's label, in the value that arrow keys move through, and in the table.
 */
import { html, LitElement, nothing } from "lit";
import { Plot } from "./nurt-chart-plot";
import { amount, inWords, number, type ChartPoint, type ChartSeries } from "./nurt-chart-series";
import { chartStyles } from "./nurt-chart-styles";
import { watchTheme } from "./nurt-chart-theme";

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

  private plot?: Plot;
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
    this.stopWatching = watchTheme(() => this.plot?.repaint());
    document.fonts?.ready.then(() => this.plot?.repaint());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopWatching?.();
    this.dropPlot();
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
        aria-valuetext=${point ? inWords(series, point) : series.summary}
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
        ${point.ahead ? nothing : html`<span><i class="value"></i>${amount(series, point.value)}</span>`}
        ${series.compareName && point.compare !== undefined
          ? html`<span><i class="compare"></i>${series.compareName}: ${amount(series, point.compare)}</span>`
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
                  <td class="number">${point.ahead ? "–" : number(series, point.value)}</td>
                  ${compared ? html`<td class="number">${number(series, point.compare)}</td>` : nothing}
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
    if (!canvas || !this.series) {
      this.dropPlot();
    } else if (this.plot?.canvas !== canvas) {
      this.dropPlot();
      this.plot = new Plot(this, canvas, this.series);
    } else {
      if (changed.has("active")) {
        this.plot.mark(this.active);
      }
      if (changed.has("series")) {
        this.plot.show(this.series);
      }
    }
    this.placeTip();
  }

  /** The tip stands beside its column, on the side where there is room. */
  private placeTip() {
    const tip = this.renderRoot.querySelector<HTMLElement>(".tip");
    if (tip && this.plot) {
      const middle = this.plot.middleOf(this.active);
      const right = middle + TIP_DISTANCE;
      const fits = right + tip.offsetWidth <= this.plot.canvas.clientWidth;
      const left = fits ? right : Math.max(middle - TIP_DISTANCE - tip.offsetWidth, 0);
      tip.style.transform = `translateX(${left}px)`;
    }
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
    this.active = this.plot?.indexAt(event.clientX) ?? -1;
  }

  private dropPlot() {
    this.plot?.destroy();
    this.plot = undefined;
  }

  static override styles = chartStyles;
}

customElements.define("nurt-chart", NurtChart);
