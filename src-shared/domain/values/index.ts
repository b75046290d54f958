import type { ColumnType } from '../planilla.ts';
import { booleanValue } from './boolean.ts';
import { choiceValue } from './choice.ts';
import { cuilValue } from './cuil.ts';
import { dateValue } from './date.ts';
import { decimalValue } from './decimal.ts';
import { dniValue } from './dni.ts';
import { gradeValue } from './grade.ts';
import { integerValue } from './integer.ts';
import { moneyValue } from './money.ts';
import { personValue } from './person.ts';
import { textValue } from './text.ts';
import { timeValue } from './time.ts';
import type { ValueType } from './value-type.ts';

/** How each column type is read, checked and written. */
export const columnValueTypes = {
  text: textValue,
  integer: integerValue,
  decimal: decimalValue,
  money: moneyValue,
  date: dateValue,
  time: timeValue,
  boolean: booleanValue,
  choice: choiceValue,
  dni: dniValue,
  cuil: cuilValue,
  person: personValue,
  grade: gradeValue,
} as const satisfies Record<ColumnType, ValueType>;
