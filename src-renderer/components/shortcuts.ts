import { useEffect, useRef } from 'react';

type ShortcutOptions = {
  /** Also while a text field has the focus. */
  inTextFields?: boolean;
  enabled?: boolean;
  /** Not while the focus is inside what this selector matches: there the key is text. */
  outside?: string;
};

const KEY_NAMES: Record<string, string> = {
  ctrl: 'Ctrl',
  shift: 'Mayús',
  alt: 'Alt',
  delete: 'Supr',
  enter: 'Entrar',
  escape: 'Esc',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  space: 'Espacio',
  backspace: 'Retroceso',
};

/** "ctrl+k" as a Spanish keyboard calls it: "Ctrl+K". */
export function shortcutLabel(shortcut: string): string {
  return shortcut
    .split('+')
    .map((key) => KEY_NAMES[key] ?? key.toUpperCase())
    .join('+');
}

/** What a tooltip says: the action and its key. */
export function keyHint(label: string, shortcut?: string): string {
  return shortcut ? `${label} (${shortcutLabel(shortcut)})` : label;
}

/** The form that `aria-keyshortcuts` wants: "Control+K". */
export function ariaKeys(shortcut: string): string {
  return shortcut
    .split('+')
    .map((key) => (key === 'ctrl' ? 'Control' : key[0]?.toUpperCase() + key.slice(1)))
    .join('+');
}

/** Whether a key event is `shortcut` ("ctrl+shift+z", "f2", "alt+arrowright"); the Mac's command key counts as Ctrl. */
export function matchesShortcut(event: KeyboardEvent | React.KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1);
  const pressed = event.key === ' ' ? 'space' : event.key.toLowerCase();
  return (
    pressed === key &&
    (event.ctrlKey || event.metaKey) === keys.includes('ctrl') &&
    event.altKey === keys.includes('alt') &&
    (event.shiftKey === keys.includes('shift') || isShiftedSymbol(key))
  );
}

/** Whether keys typed at `target` are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type);
}

/** Runs `action` when `shortcut` is pressed anywhere in the window; outside text fields unless told. */
export function useShortcut(shortcut: string, action: () => void, options: ShortcutOptions = {}): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const { enabled = true, inTextFields = false, outside } = options;
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matchesShortcut(event, shortcut)) return;
      if (!inTextFields && isTextField(event.target)) return;
      if (outside && event.target instanceof Element && event.target.closest(outside)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [shortcut, enabled, inTextFields, outside]);
}

/** "+", "?" and the like need Shift on some layouts: the symbol itself decides. */
function isShiftedSymbol(key: string | undefined): boolean {
  return key !== undefined && key.length === 1 && !/[a-z0-9]/.test(key);
}
