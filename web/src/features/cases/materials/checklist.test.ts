import { describe, expect, it } from 'vitest';
import type { Material } from '@/api/types';
import { checksOf, linesOf, press, tally } from './checklist';

const material = (code: string, necessity: Material['necessity'] = 'required'): Material => ({
  code, name: code, name_en: '', necessity, condition: '', form: 'paper', originals: 1, copies: 0, source: 'applicant', issuer: '', basis: '', standard: '',
});
const lines = () => linesOf([material('m1'), material('m2'), material('m3', 'optional')]);

describe('the checklist under the keys', () => {
  it('moves with the arrows and stays inside', () => {
    expect(press(lines(), 0, 'ArrowDown')).toEqual({ line: 1 });
    expect(press(lines(), 2, 'ArrowDown')).toEqual({ line: 2 });
    expect(press(lines(), 0, 'ArrowUp')).toEqual({ line: 0 });
    expect(press(lines(), 1, 'Home')).toEqual({ line: 0 });
    expect(press(lines(), 0, 'End')).toEqual({ line: 2 });
  });

  it('marks present and missing and goes on to the next', () => {
    expect(press(lines(), 0, '1')).toEqual({ line: 1, state: 'present' });
    expect(press(lines(), 1, '2')).toEqual({ line: 2, state: 'missing' });
    expect(press(lines(), 2, '1')).toEqual({ line: 2, state: 'present' });
  });

  it('asks for words where a material is defective', () => {
    expect(press(lines(), 1, '3')).toEqual({ line: 1, state: 'defective', explain: true });
  });

  it('never calls a required material not needed', () => {
    expect(press(lines(), 0, '4')).toEqual({ line: 0 });
    expect(press(lines(), 2, '4')).toEqual({ line: 2, state: 'not_needed' });
  });

  it('takes a mark back, and leaves other keys alone', () => {
    expect(press(lines(), 1, '0')).toEqual({ line: 1, state: 'unchecked' });
    for (const key of ['5', 'a', 'Tab', 'F8']) expect(press(lines(), 0, key)).toBeUndefined();
    expect(press([], 0, '1')).toBeUndefined();
  });

  it('counts what is open, lacking and unexplained', () => {
    const some = lines();
    some[0]!.state = 'present';
    some[1]!.state = 'defective';
    expect(tally(some)).toEqual({ unchecked: 1, lacking: 1, unexplained: 1, complete: false });
    some[1]!.defect = '缺少签字';
    some[2]!.state = 'not_needed';
    expect(tally(some)).toEqual({ unchecked: 0, lacking: 1, unexplained: 0, complete: false });
    some[1]!.state = 'present';
    expect(tally(some).complete).toBe(true);
    expect(checksOf(some)[1]).toEqual({ code: 'm2', state: 'present', defect: '' });
  });
});
