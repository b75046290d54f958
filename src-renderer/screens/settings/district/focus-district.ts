/** The section's name in the page. */
export const districtSectionId = 'distrito';

/** Puts the focus on the section's title: what had it goes when this PC comes into a district or leaves it. */
export function focusDistrict(): void {
  document.getElementById(`${districtSectionId}-title`)?.focus({ preventScroll: true });
}
