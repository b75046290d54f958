/** Words that several screens share. */
export const commonMessages = {
  undo: 'Deshacer',
  redo: 'Rehacer',
  understood: 'Entendido',
  cancel: 'Cancelar',
  close: 'Cerrar',
  save: 'Guardar',
  retry: 'Probar de nuevo',
  remove: 'Quitar',
  more: 'Más acciones',
  moreTools: 'Más herramientas',
  yes: 'Sí',
  no: 'No',
  all: 'Todos',
  loading: 'Cargando…',
  choosePath: 'Elegir dónde…',
  couldNotShow: 'No se pudo mostrar',
  clearFilters: 'Quitar filtros',
  resizePanel: 'Ancho del panel',
  stepTaken: (direction: 'undo' | 'redo', label: string | null) => {
    if (label === null) return direction === 'undo' ? 'No hay nada para deshacer' : 'No hay nada para rehacer';
    return direction === 'undo' ? `Se deshizo: ${label}` : `Se rehizo: ${label}`;
  },
} as const;
