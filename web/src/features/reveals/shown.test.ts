import { effectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useShown } from './shown';

describe('a value that is shown for a while', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('counts down and is gone at the end', () => {
    const shown = useShown();
    shown.show('13800001234', 60);
    expect([shown.value.value, shown.left.value]).toEqual(['13800001234', 60]);
    vi.advanceTimersByTime(1000);
    expect(shown.left.value).toBe(59);
    vi.advanceTimersByTime(58_000);
    expect([shown.value.value, shown.left.value]).toEqual(['13800001234', 1]);
    vi.advanceTimersByTime(1000);
    expect([shown.value.value, shown.left.value]).toEqual(['', 0]);
  });

  it('is gone when its window slept meanwhile', () => {
    let now = 0;
    const shown = useShown(() => now);
    shown.show('13800001234', 60);
    now = 3_600_000; // the timer stood still with the window
    vi.advanceTimersByTime(1000);
    expect(shown.value.value).toBe('');
  });

  it('is gone with the page', () => {
    const scope = effectScope();
    const shown = scope.run(() => useShown())!;
    shown.show('13800001234', 60);
    scope.stop();
    expect(shown.value.value).toBe('');
    expect(vi.getTimerCount()).toBe(0);
  });
});
