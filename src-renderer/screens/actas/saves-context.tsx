import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';

/** What was typed and is not saved yet: each saves itself when told. */
type Saves = { add(save: () => Promise<void>): () => void; all(): Promise<void> };

const SavesContext = createContext<Saves | null>(null);

const TYPING_PAUSE_MS = 500;

/** Holds what is being typed inside it, so that it can be saved whole before something rests on it. */
export function SavesProvider({ children }: { children: ReactNode }) {
  const waiting = useRef(new Set<() => Promise<void>>());
  const saves = useMemo<Saves>(
    () => ({
      add(save) {
        waiting.current.add(save);
        return () => waiting.current.delete(save);
      },
      async all() {
        await Promise.all([...waiting.current].map((save) => save()));
      },
    }),
    [],
  );
  return <SavesContext value={saves}>{children}</SavesContext>;
}

/** What is waited for with `saveAll` before an acta is approved or written. */
export function useSaves(): Saves {
  const saves = use(SavesContext);
  if (saves === null) throw new Error('SavesProvider is missing above this component');
  return saves;
}

/**
 * A value that is saved half a second after it was last changed, when it is left, and when the page goes; `stored` shows
 * again once what was typed is saved.
 */
export function useSavedValue<Value>(stored: Value, save: (value: Value) => Promise<unknown>) {
  const saves = useSaves();
  const [draft, setDraft] = useState<{ value: Value } | null>(null);
  const latest = useRef({ draft, save });
  useEffect(() => {
    latest.current = { draft, save };
  });
  const flush = useMemo(() => {
    let running: Promise<unknown> = Promise.resolve();
    return async (): Promise<void> => {
      const { draft: typed, save: store } = latest.current;
      if (typed === null) {
        await running;
        return;
      }
      latest.current.draft = null;
      running = running.then(() => store(typed.value));
      await running.then(
        () => setDraft((now) => (now === typed ? null : now)),
        // Its failure was told; what was typed stays, and goes with the next change.
        () => undefined,
      );
    };
  }, []);
  useEffect(() => saves.add(flush), [saves, flush]);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void flush(), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  useEffect(() => {
    const leave = () => void flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);
  return {
    value: draft ? draft.value : stored,
    change: (value: Value) => setDraft({ value }),
    flush: () => void flush(),
  };
}
