import { formatDuration, plural } from './format.ts';

/** Words of Tareas. */
export const jobsMessages = {
  list: 'Tareas',
  emptyTitle: 'No hay tareas',
  emptyText: 'Acá vas a ver lo que el programa está leyendo, llenando o copiando, y lo que salió de cada cosa.',
  states: {
    queued: 'En espera',
    running: 'En marcha',
    completed: 'Lista',
    failed: 'Se detuvo',
    cancelled: 'Cancelada',
  },
  withFailures: 'Lista, con fallas',
  left: (milliseconds: number) => `faltan ${formatDuration(milliseconds)}`,
  waitsItsTurn: 'Empieza cuando termine la anterior.',
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
  ended: 'Terminadas',
} as const;
