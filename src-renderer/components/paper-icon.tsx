import {
  ChatRegular,
  DocumentPdfRegular,
  DocumentRegular,
  DocumentTableRegular,
  DocumentTextRegular,
  type FluentIcon,
  FolderZipRegular,
  GlobeRegular,
  ImageRegular,
  MailRegular,
  MicRegular,
  SlideTextRegular,
} from '@fluentui/react-icons';
import type { SourceFormat } from '../../src-shared/domain/document-text.ts';

const icons: Record<SourceFormat, FluentIcon> = {
  pdf: DocumentPdfRegular,
  image: ImageRegular,
  docx: DocumentTextRegular,
  doc: DocumentTextRegular,
  odt: DocumentTextRegular,
  rtf: DocumentTextRegular,
  txt: DocumentTextRegular,
  md: DocumentTextRegular,
  xlsx: DocumentTableRegular,
  xls: DocumentTableRegular,
  csv: DocumentTableRegular,
  ods: DocumentTableRegular,
  pptx: SlideTextRegular,
  ppt: SlideTextRegular,
  odp: SlideTextRegular,
  html: GlobeRegular,
  eml: MailRegular,
  msg: MailRegular,
  zip: FolderZipRegular,
  whatsapp: ChatRegular,
  recording: MicRegular,
};

/** The icon of a file format; a blank sheet while it is not known. */
export function PaperIcon({ format }: { format: SourceFormat | null }) {
  const Icon = format ? icons[format] : DocumentRegular;
  return <Icon aria-hidden="true" />;
}
