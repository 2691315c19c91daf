import { expect, it } from 'vitest';
import { optionOf, type Chart } from './chart';

const look = { colour: (name: string) => `<${name}>`, ink: 'ink', line: 'line', paper: 'paper', size: 13, font: 'sans' };
const chart: Chart = {
  labels: ['11-20', '11-23'],
  series: [
    { name: '受理', values: [3, 4], colour: '--blue' },
    { name: '按期率', values: [100, null], colour: '--green', kind: 'line', axis: 'right' },
  ],
};

it('keeps what is unknown a gap and gives shares an axis of their own', () => {
  const option = optionOf(chart, look) as { series: { data: unknown[]; yAxisIndex: number; type: string }[]; yAxis: { max?: number }[] };
  expect(option.series.map(({ type, yAxisIndex, data }) => [type, yAxisIndex, data])).toEqual([
    ['bar', 0, [3, 4]],
    ['line', 1, [100, null]],
  ]);
  expect(option.yAxis[1]!.max).toBe(100);
});

it('lays the bars down where labels are long', () => {
  const option = optionOf({ labels: ['市场监督管理局'], series: [{ name: '办结', values: [1], colour: '--blue' }], across: true }, look) as { xAxis: { type: string }; yAxis: { type: string; inverse: boolean } };
  expect([option.xAxis.type, option.yAxis.type, option.yAxis.inverse]).toEqual(['value', 'category', true]);
});
