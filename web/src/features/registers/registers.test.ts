import { describe, expect, it } from 'vitest';
import { periodOf } from '@/shared/periods';
import { cutIntoSheets, widthsOf } from './sheets';

describe('periods', () => {
  it.each([
    ['today', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'], // a Sunday ends the week that began on Monday
    ['week', '2026-11-23', '2026-11-23', '2026-11-23'],
    ['month', '2026-11-23', '2026-11-01', '2026-11-23'],
    ['last_month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['last_month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-11-23', '2026-10-01', '2026-11-23'],
    ['year', '2026-11-23', '2026-01-01', '2026-11-23'],
  ] as const)('%s on %s is %s to %s', (name, today, from, to) => expect(periodOf(name, today)).toEqual({ from, to }));
});

describe('sheets', () => {
  it('fills each sheet and leaves no row out', () => {
    expect(cutIntoSheets([10, 10, 10, 10, 10], { first: 25, other: 30 })).toEqual([[0, 1], [2, 3, 4]]);
  });
  it('gives a row that is higher than a sheet one of its own', () => {
    expect(cutIntoSheets([10, 90, 10], { first: 50, other: 50 })).toEqual([[0], [1], [2]]);
    expect(cutIntoSheets([90], { first: 50, other: 50 })).toEqual([[0]]);
  });
  it('has one sheet without rows', () => {
    expect(cutIntoSheets([], { first: 50, other: 50 })).toEqual([[]]);
  });
});

describe('widths', () => {
  it('give a long text more than a short one and fill the sheet', () => {
    const widths = widthsOf(['收件号', '过程'], [['LINZE-S2026-00709', '收件登记 2026-11-23；受理 2026-11-23；移交后台 2026-11-23']]);
    expect(widths[1]).toBeGreaterThan(widths[0]!);
    expect(widths[0]! + widths[1]!).toBeCloseTo(100);
  });
  it('hold without rows', () => expect(widthsOf(['甲', '乙'], [])).toEqual([50, 50]));
});
