/** The kinds of lists that are read in the browser. Answers to WiBA have a page of their own. @module */
import { applicationColumns } from '../columns/applicationColumns.ts'
import type { ColumnSet } from '../columns/columnSet.ts'
import { deviceColumns } from '../columns/deviceColumns.ts'
import { providerColumns } from '../columns/providerColumns.ts'
import { roomColumns } from '../columns/roomColumns.ts'
import type { ImportKind } from '../importKind.ts'

export const uploadKinds = ['devices', 'applications', 'rooms', 'providers'] as const
export type UploadKind = (typeof uploadKinds)[number]

export type UploadKindWords = {
  /** In addresses: `?art=geraete`. */
  readonly slug: string
  readonly label: string
  readonly one: string
  readonly many: string
  /** The page of what was taken over. */
  readonly path: string
}

export const uploadKindWords: Record<UploadKind, UploadKindWords> = {
  devices: {
    slug: 'geraete',
    label: 'Geräte',
    one: '1 Gerät',
    many: 'Geräte',
    path: '/geraete',
  },
  applications: {
    slug: 'fachanwendungen',
    label: 'Fachanwendungen',
    one: '1 Fachanwendung',
    many: 'Fachanwendungen',
    path: '/fachanwendungen',
  },
  rooms: { slug: 'raeume', label: 'Räume', one: '1 Raum', many: 'Räume', path: '/raeume' },
  providers: {
    slug: 'dienstleister',
    label: 'Dienstleister',
    one: '1 Dienstleister',
    many: 'Dienstleister',
    path: '/dienstleister',
  },
}

const columnSets: Record<UploadKind, ColumnSet<string>> = {
  devices: deviceColumns,
  applications: applicationColumns,
  rooms: roomColumns,
  providers: providerColumns,
}

export function columnSetOf(kind: ImportKind): ColumnSet<string> {
  return columnSets[isUploadKind(kind) ? kind : 'devices']
}

export function isUploadKind(kind: string): kind is UploadKind {
  return uploadKinds.some((known) => known === kind)
}

/** Devices, unless the address names another kind. */
export function uploadKindOf(slug: string | undefined): UploadKind {
  return uploadKinds.find((kind) => uploadKindWords[kind].slug === slug) ?? 'devices'
}

/** „12 Geräte“, „1 Raum“ */
export function countOfKind(kind: UploadKind, count: number): string {
  const { one, many } = uploadKindWords[kind]
  return count === 1 ? one : `${count.toLocaleString('de-DE')} ${many}`
}
