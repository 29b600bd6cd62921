/** How reasons and notes name target objects, kinds and modules in German. @module */
import { isTargetKind, targetKindLabels } from '../../catalog/targetKind.ts'
import type { ModelledObject } from './moduleProposal.ts'

/** How many codes a text lists before it counts the others. */
const listedAtMost = 5

/** Counted things by the family of their kind: one, several. */
const nouns: Readonly<Record<string, readonly [string, string]>> = {
  system: ['Gerät', 'Geräte'],
  room: ['Raum', 'Räume'],
}

/** „C004 (Notebooks Windows, Schulen; 96 Geräte)“. */
export function objectText({ code, name, kinds, count }: ModelledObject): string {
  const noun = kinds.includes('room.building')
    ? (['Gebäude', 'Gebäude'] as const)
    : nouns[kinds[0]?.split('.')[0] ?? '']
  const counted = noun ? `; ${count} ${count === 1 ? noun[0] : noun[1]}` : ''
  return `${code} („${name}“${counted})`
}

/** „C001, C002 und 3 weitere“. */
export function codesText(objects: readonly Pick<ModelledObject, 'code'>[]): string {
  const codes = objects.map(({ code }) => code)
  const left = codes.length - listedAtMost
  const shown = codes.slice(0, listedAtMost).join(', ')
  return left > 0 ? `${shown} und ${left} weitere` : shown
}

/** The German name of a kind, of `system.*` that of its family. */
export function kindLabel(kind: string): string {
  if (isTargetKind(kind)) return targetKindLabels[kind]
  return familyLabels[kind.split('.')[0] ?? ''] ?? kind
}

const familyLabels: Readonly<Record<string, string>> = {
  system: 'IT-System',
  application: 'Anwendung',
  network: 'Netz',
  room: 'Raum',
  ot: 'Komponente der Prozessleit- und Automatisierungstechnik',
}
