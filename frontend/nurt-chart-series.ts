/* What the server sends to <nurt-chart>: NurtChart.java writes it. */

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

/** A number of the series in the reader's form, or the word for a gap. */
export function number(series: ChartSeries, value?: number) {
  return value === undefined
    ? series.unknown
    : new Intl.NumberFormat(series.locale, {
        minimumFractionDigits: series.decimals,
        maximumFractionDigits: series.decimals,
      }).format(value);
}

/** The same with its unit. */
export function amount(series: ChartSeries, value?: number) {
  return value === undefined ? series.unknown : `${number(series, value)} ${series.unit}`;
}

/** A point in a sentence, for those who hear it. */
export function inWords(series: ChartSeries, point: ChartPoint) {
  return [
    point.title,
    ...(point.ahead ? [] : [amount(series, point.value)]),
    ...(series.compareName && point.compare !== undefined
      ? [`${series.compareName} ${amount(series, point.compare)}`]
      : []),
    ...(point.note ? [point.note] : []),
  ].join(", ");
}
