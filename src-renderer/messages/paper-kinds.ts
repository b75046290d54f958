import type { SourceFormat } from '../../src-shared/domain/document-text.ts';
import type { PaperKind } from '../../src-shared/domain/source.ts';

/** What each kind of school paper is called. */
export const paperKindNames: Record<PaperKind, string> = {
  'enrolment-form': 'Ficha de inscripción',
  'birth-certificate': 'Partida de nacimiento',
  'vaccination-certificate': 'Carnet de vacunas',
  'health-certificate': 'Certificado de salud',
  'identity-document': 'Documento de identidad',
  'class-list': 'Lista de grado',
  'leave-request': 'Pedido de licencia',
  transfer: 'Pase',
  attendance: 'Asistencia',
  'report-card': 'Boletín',
  circular: 'Circular',
  minutes: 'Acta',
  message: 'Mensaje',
  invoice: 'Factura',
  other: 'Otro papel',
};

/** What each file format is called by those who receive it. */
export const formatNames: Record<SourceFormat, string> = {
  pdf: 'PDF',
  image: 'Imagen',
  docx: 'Word',
  doc: 'Word',
  xlsx: 'Excel',
  xls: 'Excel',
  csv: 'Tabla CSV',
  odt: 'Texto ODT',
  ods: 'Planilla ODS',
  odp: 'Diapositivas ODP',
  pptx: 'PowerPoint',
  ppt: 'PowerPoint',
  rtf: 'Texto RTF',
  txt: 'Texto',
  md: 'Texto',
  html: 'Página web',
  eml: 'Mail',
  msg: 'Mail de Outlook',
  zip: 'ZIP',
  whatsapp: 'Chat de WhatsApp',
  recording: 'Grabación',
};
