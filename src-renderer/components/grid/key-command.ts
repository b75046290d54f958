import type { Direction } from './cell-range.ts';

/** What a key asks of the grid; null is left to the grid library (arrows, Tab, Home, page keys, typing). */
export type GridCommand =
  | { type: 'move'; direction: Direction }
  | { type: 'extend'; direction: Direction; toEdge: boolean }
  | { type: 'select-all' | 'clear' | 'fill-down' | 'open' | 'edit' | 'column-menu' | 'collapse' | 'leave' };

type Keys = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const PLAIN: Record<string, GridCommand> = {
  Delete: { type: 'clear' },
  Backspace: { type: 'clear' },
  Enter: { type: 'open' },
  F2: { type: 'edit' },
  Escape: { type: 'collapse' },
};

const WITH_CTRL: Record<string, GridCommand> = {
  a: { type: 'select-all' },
  d: { type: 'fill-down' },
  enter: { type: 'leave' },
};

/** The command of a key pressed on a cell that is not being edited: the habits of Excel. */
export function gridCommand(keys: Keys): GridCommand | null {
  const ctrl = keys.ctrlKey || keys.metaKey;
  const direction = ARROWS[keys.key];
  if (direction && keys.altKey) return direction === 'down' ? { type: 'column-menu' } : null;
  if (direction && keys.shiftKey) return { type: 'extend', direction, toEdge: ctrl };
  if (direction && ctrl) return { type: 'move', direction };
  if (ctrl) return WITH_CTRL[keys.key.toLowerCase()] ?? null;
  return keys.altKey || keys.shiftKey ? null : (PLAIN[keys.key] ?? null);
}
