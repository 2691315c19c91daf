// Only what our charts use of ECharts; loaded with the first chart that is shown.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export const draw = (box: HTMLElement): ECharts => init(box, undefined, { renderer: 'svg' });
export type { ECharts };
