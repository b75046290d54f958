import { describe, expect, it } from 'vitest';
import { commonNameOrder } from './name-order.ts';

describe('the order in which the names of a list are written', () => {
  it('is told by the names whose words tell it', () => {
    expect(commonNameOrder(['CABRERA LEÓN', 'GIMÉNEZ BRUNO', 'VARGAS GUADALUPE'])).toBe('family-first');
    expect(commonNameOrder(['Bruno Giménez', 'Guadalupe Vargas', 'León Cabrera'])).toBe('given-first');
  });

  it('is told by a comma for those without one', () => {
    expect(commonNameOrder(['Sosa, Carla', 'Luna Bruno'])).toBe('family-first');
  });

  it('is unknown where they differ or none tells it', () => {
    expect(commonNameOrder(['Giménez Bruno', 'Guadalupe Vargas'])).toBe('unknown');
    expect(commonNameOrder(['Luna Bruno', 'Total', ''])).toBe('unknown');
  });
});
