import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['Matrícula 2026 — 3.º B.xlsx', 'Matrícula 2026 — 3.º B.xlsx'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM1.planilla.xlsx', '_COM1.planilla.xlsx'],
    ['..', 'archivo'],
    ['../../etc/passwd', '_._etc_passwd'],
    ['C:\\Users\\a.doc', 'C__Users_a.doc'],
    ['lista. . ', 'lista'],
    ['acta\u202efdp.exe', 'actafdp.exe'],
    ['a\u200bb\u0000c.pdf', 'abc.pdf'],
    ['', 'archivo'],
  ])('makes %j into %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a name that is too long', () => {
    const safe = safeFileName(`${'ñ'.repeat(300)}.xlsx`);
    expect(safe).toHaveLength(120);
    expect(safe.endsWith('ñ.xlsx')).toBe(true);
  });

  it('never gives a name that a system would refuse, whatever it is given', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('.', ' ', 'C', 'O', 'N', '/', '\\', '\u202e', '\u200d', '😀', '\ud800', 'é', '\t'),
        maxLength: 200,
      }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const safe = safeFileName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safe.split('.')[0]!.trim()).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });
});
