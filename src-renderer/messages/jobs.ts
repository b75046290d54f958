import type { JobNight } from '../../src-shared/domain/job.ts';
import { formatDuration, formatTime, plural } from './format.ts';

/** Words of Tareas. */
export const jobsMessages = {
  list: 'Tareas',
  emptyTitle: 'No hay tareas',
  emptyText: 'Acá vas a ver lo que el programa está leyendo, llenando o copiando, y lo que salió de cada cosa.',
  states: {
    queued: 'En espera',
    running: 'En marcha',
    paused: 'En pausa',
    completed: 'Lista',
    failed: 'Se detuvo',
    cancelled: 'Cancelada',
  },
  withFailures: 'Lista, con fallas',
  left: (milliseconds: number) => `faltan ${formatDuration(milliseconds)}`,
  waitsItsTurn: 'Empieza cuando termine la anterior.',
  pause: 'Pausar',
  putOff: 'Seguir esta noche',
  goOn: 'Seguir ahora',
  pausedText: 'Sigue donde quedó cuando toques «Seguir ahora».',
  putOffState: 'Para la noche',
  /** Of work put off to the night. */
  tonight: ({ from, wasMissed }: JobNight) =>
    `${wasMissed ? 'La última noche la PC estuvo apagada o el programa cerrado. ' : ''}Sigue esta noche a las ${formatTime(from)}. Dejá abierto el programa: podés apagar la pantalla, no la PC.`,
  untilMorning: ({ to }: JobNight) => `Sigue hasta las ${formatTime(to)}; lo que falte, la noche que viene`,
  cancel: 'Cancelar',
  cancelled: 'Se canceló. Lo hecho hasta ahora quedó guardado.',
  retry: 'Probar de nuevo',
  retryFailed: 'Reintentar sólo lo que falló',
  retried: 'Se puso en marcha otra vez',
  remove: 'Quitar de la lista',
  removed: 'Tarea quitada de la lista',
  clearEnded: 'Quitar las terminadas',
  failures: (count: number) => `Ver ${plural(count, 'falla', 'fallas')}`,
  hideFailures: 'Ocultar',
  active: 'En marcha',
  later: 'Para después',
  ended: 'Terminadas',
} as const;
