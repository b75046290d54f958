import type { ProcessorLevel, TranscriptionEngine } from '../../src-shared/domain/transcription-engine.ts';
import { formatNumber, plural } from './format.ts';

/** Words of Ajustes. */
export const settingsMessages = {
  sections: 'Secciones',
  school: {
    title: 'Escuela',
    schoolName: 'Nombre de la escuela',
    schoolHint: 'Aparece arriba a la izquierda y en lo que imprimas.',
    address: 'Domicilio',
    city: 'Localidad',
    phone: 'Teléfono',
    email: 'Correo',
    principal: 'Quién dirige la escuela',
    letterheadHint: 'Va en el membrete de los documentos.',
    userName: 'Tu nombre',
    userHint: 'Queda escrito al lado de cada dato que corrijas.',
  },
  look: {
    title: 'Aspecto',
    theme: 'Colores',
    hint: '«Como Windows» cambia solo cuando cambia la PC.',
    system: 'Como Windows',
    light: 'Claros',
    dark: 'Oscuros',
  },
  engine: {
    title: 'Modelos',
    intro: 'Con qué se llenan las planillas y se contestan las preguntas.',
    rules: 'Sólo las reglas y las citas, sin ningún modelo.',
    model: (fill: string | null, answer: string | null) =>
      [
        fill === null ? 'Las planillas se llenan con las reglas' : `Las planillas se llenan con las reglas y ${fill}`,
        answer === null ? 'se contesta con citas' : `contesta ${answer}`,
      ].join('; '),
    open: 'Elegir en Modelos',
  },
  transcription: {
    title: 'Transcripción',
    intro: 'El programa que pasa las grabaciones a texto. Trabaja en esta PC, sin internet.',
    engine: 'Motor',
    engines: {
      'whisper.cpp': 'whisper.cpp (recomendado)',
      'smart-whisper': 'smart-whisper, más viejo y más lento',
    } satisfies Record<TranscriptionEngine, string>,
    /** What each level asks of the processor, as its maker calls it. */
    levels: {
      haswell: 'AVX2',
      ivybridge: 'AVX con F16C',
      sandybridge: 'AVX',
      sse42: 'SSE4.2',
      x64: 'sin instrucciones especiales',
      base: 'el único',
    } satisfies Record<ProcessorLevel, string>,
    runs: (program: string, level: string) => `${program} está listo y usa este nivel del procesador: ${level}.`,
    failed: (levels: string) => `Se probó y no anduvo: ${levels}.`,
    noLevel: 'El procesador de esta PC no puede correrlo. Probá con el otro motor, o pasá las grabaciones en otra PC.',
    notHere: 'Esta copia del programa no lo trae, y no se puede armar en esta PC. Elegí el otro motor.',
    missing: (what: string) =>
      `Para armarlo falta instalar ${what} en esta PC. Está explicado en el manual, en «Para quien cuida la PC». Lo demás anda igual.`,
    notBuilt: (engine: string) =>
      `${engine} todavía no está armado para esta PC. Lleva unos minutos, una sola vez, y mientras tanto se puede seguir trabajando.`,
    build: (engine: string) => `Armar ${engine}`,
    level: 'Nivel del procesador',
    levelHint: 'Si la transcripción se cierra sola, elegí uno más bajo: tarda más y anda en más procesadores.',
    best: (level: string) => `El mejor de esta PC (${level})`,
    threads: 'Núcleos del procesador',
    threadsHint: 'Con menos tarda más, y la PC queda más libre para otras cosas.',
    allCores: (cores: number) => `Todos (${formatNumber(cores)})`,
    models: 'Elegir el modelo que escucha',
  },
  transcriptionServer: {
    title: 'Grabaciones en otra máquina',
    intro:
      'Para una PC muy lenta: otra máquina, con un programa como speaches o el servidor de whisper.cpp, pasa las grabaciones a texto. Sólo si lo ponés acá.',
    here: 'Las grabaciones se pasan a texto en esta PC y no salen de acá.',
    there: (machine: string) =>
      `Al pasar una grabación a texto, su sonido sale de esta PC hacia ${machine}, con los nombres de la escuela y de las personas del padrón que ayudan a entenderla. Lo que se repasa después se escucha en esta PC.`,
    same: (machine: string) => `Las grabaciones las pasa a texto otro programa de esta misma PC (${machine}).`,
    address: 'Dirección',
    addressHint: 'Por ejemplo 192.168.0.20:8000',
    model: 'Modelo',
    modelHint: 'El que tenga esa máquina. Si tiene uno solo, cualquier nombre sirve.',
    key: 'Clave',
    keyHint: 'Sólo si esa máquina la pide. Queda guardada en esta PC y no se vuelve a mostrar.',
    use: 'Probar y usar',
    works: (machine: string) => `${machine} contesta. Desde ahora las grabaciones se pasan a texto ahí.`,
    forget: 'Volver a escuchar en esta PC',
    forgotten: 'Las grabaciones se pasan a texto en esta PC',
  },
  leaves: {
    title: 'Qué sale de esta PC',
    answer: 'Nada.',
    text: 'Los papeles se leen, se buscan y se vuelcan a las planillas en esta PC, sin internet. No hay cuentas, ni nube, ni estadísticas de uso.',
    points: [
      'Los originales no se tocan: la biblioteca guarda su propia copia.',
      'El modelo, si elegís uno, corre en esta misma PC.',
      'Lo único que sale es lo que vos saques: un archivo que exportes o una copia de respaldo.',
    ],
    placesTitle: 'Con quién se conecta, y cuándo',
    placesIntro:
      'Sólo si apretás «Bajar» en Modelos, y hasta que la descarga termina. Se pide un archivo; no va ningún papel ni ninguna grabación.',
    places: {
      papers: {
        address: 'ollama.com, registry.ollama.ai',
        when: 'Para bajar un modelo para los papeles. Lo pide Ollama.',
      },
      recordings: {
        address: 'huggingface.co, hf.co',
        when: 'Para bajar un modelo para las grabaciones.',
      },
      voices: {
        address: 'github.com, githubusercontent.com',
        when: 'Para bajar el modelo que reconoce las voces.',
      },
    },
    district: (server: string, school: string) =>
      `Esta PC está conectada al distrito como «${school}» (${server}): hacia ahí viajan el padrón, las planillas con sus citas, las actas, lo que se corrige de las grabaciones, y los papeles y las grabaciones con sus archivos.`,
    recordings: (machine: string) =>
      `Las grabaciones se pasan a texto en otra máquina (${machine}): su sonido, con los nombres de la escuela y de las personas del padrón, viaja hasta ahí.`,
    elsewhere: (address: string) =>
      `Los modelos corren en otra máquina (${address}): el texto de los papeles viaja hasta ahí.`,
  },
  elsewhere: {
    title: 'Dónde está cada cosa',
    intro:
      'Estás en el navegador. La biblioteca de la escuela está en el servidor del distrito, y lo que cambies acá llega a las PC de la escuela.',
    /** What is seen to elsewhere for want of what it needs here. */
    places: [
      {
        needs: 'libraryIsHere',
        what: 'Copias de respaldo',
        where: 'Las hace el distrito en su servidor. Cada PC puede hacer además la suya.',
      },
      {
        needs: 'libraryIsHere',
        what: 'Clave de recuperación',
        where: 'En cada PC: Ajustes, «Clave de recuperación». En el navegador no queda nada que recuperar.',
      },
      {
        needs: 'libraryIsHere',
        what: 'Carpetas que se siguen, como la del escáner',
        where: 'En la PC que tiene la carpeta: Ajustes, «Carpetas que se siguen».',
      },
      {
        needs: 'keepsModels',
        what: 'Elegir modelos, y pasar grabaciones a texto',
        where: 'En una PC de la escuela: Modelos, y el botón «Pasar a texto» de cada grabación.',
      },
      {
        needs: 'recordsSound',
        what: 'Grabar con el micrófono',
        where: 'En una PC de la escuela: Papeles, «Grabar una reunión».',
      },
      {
        needs: 'printsPdf',
        what: 'Guardar actas y documentos como PDF',
        where: 'En una PC de la escuela. Acá se bajan como Word.',
      },
      {
        needs: 'localPaths',
        what: 'Guardar todo lo de una persona',
        where: 'En una PC de la escuela: en su ficha, «Derechos».',
      },
    ],
  },
  watched: {
    title: 'Carpetas que se siguen',
    intro: 'Lo que aparezca en estas carpetas de la PC se lee solo, también en las de adentro.',
    none: 'No se sigue ninguna carpeta.',
    missing: 'Ahora no está. Conectá el pendrive o la carpeta de red; sus papeles quedan.',
    emptied:
      'Quedó vacía. Si sacaste el pendrive, volvé a conectarlo: sus papeles quedan. Si ya no sirven, mandalos a la papelera desde Papeles.',
    replaced:
      'Esta carpeta parece otra: no tiene ninguno de los archivos de antes. Si cambiaste el pendrive, volvé a conectar el primero, o seguí con éste: los papeles del primero quedan.',
    followReplacement: 'Seguir con ésta',
    add: 'Seguir una carpeta…',
    path: 'Carpeta de esta PC',
    pathHint: 'Por ejemplo, la carpeta donde guarda el escáner.',
    follow: 'Seguir',
    stop: 'Dejar de seguir',
    added: 'Se sigue la carpeta. Sus papeles se están leyendo.',
    stopped: 'Ya no se sigue. Los papeles que trajo quedan.',
  },
  night: {
    title: 'La noche',
    intro:
      'Lo que dejes para la noche sigue en estas horas, mientras nadie usa la PC. Tiene que quedar prendida y con el programa abierto.',
    staysAwake: 'Mientras dure ese trabajo, el programa no deja que la PC se suspenda sola.',
    maySleep:
      'Desde el navegador el programa no puede evitar que la PC se suspenda sola: fijate en Windows que no lo haga.',
    from: 'Desde las',
    to: 'Hasta las',
    hour: (hour: number) => `${hour} h`,
  },
  trash: {
    title: 'Papelera',
    days: 'Días que se guarda lo borrado',
    hint: 'Después se borra solo y no se puede recuperar.',
    options: (days: number) => plural(days, 'día', 'días'),
  },
  backup: {
    title: 'Copia de respaldo',
    intro: 'Un solo archivo cifrado con todo: papeles, planillas y cambios. Guardalo en un pendrive o en otra PC.',
    password: 'Contraseña de la copia',
    again: 'La misma, otra vez',
    passwordHint: 'Ocho letras o más. Sin ella la copia no se puede abrir, y nadie te la puede recuperar.',
    mismatch: 'No son iguales.',
    path: 'Dónde guardarla',
    pathHint: 'La ruta completa del archivo, por ejemplo E:\\amanuense.respaldo',
    start: 'Hacer la copia',
    started: 'Se está haciendo la copia. Mirá cómo va en Tareas.',
    suggestedName: (day: string) => `amanuense-${day}.respaldo`,
  },
  recovery: {
    title: 'Clave de recuperación',
    intro: 'Abre la biblioteca si se rompe Windows o cambiás de PC. Imprimila y guardala con los papeles importantes.',
    show: 'Mostrar la clave',
    hide: 'Ocultar',
    copy: 'Copiar',
    copied: 'Clave copiada',
    none: 'Esta biblioteca no está cifrada: no necesita clave.',
  },
  doctor: {
    title: 'Esta PC',
    intro: 'Lo que hay en esta PC y lo que le falta.',
    check: 'Revisar',
    checkAgain: 'Revisar de nuevo',
    version: 'Versión',
    processor: 'Procesador',
    cores: (count: number) => plural(count, 'núcleo', 'núcleos'),
    memory: 'Memoria',
    disk: 'Disco',
    free: (free: string) => `${free} libres`,
    freeOf: (free: string, total: string) => `${free} libres de ${total}`,
    unknown: 'No se puede saber',
    ocr: 'Lectura de imágenes',
    ready: 'Lista',
    missing: 'Falta',
    library: 'Biblioteca',
    healthy: 'Sana',
    damaged: 'Dañada',
    encrypted: 'cifrada',
    notEncrypted: 'sin cifrar',
    papers: (count: number) => plural(count, 'papel', 'papeles'),
    folder: 'Carpeta',
    model: 'Ollama',
    running: (version: string, models: number) =>
      `Versión ${version} · ${formatNumber(models)} ${models === 1 ? 'modelo' : 'modelos'}`,
    stopped: 'Instalado, apagado',
    notInstalled: 'No está instalado',
    whisper: 'Grabaciones a texto',
    whisperModel: (build: string, model: string | null) =>
      model === null ? `${build}, sin modelo` : `${build} con ${model}`,
    recommended: 'Modelos para esta PC',
    noneRecommended: 'Ninguno: conviene trabajar con las reglas',
    advice: 'Consejos',
    noAdvice: 'Está todo en orden.',
  },
  saved: 'Guardado',
} as const;
