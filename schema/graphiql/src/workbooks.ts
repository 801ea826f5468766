// A table as a workbook. A CSV does not say what its cells are, so that a spreadsheet reads the code 0484 as 484.
import type { Table } from './tables.ts';

/** What a sheet may not be called. */
const NOT_IN_NAMES = /[[\]:*?/\\]/g;
/** How wide a column is at most, in letters. */
const WIDEST = 60;

/** A cell: a whole number where the column has them, and else a text, whatever it looks like. */
const cellOf = (text: string, isNumber: boolean) =>
  text === '' ? null : isNumber && /^-?\d+$/.test(text) ? Number(text) : { value: text, type: String, wrap: text.includes('\n') };

/** A table as an Excel workbook with one sheet. The library for it is fetched when somebody wants one. */
export async function workbook({ title, columns, rows, numbers = [] }: Table): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const head = columns.map(value => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map(row => row.map((text, place) => cellOf(text, numbers.includes(place))));
  const widths = columns.map((column, place) => ({ width: Math.min(WIDEST, Math.max(column.length, ...rows.map(row => row[place]?.length ?? 0)) + 2) }));
  const sheet = title.replace(NOT_IN_NAMES, ' ').trim().slice(0, 31).trim() || 'Svar';
  return write([head, ...cells], { sheet, columns: widths, stickyRowsCount: 1 }).toBlob();
}
