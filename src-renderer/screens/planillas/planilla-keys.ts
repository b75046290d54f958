/** The keys of the main actions of a planilla: bound, told in tooltips and listed in the help from here. */
export const planillaKeys = {
  fill: 'ctrl+enter',
  export: 'ctrl+e',
  review: 'f7',
  addRow: 'alt+shift+f',
  addColumn: 'alt+shift+c',
} as const;
