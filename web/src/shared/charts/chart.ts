// What a chart shows, in words of ours; ECharts' own options follow from it.
export interface Series {
  name: string;
  values: (number | null)[]; // one for each label; null: unknown
  colour: string; // a custom property of tokens.css
  kind?: 'bar' | 'line';
  axis?: 'right'; // percentages
  stack?: string;
}
export interface Chart {
  labels: string[];
  series: Series[];
  across?: boolean; // labels stand at the side, bars lie
}

export interface Look {
  colour(name: string): string;
  ink: string;
  line: string;
  paper: string;
  size: number; // of text, px
  font: string; // a canvas inherits none
}

export function optionOf(chart: Chart, look: Look): Record<string, unknown> {
  const percent = (value: unknown) => `${value}%`;
  const right = chart.series.some((series) => series.axis === 'right');
  const text = { color: look.ink, fontSize: look.size, fontFamily: look.font };
  const labels = {
    type: 'category',
    data: chart.labels,
    inverse: chart.across,
    axisLabel: { ...text, ...(chart.across ? { interval: 0, width: look.size * 11, overflow: 'truncate' } : { hideOverlap: true }) },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  };
  const values = { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: look.line, type: 'dashed' } } };
  const shares = { type: 'value', min: 0, max: 100, axisLabel: { ...text, formatter: percent }, splitLine: { show: false } };
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    grid: { left: chart.across ? 20 : 4, right: right ? 4 : 16, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, itemWidth: 16, itemHeight: 10 },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: look.paper, borderColor: look.line, textStyle: text, axisPointer: { type: 'shadow' } },
    xAxis: chart.across ? values : labels,
    yAxis: chart.across ? labels : right ? [values, shares] : values,
    series: chart.series.map((series) => ({
      name: series.name,
      type: series.kind ?? 'bar',
      data: series.values,
      stack: series.stack,
      yAxisIndex: series.axis === 'right' ? 1 : 0,
      itemStyle: { color: look.colour(series.colour) },
      lineStyle: { color: look.colour(series.colour), width: 2 },
      barMaxWidth: 22,
      symbol: 'circle',
      symbolSize: 5,
      connectNulls: false,
      ...(series.axis === 'right' ? { tooltip: { valueFormatter: (value: unknown) => (value === null || value === undefined ? '–' : percent(value)) } } : {}),
    })),
  };
}
