/* What jobs say of themselves, in the Spanish of Argentina: shown in Tareas and in the status line. */

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('es-AR')} ${number === 1 ? one : many}`;

/** Titles of jobs. */
export const jobTitles = {
  ingestPapers: (files: number) => (files === 0 ? 'Agregar papeles' : `Agregar ${count(files, 'papel', 'papeles')}`),
  sampleSchool: () => 'Agregar la escuela de ejemplo',
  readAgain: (sources: number) => `Volver a leer ${count(sources, 'papel', 'papeles')}`,
  fillPlanilla: (title: string) => `Llenar «${title}»`,
  exportPlanilla: (title: string) => `Exportar «${title}»`,
  importRoster: () => 'Importar el padrón',
  matchPeople: () => 'Buscar de quién es cada papel',
  backup: () => 'Copia de respaldo',
  emptyTrash: () => 'Vaciar la papelera',
  pullModel: (name: string) => `Bajar el modelo ${name}`,
  importModel: (name: string) => `Traer el modelo ${name} de un archivo`,
  copyModel: (name: string) => `Copiar el modelo ${name} a una carpeta`,
  measureModel: (name: string) => `Probar la velocidad de ${name}`,
  indexMeanings: () => 'Preparar la búsqueda por sentido',
  writeDocuments: (template: string, rows: string) => `Hacer «${template}» de «${rows}»`,
  draftActa: (name: string) => `Redactar el acta de «${name}»`,
  buildWhisper: (engine: string) => `Armar ${engine}, el programa que escucha`,
  transcribe: (name: string) => `Pasar a texto «${name}»`,
  hearAgain: (name: string) => `Repasar lo dudoso de «${name}»`,
  fetchFile: (name: string) => `Traer el archivo de «${name}»`,
  exportPerson: (name: string) => `Todo sobre ${name}`,
  purgePerson: () => 'Borrar para siempre a una persona',
  transcribeSeveral: (recordings: number) => `Pasar a texto ${count(recordings, 'grabación', 'grabaciones')}`,
} as const;

/** What is being done now. */
export const jobSteps = {
  registering: (name: string) => `Guardando ${name}`,
  reading: (name: string) => `Leyendo ${name}`,
  matching: (name: string) => `Buscando de quién es ${name}`,
  filling: (name: string) => `Llenando desde ${name}`,
  asking: (model: string, name: string) => `${model} lee ${name}`,
  writing: () => 'Escribiendo el archivo',
  gathering: () => 'Juntando lo que hay',
  forgetting: () => 'Borrando para siempre',
  copying: () => 'Copiando la biblioteca',
  packing: () => 'Guardando los papeles',
  checking: () => 'Comprobando la copia',
  restoring: () => 'Trayendo los papeles',
  modelPhases: {
    preparing: 'Preparando',
    transferring: 'Bajando',
    verifying: 'Comprobando que llegó bien',
    installing: 'Instalando',
  },
  modelFilePhases: {
    preparing: 'Revisando el archivo',
    transferring: 'Pasándolo a Ollama',
    verifying: 'Comprobando que llegó bien',
    installing: 'Instalando',
  },
  speechFilePhases: {
    preparing: 'Revisando el archivo',
    transferring: 'Copiando a esta PC',
    verifying: 'Comprobando que llegó bien',
    installing: 'Instalando',
  },
  waitingForInternet: (seconds: number) =>
    `Se cortó. Lo bajado quedó guardado; vuelve a probar solo en ${count(seconds, 'segundo', 'segundos')}`,
  copyingModel: () => 'Copiando',
  loadingModel: () => 'Cargándolo en la memoria',
  writingDocument: (name: string) => `Escribiendo la de ${name}`,
  indexingMeanings: (name: string) => `${name} lee los papeles`,
  draftingActa: {
    present: 'Quiénes están',
    agenda: 'El orden del día',
    topics: 'Los temas',
    decisions: 'Las decisiones',
  },
  findingSpeech: (name: string) => `Buscando dónde se habla en ${name}`,
  transcribing: (name: string) => `Escuchando ${name}`,
  hearingAgain: (name: string) => `Escuchando otra vez lo dudoso de ${name}`,
  tellingVoices: (name: string) => `Distinguiendo las voces de ${name}`,
  building: (engine: string) => `Armando ${engine}`,
  measuringModel: () => 'Leyendo y escribiendo un rato',
  askingServer: () => 'Preguntándole al servidor del distrito',
  sendingChanges: () => 'Enviando cambios',
  fetchingChanges: () => 'Trayendo cambios',
  sharingReadings: () => 'Preparando los textos para las otras PC',
  sendingReadings: () => 'Enviando textos',
  fetchingReadings: () => 'Trayendo textos',
  sendingFiles: () => 'Enviando archivos',
  fetchingFiles: () => 'Trayendo archivos',
  fetchingFile: (name: string) => `Trayendo ${name}`,
} as const;

/** What came out. */
export const jobSummaries = {
  ingested: (counts: { ready: number; duplicate: number; failed: number; needPassword: number }) =>
    [
      count(counts.ready, 'papel leído', 'papeles leídos'),
      counts.duplicate > 0 ? count(counts.duplicate, 'ya estaba', 'ya estaban') : '',
      counts.needPassword > 0 ? count(counts.needPassword, 'pide contraseña', 'piden contraseña') : '',
      counts.failed > 0 ? count(counts.failed, 'no se pudo leer', 'no se pudieron leer') : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  filled: (counts: { rows: number; found: number; doubtful: number; absent: number }) =>
    `${count(counts.rows, 'fila', 'filas')}: ${count(counts.found, 'celda con prueba', 'celdas con prueba')}, ${count(counts.doubtful, 'dudosa', 'dudosas')}, ${count(counts.absent, 'no consta', 'no constan')}`,
  imported: (counts: { added: number; updated: number }) =>
    `${count(counts.added, 'persona nueva', 'personas nuevas')}, ${count(counts.updated, 'actualizada', 'actualizadas')}`,
  matched: (counts: { certain: number; suggested: number }) =>
    `${count(counts.certain, 'papel reconocido', 'papeles reconocidos')}, ${count(counts.suggested, 'para confirmar', 'para confirmar')}`,
  written: (rows: number) => `${count(rows, 'fila escrita', 'filas escritas')}`,
  documentsWritten: (documents: number) => `${count(documents, 'documento hecho', 'documentos hechos')}`,
  fileFetched: (name: string) => `El archivo de «${name}» ya está en esta PC`,
  personExported: (papers: number) => `El archivo quedó hecho, con ${count(papers, 'papel', 'papeles')}`,
  personForgotten: (papers: number) => `Se borró para siempre, con ${count(papers, 'papel', 'papeles')}`,
  backedUp: (sources: number) => `Copia lista: ${count(sources, 'papel', 'papeles')}`,
  emptied: ({ papers, documents }: { papers: number; documents: number }) =>
    [
      papers > 0 || documents === 0 ? count(papers, 'papel borrado', 'papeles borrados') : '',
      documents > 0 ? count(documents, 'documento o modelo borrado', 'documentos o modelos borrados') : '',
    ]
      .filter((part) => part !== '')
      .join(' y ')
      .concat(' para siempre'),
  pulled: (name: string) => `${name} quedó instalado`,
  copied: (path: string) => `Quedó en ${path}`,
  meaningsIndexed: (passages: number) => `${count(passages, 'pasaje nuevo', 'pasajes nuevos')}`,
  actaDrafted: ({ lines, unproven }: { lines: number; unproven: number }) =>
    `${count(lines, 'oración redactada', 'oraciones redactadas')}, ${count(unproven, 'sin respaldo', 'sin respaldo')}`,
  transcribed: (segments: number) =>
    segments === 0 ? 'No se oyó hablar a nadie' : count(segments, 'frase escuchada', 'frases escuchadas'),
  heardAgain: (changed: number) =>
    changed === 0 ? 'Se entendió lo mismo que antes' : count(changed, 'frase cambió', 'frases cambiaron'),
  engineBuilt: (engine: string) => `${engine} quedó listo`,
  transcribedSeveral: (recordings: number) =>
    count(recordings, 'grabación pasada a texto', 'grabaciones pasadas a texto'),
  measured: (speed: string) => `Escribe ${speed}`,
} as const;
