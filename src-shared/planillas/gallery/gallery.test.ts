import { describe, expect, it } from 'vitest';
import { planillaScopeSchema, planillaSpecSchema } from '../../domain/planilla.ts';
import { planillaGallery } from './index.ts';

describe('the gallery of ready planillas', () => {
  it('has no two planillas with the same key', () => {
    const keys = planillaGallery.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(planillaGallery)('$title is a specification that the product accepts, with its own kind of row', (entry) => {
    expect(planillaSpecSchema.parse(entry.spec).rows).toBe(entry.rowKind);
    expect(planillaScopeSchema.parse(entry.scope)).toEqual(entry.scope);
  });

  it.each(planillaGallery)('$title asks no column twice and gives every choice its list', ({ spec }) => {
    const names = spec.columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const column of spec.columns) if (column.type === 'choice') expect('choices' in column).toBe(true);
  });
});
