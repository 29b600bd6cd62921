/** The method in ten sentences, who does what, and the keys of the check. @module */
import type { Role } from '../access/role.ts'

export const methodSentences: readonly string[] = [
  'Der Informationsverbund sagt, was Sie absichern: meist zuerst die Kernverwaltung, daneben die Schul-IT.',
  'Was dazugehört, sind Zielobjekte; gleiche Geräte bilden eine Gruppe, damit Sie jede Anforderung nur einmal beantworten.',
  'Die Modellierung entscheidet für jeden der 111 Bausteine, wo er gilt, ob ihn ein Dienstleister trägt oder warum er ausgelassen wird.',
  'Der Grundschutz-Check fragt für jede Anforderung an jedem Zielobjekt: ja, teilweise, nein oder entbehrlich?',
  'Ein Ja sagt, durch welche Maßnahmen; „entbehrlich“ sagt, warum; Nein und teilweise brauchen jemanden und einen Termin.',
  'Umgesetzt wird in der Reihenfolge R1, R2, R3; das ist eine Folge in der Zeit und kein Gewicht.',
  'Die Basis-Absicherung ist erreicht, wenn jede Basis-Anforderung jedes modellierten Bausteins erfüllt oder begründet entbehrlich ist; ihr Risiko darf niemand annehmen.',
  'WiBA und das Kommunalprofil sind Schritte auf diesem Weg und zählen daneben; eine Grundlage für ein Testat sind sie nicht.',
  'IT-Notfallkonzept und IT-Sicherheitskonzept folgen nicht aus dem Zählen: Es sind eigene Dokumente, die die Leitung freigibt.',
  'Das Testat erteilt ein vom BSI zertifizierter Auditor; dieses Programm zeigt ehrlich, wie weit Sie sind und was fehlt.',
]

export const roleDuties: Record<Role, string> = {
  officer:
    'Steuert das Verfahren: modelliert, prüft, plant Maßnahmen, pflegt Dokumente und Meilensteine. Erste Anlaufstelle bei fachlichen Fragen.',
  technician: 'Pflegt den Bestand und beantwortet die Anforderungen, die ihr gegeben sind.',
  contributor: 'Beantwortet, was ihr Amt betrifft, und sieht nur das.',
  management:
    'Liest den Stand, gibt Dokumente frei, nimmt Risiken an (nie bei Basis-Anforderungen) und verlängert Termine.',
  auditor: 'Liest einen eingefrorenen Stand, für begrenzte Zeit.',
  admin:
    'Vergibt Zugänge und sichert die Daten; entscheidet nichts Fachliches. Anlaufstelle, wenn Sie sich nicht anmelden können.',
}

export const checkKeys: readonly { readonly keys: string; readonly does: string }[] = [
  {
    keys: '1 bis 5',
    does: 'setzen den Status der Zeile: unbearbeitet, ja, teilweise, nein, entbehrlich',
  },
  { keys: 'J, K', does: 'gehen eine Zeile weiter oder zurück' },
  { keys: 'E', does: 'öffnet die Erläuterung' },
  { keys: '?', does: 'zeigt die Tasten' },
]
