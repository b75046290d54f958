/** Given names common in Argentina, folded: they tell which words of a name are not surnames. */
const names = `
abigail abril adela adolfo adrian adriana agostina agustin agustina aida ailen alan alberto aldana aldo alejandra alejandro alejo alexis alfonsina alfonso alfredo alicia
alina alma alvaro amalia amanda ambar amelia amparo ana anabel anabella analia andrea andres angel angela angeles angelica angelina anibal antonella antonia antonio apolo araceli
ariadna ariana ariel armando arturo aurora axel azul barbara bastian bautista beatriz belen benicio benito benjamin bernarda bernardo bianca blanca brenda brian briana bruna bruno byron
caetano camila camilo candela candelaria carina carla carlos carmela carmen carolina catalina catriel cecilia celeste celia celina cesar charo chiara christian cintia ciro clara clarisa claudia claudio
clemente clementina constanza cora corina cristian cristina cristobal cynthia daiana dalma damian daniel daniela dante dario david debora delfina delia denis denise diana diego dolores domingo
donato dora edgardo edith edmundo eduardo efrain elba elena eleonora eliana elias elisa elizabeth eloisa elsa elvira emanuel emilce emilia emiliano emilio emma enrique enzo eric erica ernesto
esmeralda esperanza esteban estela estefania ester esther eugenia eugenio eva evangelina evelyn ezequiel fabian fabiana fabio facundo fatima faustina fausto federico felicitas felipe felix fermin
fernanda fernando fidel fiona fiorella flavia flavio flor florencia florentina franca francesca francesco francisca francisco franco gabriel gabriela gael gaspar gaston geraldine gerardo german geronimo
gilda gino gisela giselle gladys gloria gonzalo graciela gregorio greta griselda guadalupe guido guillermina guillermo gustavo haydee hebe hector helena heriberto hernan hilda horacio hugo humberto
ian ignacio ines ingrid inti irene iris irina irma isabel isabela isabella ismael ivan ivana ivo jacinta jacinto jacqueline jade jaime javier jazmin jeremias jeronimo jesica jessica jesus
joan joana joaquin joaquina johanna jonas jonatan jonathan jorge jorgelina jose josefa josefina josue juan juana juanita julia julian juliana julieta julio justina justo karen karina katherine
kevin kiara lara laura lautaro lazaro leandro leila leonardo leonel leonor leopoldo leticia lia liam lidia lihuel lila liliana lina lionel lisandro livia lola lorena lorenza lorenzo lourdes luana luca
lucas lucia luciana luciano lucila lucio lucrecia luis luisa luisina lujan luna luz lyra mabel macarena magali magalí magdalena maia maite maitena malena malvina manuel manuela mara marcela marcelo
marcia marcos margarita maria marian mariana mariangeles mariano maribel maricel marie mariela marina mario marisa marisol maritza marta martha martin martina mateo matias matilda matilde mauricio mauro
maxima maximiliano maximo maya maylen melani melanie melina melisa melody mercedes mia micaela miguel mijail mila milagros milena milo mirco miriam mirta moises monica morena morgana moro mora muriel
nadia nahiara nahir nahuel naiara naira nancy natalia nataly natanael nayla nazareno nelida nelly nelson nestor nicanor nicolas nicole nilda noah noe noelia noemi nora norberto norma nuria octavio
ofelia olga olivia omar orlando oscar osvaldo otto pablo paloma pamela paola patricia patricio paula paulina paulino paz pedro pia pilar priscila rafael rafaela ramiro ramon ramona raquel raul rebeca
regina renata renato rene reina ricardo rita roberto rocio rodolfo rodrigo roman romeo romina roque rosa rosalia rosana rosario rosaura roxana ruben rufina ruth sabrina salma salome salvador
samanta samuel sandra santiago santino santos sara sasha saul sebastian selene selva serena sergio shirley silvana silvestre silvia silvina simon simona sofia sol solange soledad stella stefania
susana tadeo tamara tania tatiana telma teo teodoro teresa thiago tiago tiara tiziana tiziano tobias tomas trinidad ulises uma umma ursula valentin valentina valentino valeria valerio vanesa vanina vera veronica
vicente victor victoria vilma violeta virginia viviana walter wanda wilfredo wilson ximena yamila yanina yasmin yesica yolanda zaira zoe zulema
ludmila itati nazarena eluney lihuen suyai yazmin ambar lola simon lino benja eliseo elian eithan ethan noah milton nestor ovidio rufino ramiro saul tobias teodora wanda xiomara yael zaira aylen aldana candelaria catalina delfi emilse fanny filomena gilda hilaria iara jimena keila kiara leila lucero maitena marisel milva nelida oriana petrona queila rufina sonia tamara veronica yoana zunilda alfredina anastasia aquiles baltazar belisario bonifacio cayetano celestino cirilo dionisio efrain eleuterio eulogio evaristo fortunato froilan gervasio hipolito isidro jacobo juvenal ladislao leoncio macario nazario nicasio oscar pantaleon policarpo quintin remigio rosendo serapio timoteo urbano venancio zenon
jorgelina mirna nair marianela marilina mailen malen ayelen ailin sheila brisa brisa melany dylan jeremy jonas lisandra noelia ornella oriana paulo samira santina siena tais thais ramses uriel valentin
`;

const givenNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/));

const womenNotInA: ReadonlySet<string> = new Set(
  'raquel isabel carmen beatriz ines mercedes dolores soledad belen ester esther luz sol pilar noemi rocio milagros angeles lourdes itati marisol maribel ruth edith elizabeth gladys nancy miriam nair ayelen aylen ailen abril jazmin yazmin nahir zoe nicole solange denise celeste irene matilde haydee trinidad rosario abigail anahi araceli magali lujan carol marilin evelyn marlen sheila yasmin karen katherine ingrid iris lilian vivian mailen maylen haydee ludmi milen monserrat monica analy'.split(
    ' ',
  ),
);
const menInA: ReadonlySet<string> = new Set([
  'bautista',
  'luca',
  'santiaga',
  'nicola',
  'andrea',
  'josua',
  'joshua',
  'elia',
  'noa',
  'garcia',
]);

/** Whether the first given name is more likely a woman's. */
export function isLikelyWoman(foldedGivenName: string): boolean {
  const first = foldedGivenName.split(' ')[0] ?? '';
  if (menInA.has(first)) return first === 'andrea';
  return first.endsWith('a') || womenNotInA.has(first);
}

/** Whether a folded word is a common given name. Many are surnames too (Martín, Rosario). */
export function isGivenName(foldedWord: string): boolean {
  return givenNames.has(foldedWord);
}
