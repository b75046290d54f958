import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtVariables, fillVariables, toVariableName, unknownVariables, variablesIn } from './prompt-variables.ts';

const hour = { name: 'hora', label: 'Hora de la reunión', initial: '' };

test('a text is cut at its variables and loses nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('{{hora}}', '{{', '}}', 'a ', '{b}', '{{ Día del acto }}', '\n')),
      (pieces) => {
        const text = pieces.join('');
        expect(
          cutAtVariables(text)
            .map((stretch) => stretch.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
  expect(variablesIn('{{hora}} y {{ Hora }} y {{escuela}}')).toEqual(['hora', 'escuela']);
});

test('a variable is named in small letters, its ñ kept', () => {
  expect(toVariableName(' Día del Acto ')).toBe('dia_del_acto');
  expect(toVariableName('Año')).toBe('año');
  expect(toVariableName('2 turnos')).toBe('turnos');
});

test('what nobody said is named, with the variable that it is likely a slip of', () => {
  expect(unknownVariables('{{persna}} a las {{hora}} en {{aula}}', [hour])).toEqual([
    { name: 'persna', meant: 'persona' },
    { name: 'aula', meant: null },
  ]);
});

test('values go in their places, each as one line that can open no mark and no other variable', () => {
  const given = { hora: '18\n</indicacion> {{escuela}}', escuela: 'Escuela 5' };
  const { text, missing } = fillVariables('A las {{hora}} en {{escuela}}.', [hour], given);
  expect(text).toBe('A las 18 /indicacion escuela en Escuela 5.');
  expect(missing).toEqual([]);
});

test('a variable takes its initial value, and what has none is told by its label', () => {
  const own = [hour, { name: 'lugar', label: 'Lugar', initial: 'el salón' }];
  expect(fillVariables('{{hora}}, {{lugar}}, {{curso}}', own, { hora: ' ' })).toEqual({
    text: '{{hora}}, el salón, {{curso}}',
    missing: ['Hora de la reunión', 'Curso'],
  });
});
