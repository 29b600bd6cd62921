import { speakEuro } from '../../core/euro.ts'
import type { FundingBalance } from './fundingProgramme.ts'

/** „Es fehlen 1.200,00 € bis zu Zuwendung und Eigenanteil.“ */
export function speakDifference({ differenceCents, plannedCents }: FundingBalance): string {
  if (plannedCents === 0) return 'Zuwendung und Eigenanteil sind noch nicht eingetragen.'
  if (differenceCents === 0) return 'Die Preise ergeben genau Zuwendung und Eigenanteil.'
  return differenceCents < 0
    ? `Es fehlen ${speakEuro(-differenceCents)} bis zu Zuwendung und Eigenanteil.`
    : `Die Preise liegen ${speakEuro(differenceCents)} über Zuwendung und Eigenanteil.`
}

/** What an auditor of the grant would ask about, one sentence each; empty when all is well. */
export function listDoubts(balance: FundingBalance): string[] {
  const { unpriced, early, undated, goneWhileBound } = balance
  const of = (count: number, text: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? 'Gerät' : 'Geräte'} ${text}`]
  return [
    ...of(unpriced, 'ohne Preis.'),
    ...of(undated, 'ohne Tag der Anschaffung.'),
    ...of(early, 'vor dem Beginn der Zweckbindung angeschafft.'),
    ...of(goneWhileBound, 'verloren oder ausgesondert, obwohl die Zweckbindung läuft.'),
  ]
}
