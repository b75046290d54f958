import type { SentencePattern } from './sentence-pattern.ts';

/** How teachers ask for a leave. */
export const leaveSentences: readonly SentencePattern[] = [
  {
    key: 'reason',
    kinds: ['leave-request'],
    confidence: 0.78,
    pattern:
      /\b(?:por motivos? de|con motivo de|debido a|a causa de|por causa de|fundad[oa] en|por)\s+(?!un total|el termino|el plazo|un periodo|el periodo|la presente|el lapso|el cual|lo|\d)(?<value>[a-z][a-z ]{3,60}?)(?=\s*(?:[.;,]|\bdesde\b|\ba partir\b|\bpor (?:un|el)\b|\bdel?\s\d|\bencuadrad|\bentre\b|$))/g,
  },
  {
    key: 'days',
    confidence: 0.92,
    pattern:
      /\b(?:por (?:un total|el termino|el plazo|el lapso|un periodo|un termino) de|total de|durante|por|son|termino de)\s+(?<value>\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias?\b/g,
  },
  {
    key: 'days',
    confidence: 0.85,
    pattern: /(?<value>\b\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?dias? (?:de licencia|corridos|habiles|de reposo|en total)\b/g,
  },
  {
    key: 'start-date',
    confidence: 0.92,
    pattern:
      /\b(?:desde|a partir|del dia|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?(?<value>\d[^.;]{4,32}?\d{2,4})\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s/g,
  },
  {
    key: 'end-date',
    confidence: 0.92,
    pattern:
      /\b(?:desde|a partir|del|entre)\s+(?:el\s+|del?\s+)?(?:dia\s+)?\d[^.;]{4,32}?\d{2,4}\s*,?\s*(?:y\s+)?(?:hasta|al|a|y)\s+(?:el\s+)?(?:dia\s+)?(?<value>\d[^.;,]{4,32}?\d{4}|\d[\d/.-]{5,9})/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.8,
    pattern:
      /\b(?:en (?:mi|su) (?:caracter|cargo) de|en el cargo de|me desempeno como|se desempena como|como)\s+(?<value>[a-z][a-z. ]{3,40}?)(?=\s*(?:,|\.(?:\s|$)|;|\ben\b|\bde este\b|\bde esta\b|\bdel establ|\bde la escuela|\bsolicit|$))/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.84,
    pattern:
      /\bc\.?u\.?i\.?l\.?[^,]{0,22},\s*(?!solicit|pid|me |que |d\.? ?n|con |quien|en )(?<value>[a-z][a-z. ]{2,40}?)(?=\s+(?:de|en) (?:este|esta|la|el)\b|,)/g,
  },
  {
    key: 'post',
    kinds: ['leave-request'],
    confidence: 0.84,
    pattern:
      /,\s*(?<value>(?:maestr[oa]|profesora?|docente|preceptora?|bibliotecari[oa]|vicedirectora?|directora?|secretari[oa]|m\.? ?g\.?|equipo|auxiliar)[a-z. ]{0,40}?)(?=\s+(?:de|en|del) (?:este|esta|la|el|establ)|,)/g,
  },
  {
    key: 'article',
    confidence: 0.9,
    pattern:
      /\bart(?:iculo|\.)?\s*(?:n?\.?º\s*)?(?<value>\d+(?:\s?[.º]?\s?,?\s?(?:inc(?:iso)?\.?\s?"?[a-z](?:\.\d)?\b"?\)?|bis|"?[b-df-np-xz](?:\.\d)?"?\)?(?![a-z.])|[a-z]\.\d|[a-z]\)))?)/g,
  },
];
