import { beforeEach, expect, test } from 'vitest';
import { sessionIdleLimitMs } from '../../src-shared/domain/district/account.ts';
import { createIdleEnd } from './idle-end.ts';

/** What the pages of one browser share. */
let nowMs: number;
let sharedMs: number;
beforeEach(() => {
  nowMs = Date.parse('2026-11-23T08:00:00Z');
  sharedMs = 0;
});

const openPage = () =>
  createIdleEnd({
    now: () => nowMs,
    lastAct: {
      read: () => sharedMs,
      write: (ms) => {
        sharedMs = ms;
      },
    },
  });

test('a page that nobody touches is over when sessions are', () => {
  const page = openPage();
  nowMs += sessionIdleLimitMs - 1;
  expect(page.isOver()).toBe(false);
  nowMs += 1;
  expect(page.isOver()).toBe(true);
});

test('what is touched in one page keeps the others', () => {
  const [used, forgotten] = [openPage(), openPage()];
  nowMs += sessionIdleLimitMs;
  used.act();
  expect(used.isOver()).toBe(false);
  expect(forgotten.isOver()).toBe(false);
});

test('a page that lay forgotten does not end the session that another has just begun', () => {
  const forgotten = openPage();
  nowMs += 2 * sessionIdleLimitMs;
  expect(forgotten.isOver()).toBe(true);
  openPage();
  expect(forgotten.isOver()).toBe(false);
});

test('a page that hears of a sign-in is not over, whatever the others have said', () => {
  const forgotten = openPage();
  nowMs += 2 * sessionIdleLimitMs;
  forgotten.act();
  expect(forgotten.isOver()).toBe(false);
});
