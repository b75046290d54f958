import { aboutMinutes, formatBytes, formatNumber, plural } from './format.ts';

const gigabytes = (count: number) => `${formatNumber(count)} GB`;

/** Words of Modelos. */
export const modelsMessages = {
  intro: 'Con un modelo, las respuestas se redactan y se llenan más celdas. Sin ninguno, todo funciona con las reglas.',
  running: (version: string, isOurs: boolean) =>
    isOurs ? `Ollama ${version}, encendido por Amanuense: se apaga al cerrar` : `Ollama ${version}, en marcha`,
  otherRunning: 'Contesta otro programa de modelos',
  elsewhere: (address: string) => `en otra PC (${address})`,
  check: 'Probar de nuevo',
  missing: {
    title: 'Falta Ollama, el programa que corre los modelos',
    text: 'Es gratuito y corre en esta PC: los papeles no salen de acá. Se trae una vez, y no hace falta que esta PC tenga internet.',
    steps: [
      {
        title: 'Bajalo en una PC con internet',
        text: 'Entrá a ollama.com/download y elegí el sistema de esta PC (Windows). Es un archivo, OllamaSetup.exe.',
      },
      {
        title: 'Traelo en un pendrive e instalalo',
        text: 'Copiá el archivo a esta PC y abrilo con doble clic. No pide permisos de administrador.',
      },
      { title: 'Volvé a esta pantalla', text: 'Apretá «Probar de nuevo». Después elegís qué modelo traer.' },
    ],
  },
  stopped: {
    title: 'Ollama está en esta PC, apagado',
    text: 'Amanuense lo enciende solo cuando hay un modelo elegido, y lo apaga al cerrar.',
    start: 'Poner en marcha',
    started: 'Ollama está en marcha',
  },
  unreachable: {
    title: (address: string) => `Nadie contesta en ${address}`,
    text: 'Fijate que esa PC esté prendida y en la misma red, y que el programa de modelos esté abierto. Mientras tanto, todo sigue con las reglas.',
  },
  use: {
    title: 'Qué modelo se usa',
    fill: 'Para llenar planillas',
    answer: 'Para contestar preguntas',
    search: 'Para buscar por lo que quiere decir',
    rules: 'Ninguno: sólo las reglas',
    wordsAlone: 'Ninguno: sólo por las palabras',
    quotes: 'Ninguno: sólo citas de los papeles',
    same: (name: string) => `El mismo (${name})`,
    gone: (name: string) => `${name} (no está instalado)`,
    goneText: (name: string) =>
      `«${name}» ya no está instalado. Se sigue sin él hasta que elijas otro o lo vuelvas a bajar.`,
    secondReading: 'Leer dos veces lo que dice el modelo',
    secondReadingHint: 'Tarda más. Si las dos lecturas no coinciden, la celda queda como dudosa.',
    rerank: 'Que el modelo ordene los pasajes antes de responder',
    rerankHint: 'Tarda más: el modelo lee los pasajes dos veces. Sirve cuando la respuesta está y no la encuentra.',
    saved: 'Guardado',
  },
  recommended: {
    title: 'Recomendado para esta PC',
    here: (memory: number, free: number | null) =>
      `${gigabytes(memory)} de memoria${free === null ? '' : ` · ${formatBytes(free)} libres en el disco`}`,
    slow: 'procesador sin AVX2: conviene un modelo chico',
    cost: (bytes: number, minutes: number) =>
      `${formatBytes(bytes)} para bajar, ${aboutMinutes(minutes)} con internet de 10 megas`,
    writes: 'redacta y llena',
    searches: 'busca por lo que quiere decir',
    pull: (count: number) => (count === 1 ? 'Bajar' : `Bajar los ${formatNumber(count)}`),
    onTheirWay: 'En camino',
    ready: 'Ya está instalado lo que conviene en esta PC.',
    none: 'Con la memoria y el lugar de esta PC conviene trabajar con las reglas y las citas, que no necesitan nada.',
    started: (count: number) =>
      count === 1 ? 'Se está bajando. Podés seguir trabajando.' : 'Se están bajando. Podés seguir trabajando.',
  },
  work: 'En camino',
  installed: {
    title: 'Instalados',
    none: 'Todavía no hay ningún modelo.',
    purposes: { writing: 'redacta y llena', searching: 'busca por lo que quiere decir', unknown: '' },
    loaded: (bytes: number) => `en la memoria ahora (${formatBytes(bytes)})`,
    onGraphics: 'en la placa de video ahora',
    writes: (speed: string) => `escribe ${speed}`,
    notMeasured: 'velocidad sin probar',
    actions: (name: string) => `Acciones de ${name}`,
    measure: 'Probar la velocidad',
    measuring: 'Se está probando: tarda un par de minutos',
    load: 'Cargar en la memoria',
    loadedNow: (name: string) => `${name} está en la memoria`,
    unload: 'Sacar de la memoria',
    unloaded: (name: string) => `${name} dejó libre la memoria`,
    copy: 'Copiar a un pendrive…',
    remove: 'Quitar de esta PC…',
    removed: (name: string) => `${name} se quitó`,
    removeTitle: (name: string) => `¿Quitar ${name}?`,
    removeText: (bytes: number | null) =>
      `${bytes === null ? 'Se libera su lugar en el disco' : `Se liberan ${formatBytes(bytes)} del disco`}. Para volver a tenerlo hay que bajarlo de nuevo.`,
    removeChosen: 'Es el que se está usando: después se sigue sin él.',
    removeAction: 'Quitar',
  },
  more: {
    title: 'Más modelos',
    show: 'Ver más modelos',
    hide: 'Ver menos',
    facts: (bytes: number, minutes: number, licence: string) =>
      `${formatBytes(bytes)} · ${aboutMinutes(minutes)} · licencia ${licence}`,
    needs: (needed: number, has: number) => `necesita ${gigabytes(needed)} de memoria, tenés ${formatNumber(has)}`,
    pull: (name: string) => `Bajar ${name}`,
    insistTitle: (name: string) => `${name} es grande para esta PC`,
    insistText: (needed: number, has: number) =>
      `Necesita ${gigabytes(needed)} de memoria y esta PC tiene ${formatNumber(has)}. Puede no arrancar, o trabar los otros programas. Conviene el recomendado.`,
    insist: 'Bajarlo igual',
    other: 'Otro de la biblioteca de Ollama',
    otherHint: 'El nombre como está en ollama.com/library, por ejemplo granite4:3b.',
    pullOther: 'Bajar',
  },
  files: {
    title: 'Con un pendrive',
    intro:
      'Para traer un modelo de una PC con internet sin usar el de la escuela. En la otra PC: «Copiar a un pendrive».',
    bring: 'Traer de un archivo',
    path: 'Archivo del modelo (.gguf)',
    pathHint: 'Por ejemplo E:\\qwen3_4b-instruct.gguf',
    brought: 'Se está trayendo. Podés seguir trabajando.',
    copyTitle: (name: string) => `Copiar ${name}`,
    copyHint: 'Se copia un archivo .gguf, que se trae en la otra PC con «Traer de un archivo».',
    folder: 'Carpeta del pendrive',
    folderHint: 'Por ejemplo E:\\',
    copy: 'Copiar',
    copied: 'Se está copiando. No saques el pendrive hasta que termine.',
  },
  where: {
    title: 'Dónde corren',
    intro: 'Lo común es Ollama en esta PC. También puede ser una PC más grande de la escuela, u otro programa.',
    ollama: 'Ollama',
    compatible: 'Otro programa (llama.cpp, LM Studio)',
    address: 'Dirección',
    addressHint: 'Si es otra PC de la red, su nombre o su número: 192.168.0.20',
    save: 'Probar y usar',
    nobody: (url: string) => `Nadie contesta en ${url}. No se cambió nada.`,
    answers: (url: string, models: number) => `Contesta ${url}: ${plural(models, 'modelo', 'modelos')}`,
    thisComputer: 'Volver a esta PC',
    warning: (address: string) =>
      `Los modelos corren en otra máquina (${address}): el texto de los papeles viaja hasta ahí.`,
  },
} as const;
