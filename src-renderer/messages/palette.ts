/** Words of the command palette. */
export const paletteMessages = {
  placeholder: 'Un papel, una persona, una planilla o qué querés hacer',
  title: 'Buscar o hacer',
  actions: 'Acciones',
  papers: 'Papeles',
  people: 'Personas',
  planillas: 'Planillas',
  nothing: (text: string) => `Nada con «${text}»`,
  searchInside: (text: string) => `Buscar «${text}» adentro de los papeles`,
  addPapers: 'Agregar papeles',
  newPlanilla: 'Nueva planilla',
  goTo: (title: string) => `Ir a ${title}`,
  undo: 'Deshacer el último cambio',
  redo: 'Rehacer',
  dark: 'Usar colores oscuros',
  light: 'Usar colores claros',
  keys: '↑ ↓ para elegir · Entrar para abrir · Esc para cerrar',
} as const;
