// A workbook keeps what a spreadsheet would make something else of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from '../../schema/graphiql/node_modules/fflate/esm/index.mjs';
import { workbook } from '../../schema/graphiql/src/workbooks.ts';

/** The texts and the cells of the only sheet of a workbook. */
async function inside(table: Parameters<typeof workbook>[0]): Promise<{ texts: string; sheet: string; book: string }> {
  const files = unzipSync(new Uint8Array(await (await workbook(table)).arrayBuffer()));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  return { texts: text('xl/sharedStrings.xml'), sheet: text('xl/worksheets/sheet1.xml'), book: text('xl/workbook.xml') };
}

const TABLE = { title: 'Kommuner: alla [1/2]', columns: ['Kommunkod', 'Antal'], rows: [['0484', '12'], ['=1+1', '']], numbers: [1] };

test('a code of figures and what looks like a formula are texts, and a number is a number', async () => {
  const { texts, sheet } = await inside(TABLE);
  for (const each of ['Kommunkod', '0484', '=1+1']) assert.ok(`${texts}${sheet}`.includes(`>${each}<`), each);
  assert.ok(sheet.includes('<v>12</v>'));
  assert.ok(!sheet.includes('<v>484</v>') && !sheet.includes('<f>'));
});

test('what a sheet may not be called is left out of its name', async () => {
  assert.match((await inside(TABLE)).book, /name="Kommuner {2}alla {2}1 2"/);
});

test('a name that is cut ends in no blank', async () => {
  const title = `${'Kommuner som deltar i pilo'.padEnd(30, 'x')} och andra`;
  assert.match((await inside({ ...TABLE, title })).book, /name="Kommuner som deltar i piloxxxx"/);
});

test('of what no workbook can hold the rest is kept', async () => {
  const { texts, sheet } = await inside({ ...TABLE, rows: [['a\u0001b', '']] });
  assert.ok(`${texts}${sheet}`.includes('>ab<'));
});
