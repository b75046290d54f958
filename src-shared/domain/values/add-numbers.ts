/** Decimals that canonical numbers may have. */
const decimals = 6;

/** The sum of canonical numbers, exact: amounts of money are not added as binary fractions. */
export function addNumbers(values: readonly string[]): string {
  return fromUnits(values.reduce((sum, value) => sum + toUnits(value), 0n));
}

/** The mean of canonical numbers, to two decimals; "0" for none. */
export function averageOf(values: readonly string[]): string {
  if (values.length === 0) return '0';
  const sum = values.reduce((total, value) => total + toUnits(value), 0n);
  const hundredth = 10n ** BigInt(decimals - 2);
  const count = BigInt(values.length) * hundredth;
  const half = sum < 0n ? -count / 2n : count / 2n;
  return fromUnits(((sum + half) / count) * hundredth);
}

function toUnits(value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  return value.startsWith('-') ? -units : units;
}

function fromUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const shown = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${shown}` : shown;
}
