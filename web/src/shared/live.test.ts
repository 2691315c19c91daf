import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { useLive } from './live';

class Stream {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;
  heard = new Map<string, () => void>();
  constructor(readonly address: string) {
    Stream.all.push(this);
  }
  addEventListener(name: string, hear: () => void) {
    this.heard.set(name, hear);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
}

let loads = 0;
let scope = effectScope();
const begin = () => scope.run(() => useLive('/live', () => loads++))!;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  Stream.all = [];
  loads = 0;
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('live', () => {
  it('loads once for a burst of acts', () => {
    const { live } = begin();
    Stream.all[0]!.onopen!();
    expect([live.value, loads]).toEqual([true, 1]);
    for (let i = 0; i < 20; i++) Stream.all[0]!.heard.get('act')!();
    vi.advanceTimersByTime(1500);
    expect(loads).toBe(2);
  });

  it('says that the line is down and opens it again when the server has ended it', () => {
    const { live } = begin();
    const [first] = Stream.all;
    first!.onopen!();
    first!.onerror!(); // the browser itself tries again
    expect(live.value).toBe(false);
    vi.advanceTimersByTime(5000);
    expect(Stream.all.length).toBe(1);
    first!.readyState = Stream.CLOSED;
    first!.onerror!();
    vi.advanceTimersByTime(5000);
    expect(Stream.all.length).toBe(2);
    Stream.all[1]!.onopen!();
    expect(live.value).toBe(true);
  });

  it('looks once a minute even when nothing is heard, and stops when the page is left', () => {
    begin();
    vi.advanceTimersByTime(60_000);
    expect(loads).toBe(1);
    scope.stop();
    vi.advanceTimersByTime(300_000);
    expect(loads).toBe(1);
    expect(Stream.all[0]!.readyState).toBe(Stream.CLOSED);
  });
});
