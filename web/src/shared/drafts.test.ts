import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, reactive } from 'vue';
import { draftsBelongTo, dropAllDrafts, keepDraft, readDraft, useDraft } from './drafts';

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
  draftsBelongTo('7001');
});
afterEach(() => vi.useRealTimers());

describe('drafts', () => {
  it('belong to the account that typed them', () => {
    keepDraft('counter', { name: '王芳' });
    expect(readDraft('counter')).toEqual({ name: '王芳' });
    draftsBelongTo('7002');
    expect(readDraft('counter')).toBeUndefined();
    keepDraft('counter', { name: '李强' });
    dropAllDrafts();
    draftsBelongTo('7001');
    expect(readDraft('counter')).toEqual({ name: '王芳' });
  });

  it('end after a working day', () => {
    keepDraft('counter', { name: '王芳' });
    vi.advanceTimersByTime(12 * 3600 * 1000);
    expect(readDraft('counter')).toBeUndefined();
    expect(sessionStorage.length).toBe(0);
  });

  it('survive a damaged storage', () => {
    sessionStorage.setItem('ow.draft.7001.counter', '{');
    expect(readDraft('counter')).toBeUndefined();
  });

  it('follow a form until it has been sent', async () => {
    const scope = effectScope();
    const form = reactive({ reason: '', days: 5 });
    const end = scope.run(() => useDraft('case.1.extend', form))!;
    form.reason = '需要现场核查';
    await nextTick();
    vi.advanceTimersByTime(300);
    const again = reactive({ reason: '', days: 0 });
    effectScope().run(() => useDraft('case.1.extend', again));
    expect(again).toEqual({ reason: '需要现场核查', days: 5 });
    form.days = 6;
    await nextTick();
    end();
    vi.advanceTimersByTime(1000);
    scope.stop();
    expect(readDraft('case.1.extend')).toBeUndefined();
  });

  it('are kept at once when the page is left', async () => {
    const scope = effectScope();
    const form = reactive({ reason: '' });
    scope.run(() => useDraft('x', form));
    form.reason = '半句话';
    await nextTick();
    scope.stop();
    expect(readDraft('x')).toEqual({ reason: '半句话' });
  });
});
