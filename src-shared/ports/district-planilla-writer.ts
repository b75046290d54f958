import type { ShownColumn, ShownRow } from '../domain/district/shown-planilla.ts';

/** A planilla of several schools on its way out; rows come one by one, so that memory does not grow with them. */
export type DistrictPlanillaFile = {
  title: string;
  columns: readonly ShownColumn[];
  rows: AsyncIterable<ShownRow>;
  /** What the sheet of sources says of each school: its name, how it stands, how many rows, when it was last heard. */
  sources: readonly (readonly string[])[];
};

/** Writes planillas of several schools as files, while their rows come. */
export type DistrictPlanillaWriter = {
  csv(file: DistrictPlanillaFile): AsyncIterable<string>;
  xlsx(file: DistrictPlanillaFile): AsyncIterable<Uint8Array>;
};
