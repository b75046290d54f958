/** The steps of the zoom buttons; 1 is the page at the width of its pane. */
export const ZOOM_STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4] as const;

/** The next step up or down from a zoom; stays at the ends. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : ZOOM_STEPS.toReversed();
  return steps.find((step) => (step - zoom) * direction > 0.01) ?? zoom;
}

/** How far a pane must be scrolled for the point at its middle to stay there when its content grows. */
export function keepMiddle(scroll: number, paneSize: number, oldSize: number, newSize: number): number {
  if (oldSize <= 0) return scroll;
  return Math.max(0, ((scroll + paneSize / 2) / oldSize) * newSize - paneSize / 2);
}
