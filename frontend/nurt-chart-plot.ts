/* The canvas of <nurt-chart>: columns and a line, drawn by Chart.js. */
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
import type { ChartPoint, ChartSeries } from "./nurt-chart-series";
import { barColour, readPalette, type Palette } from "./nurt-chart-theme";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

const TICK_WIDTH = 44;

export class Plot {
  private readonly chart?: Chart;
  private palette: Palette;
  private active = -1;

  constructor(
    private readonly host: HTMLElement,
    readonly canvas: HTMLCanvasElement,
    private series: ChartSeries,
  ) {
    this.palette = readPalette(host);
    this.chart = new Chart(canvas, this.configuration(series));
  }

  show(series: ChartSeries) {
    this.series = series;
    if (this.chart) {
      this.fill(this.chart, series);
      this.chart.update();
      this.fade();
    }
  }

  mark(active: number) {
    this.active = active;
    this.chart?.update("none");
  }

  /** Draws again with the colours and the font of the moment. */
  repaint() {
    if (this.chart) {
      this.palette = readPalette(this.host);
      this.chart.options.font = { family: this.fontFamily(), size: 12 };
      this.chart.update("none");
    }
  }

  /** Where the middle of a column is, in pixels from the left of the canvas. */
  middleOf(index: number) {
    return this.chart?.scales.x.getPixelForValue(index) ?? 0;
  }

  /** The column nearest to a place in the window. */
  indexAt(clientX: number) {
    const index = this.chart?.scales.x.getValueForPixel(clientX - this.canvas.getBoundingClientRect().left);
    return Math.min(Math.max(index ?? 0, 0), this.series.points.length - 1);
  }

  destroy() {
    this.chart?.destroy();
  }

  private fade() {
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      this.canvas.animate([{ opacity: 0.4 }, { opacity: 1 }], { duration: 150, easing: "ease-out" });
    }
  }

  private fontFamily() {
    return getComputedStyle(this.host).fontFamily;
  }

  private fill(chart: { data: ChartData }, series: ChartSeries) {
    chart.data.labels = series.points.map((point) => point.label);
    chart.data.datasets[0].data = series.points.map((point) => point.value ?? null);
    chart.data.datasets[1].data = series.points.map((point) => point.compare ?? null);
  }

  private configuration(series: ChartSeries): ChartConfiguration {
    const point = (index: number): ChartPoint | undefined => this.series.points[index];
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
            backgroundColor: ({ dataIndex }) => barColour(this.palette, point(dataIndex), dataIndex === this.active),
            borderColor: () => this.palette.value,
            borderWidth: ({ dataIndex }) => (point(dataIndex)?.several ? 1.5 : 0),
          },
          {
            type: "line",
            order: 0,
            data: [],
            borderColor: () => this.palette.compare,
            borderWidth: 2,
            borderJoinStyle: "round",
            pointRadius: ({ dataIndex }) => (this.standsAlone(dataIndex) ? 2.5 : 0),
            pointBackgroundColor: () => this.palette.compare,
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
        font: { family: this.fontFamily(), size: 12 },
        layout: { padding: { top: 6 } },
        scales: {
          x: {
            grid: { display: false },
            border: { display: false },
            ticks: {
              autoSkip: false,
              maxRotation: 0,
              color: () => this.palette.text,
              callback: (_value, index) => this.tick(index),
            },
          },
          y: {
            beginAtZero: true,
            suggestedMax: 0.01,
            grid: { color: () => this.palette.line, drawTicks: false },
            border: { display: false },
            ticks: {
              maxTicksLimit: 5,
              padding: 8,
              color: () => this.palette.text,
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
    const points = this.series.points;
    return points[index - 1]?.compare === undefined && points[index + 1]?.compare === undefined;
  }

  /** As many labels as there is room for, evenly. */
  private tick(index: number) {
    const points = this.series.points;
    const wanted = points.flatMap((point, at) => (point.tick ? [at] : []));
    const room = Math.max(1, Math.floor((this.chart?.width ?? this.canvas.clientWidth) / TICK_WIDTH));
    const step = Math.ceil(wanted.length / room);
    const rank = wanted.indexOf(index);
    return rank >= 0 && rank % step === 0 ? points[index].label : "";
  }
}
