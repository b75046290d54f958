import { createContext, type RefCallback, use, useCallback } from 'react';

/** A wish to bring the current mark into view, granted once: later re-drawings must not move the page. */
export type FocusWish = { granted: boolean };

export const FocusWishContext = createContext<FocusWish | null>(null);

/** A ref for the element of the current mark: the first time it is drawn after a wish, it is scrolled to the middle. */
export function useFocusOnce(current: boolean): RefCallback<Element> {
  const wish = use(FocusWishContext);
  return useCallback(
    (element: Element | null) => {
      if (!element || !current || wish === null || wish.granted) return;
      wish.granted = true;
      // After the frame: the page around it has its size only then.
      requestAnimationFrame(() => element.scrollIntoView({ block: 'center', inline: 'nearest' }));
    },
    [current, wish],
  );
}
