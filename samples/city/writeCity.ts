/**
 * Writes the files that the synthetic city has. Equal sources make equal bytes.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import iconv from 'iconv-lite'
import { type SheetPlan, type SpreadsheetType, workbookBytes } from './cells.ts'
import { printersList, serversList, workplacesList } from './lists/administrationLists.ts'
import { castleSchoolList } from './lists/castleSchoolList.ts'
import { grammarSchoolList } from './lists/grammarSchoolList.ts'
import {
  applicationsList,
  baseServicesList,
  providersList,
  roomsList,
  wibaList,
} from './lists/otherLists.ts'
import { primarySchoolsList } from './lists/primarySchoolsList.ts'
import { secondarySchoolsList } from './lists/secondarySchoolsList.ts'
import { smallSchoolsTable } from './lists/smallSchoolsTable.ts'

type Workbook = readonly [path: string, type: SpreadsheetType, sheets: () => SheetPlan[]]

const workbooks: readonly Workbook[] = [
  ['schulen/grundschulen-stadt.xlsx', 'xlsx', primarySchoolsList],
  ['schulen/burgschule-mehringen.xlsx', 'xlsx', castleSchoolList],
  ['schulen/sekundarschule-foerderschule.ods', 'ods', secondarySchoolsList],
  ['schulen/gymnasium-inventur-2025.xls', 'biff8', grammarSchoolList],
  ['verwaltung/arbeitsplaetze.xlsx', 'xlsx', workplacesList],
  ['verwaltung/server-und-netz.xlsx', 'xlsx', serversList],
  ['verwaltung/drucker-telefonie-mobil.xlsx', 'xlsx', printersList],
  ['fachanwendungen.xlsx', 'xlsx', applicationsList],
  ['basisdienste.xlsx', 'xlsx', baseServicesList],
  ['raeume.xlsx', 'xlsx', roomsList],
  ['dienstleister.xlsx', 'xlsx', providersList],
  ['wiba-antworten.xlsx', 'xlsx', wibaList],
]

/** All files that `writeCity` writes, relative to its folder. */
export const cityFiles: readonly string[] = [
  ...workbooks.map(([path]) => path),
  'schulen/musikschule-winningen.csv',
]

/** Writes all files into the folder, over what stands there. */
export function writeCity(folder: string): void {
  for (const [path, type, sheets] of workbooks) {
    writeFile(folder, path, workbookBytes(sheets(), type))
  }
  const table = smallSchoolsTable().map((row) => `${row.map(quoted).join(';')}\r\n`)
  writeFile(folder, 'schulen/musikschule-winningen.csv', iconv.encode(table.join(''), 'win1252'))
}

function writeFile(folder: string, path: string, bytes: Uint8Array): void {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
