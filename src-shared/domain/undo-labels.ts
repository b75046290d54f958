const papers = (count: number) => (count === 1 ? '1 papel' : `${count.toLocaleString('es-AR')} papeles`);

/** What a change that can be taken back is called, in the Spanish of Argentina ("Se deshizo: …"). */
export const undoLabels = {
  updateSources: (count: number) => `cambiar ${papers(count)}`,
  trashSources: (count: number) => `tirar ${papers(count)}`,
  restoreSources: (count: number) => `restaurar ${papers(count)}`,
  createFolder: (name: string) => `crear la carpeta «${name}»`,
  renameFolder: (name: string) => `renombrar la carpeta «${name}»`,
  removeFolder: (name: string) => `quitar la carpeta «${name}»`,
  editPerson: (name: string) => `cambiar a ${name}`,
  createPerson: (name: string) => `agregar a ${name}`,
  removePeople: (count: number) => `quitar ${count === 1 ? '1 persona' : `${count} personas`}`,
  decideMatch: () => 'decidir de quién es un papel',
  createPlanilla: (title: string) => `crear «${title}»`,
  changePlanilla: (title: string) => `cambiar «${title}»`,
  trashPlanilla: (title: string) => `tirar «${title}»`,
  addColumn: (name: string) => `agregar la columna «${name}»`,
  changeColumn: (name: string) => `cambiar la columna «${name}»`,
  removeColumn: (name: string) => `quitar la columna «${name}»`,
  editCells: (count: number) => (count === 1 ? 'escribir una celda' : `escribir ${count} celdas`),
  acceptCells: (count: number) => (count === 1 ? 'aceptar una celda' : `aceptar ${count} celdas`),
  chooseReading: () => 'elegir una lectura',
  approveColumn: (name: string) => `aprobar la columna «${name}»`,
  addRow: () => 'agregar una fila',
  removeRows: (count: number) => (count === 1 ? 'quitar una fila' : `quitar ${count} filas`),
  fillPlanilla: (title: string) => `llenar «${title}»`,
  importRoster: () => 'importar el padrón',
} as const;
