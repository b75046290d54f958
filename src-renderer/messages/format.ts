const wholeFormat = new Intl.NumberFormat('es-AR', { maximumFractionDigits: 0 });
const oneDecimalFormat = new Intl.NumberFormat('es-AR', { maximumFractionDigits: 1 });
const percentFormat = new Intl.NumberFormat('es-AR', { style: 'percent', maximumFractionDigits: 0 });
const dayFormat = new Intl.DateTimeFormat('es-AR', { day: '2-digit', month: '2-digit', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('es-AR', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const clockFormat = new Intl.DateTimeFormat('es-AR', { hour: '2-digit', minute: '2-digit', hour12: false });

/** "12.345" */
export function formatNumber(value: number): string {
  return wholeFormat.format(value);
}

/** "1 papel", "1.204 papeles" */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "un minuto", "unos 40 minutos", "unas 2 horas": what is estimated. */
export function aboutMinutes(minutes: number): string {
  if (minutes === 1) return 'un minuto';
  return minutes < 90
    ? `unos ${formatNumber(minutes)} minutos`
    : `unas ${formatNumber(Math.round(minutes / 60))} horas`;
}

/** "87 %" of a fraction from 0 to 1. */
export function formatPercent(fraction: number): string {
  return percentFormat.format(fraction);
}

/** "31/03/2026" of an ISO date or instant; a bare date is not moved by the time zone. */
export function formatDate(iso: string): string {
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return bare ? `${bare[3]}/${bare[2]}/${bare[1]}` : dayFormat.format(new Date(iso));
}

/** "Marzo de 2026" of yyyy-mm. */
export function formatMonth(month: string): string {
  const text = monthFormat.format(new Date(`${month}-01T00:00:00Z`));
  return text.charAt(0).toLocaleUpperCase('es-AR') + text.slice(1);
}

/** "14:05" of an ISO instant. */
export function formatTime(iso: string): string {
  return clockFormat.format(new Date(iso));
}

/** "hoy 14:05", "ayer 9:10" or "31/03/2026 14:05" of an ISO instant. */
export function formatMoment(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso);
  const days = Math.round((startOfDay(now) - startOfDay(moment)) / 86_400_000);
  if (days === 0) return `hoy ${formatTime(iso)}`;
  if (days === 1) return `ayer ${formatTime(iso)}`;
  return `${formatDate(iso)} ${formatTime(iso)}`;
}

/** "820 KB", "3,4 MB" */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${(value < 10 && unit > 1 ? oneDecimalFormat : wholeFormat).format(value)} ${units[unit]}`;
}

/** "14 de 60", "930 MB de 2,3 GB" */
export function formatFraction(done: number, total: number, unit?: 'bytes'): string {
  const format = unit === 'bytes' ? formatBytes : formatNumber;
  return `${format(done)} de ${format(total)}`;
}

/** "20 s", "3 min", "1 h 20 min": rounded up, never zero. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** "0,8 s", "42 s", "1 min 10 s": as a stopwatch tells it, to compare. */
export function formatStopwatch(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${oneDecimalFormat.format(seconds)} s`;
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  return [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`].filter(Boolean).join(' ');
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
