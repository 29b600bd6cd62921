import { linuxmusterHeaders, linuxmusterRoles } from './columns/linuxmusterSource.ts'
import { cellText, type Table, type TableRow } from './table.ts'
import { parseMac } from './values/parseMac.ts'

/** Rows that are looked at. */
const sampledRows = 200

/** Of them so many must look like a line of the file. */
const neededShare = 0.8

/**
 * The `devices.csv` of linuxmuster.net has no header: it gets the one that its documentation describes, in a row 0.
 * Every other table stays as it is.
 */
export function nameLinuxmusterColumns(table: Table): Table {
  const sample = table.rows.filter((row) => !isComment(row)).slice(0, sampledRows)
  const fitting = sample.filter(looksLikeDevice).length
  if (fitting === 0 || fitting < sample.length * neededShare) return table
  return { ...table, rows: [{ number: 0, cells: [...linuxmusterHeaders] }, ...table.rows] }
}

/** A line that begins with „#“ is nobody's device. */
export function isComment({ cells }: TableRow): boolean {
  return cellText(cells[0]).trimStart().startsWith('#')
}

/** Room, host name, group, a MAC address in the fourth column, and a role or an IP address. */
function looksLikeDevice({ cells }: TableRow): boolean {
  const [, hostname = '', , mac = '', ip = '', , , , role = ''] = cells.map((cell) =>
    cellText(cell).trim(),
  )
  const known = Object.hasOwn(linuxmusterRoles, role.toLowerCase())
  const addressed = /^(\d{1,3}\.){3}\d{1,3}$|^dhcp$/i.test(ip)
  return /^[\w-]+$/.test(hostname) && Boolean(parseMac(mac)) && (known || addressed)
}
