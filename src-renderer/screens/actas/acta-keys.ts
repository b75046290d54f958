/** Keys of reviewing an acta; they work while typing in it. */
export const actaKeys = {
  next: 'alt+arrowdown',
  previous: 'alt+arrowup',
  nextUnproven: 'f8',
  accept: 'ctrl+enter',
  cite: 'f9',
} as const;
