/**
 * Terms of the BSI and of this program in our own plain words. `anchor` stands in addresses: `/hilfe/begriffe#baustein`.
 * @module
 */
export type Term = {
  readonly anchor: string
  readonly term: string
  readonly meaning: string
  /** Anchors of terms that belong to it. */
  readonly see?: readonly string[]
}

/** In German alphabetical order. */
export const glossary: readonly Term[] = [
  term(
    'a1-bis-a6',
    'A.1 bis A.6',
    'Die Referenzdokumente, die ein Auditor sehen will: A.1 Strukturanalyse, A.2 Schutzbedarf, A.3 Modellierung, A.4 Ergebnis des Checks, A.5 Risikoanalyse, A.6 Realisierungsplan. In der Basis-Absicherung sind A.2 und A.5 nicht gefordert.',
    ['strukturanalyse', 'realisierungsplan'],
  ),
  term(
    'anforderung',
    'Anforderung',
    'Ein Satz, was erfüllt sein muss, mit einer Kennung wie SYS.2.1.A1. Die Edition 2023 hat 1.835 geltende Anforderungen. Wie sie erfüllt wird, entscheidet die Stadt.',
    ['basis-anforderung', 'baustein'],
  ),
  term(
    'auditor',
    'Auditor',
    'Eine vom BSI zertifizierte Person von außen. Nur sie kann ein Testat erteilen.',
    ['testat'],
  ),
  term(
    'basis-absicherung',
    'Basis-Absicherung',
    'Die erste der drei Vorgehensweisen des IT-Grundschutzes: breit und schnell das Nötigste. Erreicht ist sie, wenn jede Basis-Anforderung jedes modellierten Bausteins erfüllt oder begründet entbehrlich ist.',
    ['standard-absicherung', 'kern-absicherung'],
  ),
  term(
    'basis-anforderung',
    'Basis-Anforderung',
    'Eine Anforderung der ersten Stufe. Sie ist immer umzusetzen; das Risiko, sie nicht zu erfüllen, darf niemand annehmen.',
    ['stufe', 'risikouebernahme'],
  ),
  term(
    'baustein',
    'Baustein',
    'Ein Kapitel des Kompendiums zu einem Thema, zum Beispiel SYS.2.1 Allgemeiner Client. Es gibt 111 in zehn Schichten. Jeder enthält Gefährdungen und Anforderungen.',
    ['schicht', 'modellierung'],
  ),
  term(
    'bsi',
    'BSI',
    'Bundesamt für Sicherheit in der Informationstechnik. Es gibt den IT-Grundschutz heraus und zertifiziert Auditoren.',
    [],
  ),
  term(
    'dienstleister',
    'Dienstleister',
    'Wer für die Stadt IT betreibt, zum Beispiel ein Rechenzentrum. Die Verantwortung bleibt bei der Stadt: Sie braucht den Nachweis des Dienstleisters und kennt dessen Ende.',
    ['nachweis'],
  ),
  term(
    'edition',
    'Edition',
    'Eine Jahresausgabe des Kompendiums. Gezählt wird hier nach der Edition 2023.',
    ['kompendium', 'grundschutz-plus-plus'],
  ),
  term(
    'entbehrlich',
    'entbehrlich',
    'Die Antwort, wenn eine Anforderung hier nicht zutrifft oder durch andere Maßnahmen ersetzt ist. Sie braucht immer eine Begründung, der ein Auditor folgen kann.',
    ['umsetzungsstatus'],
  ),
  term(
    'entfallen',
    'entfallen',
    'Anforderungen, die das BSI zurückgezogen hat. Ihre Nummern bleiben frei; sie werden nie gezählt.',
    ['anforderung'],
  ),
  term(
    'erhoehter-schutzbedarf',
    'erhöhter Schutzbedarf',
    'Die dritte Stufe: Anforderungen für Zielobjekte, deren Schutzbedarf hoch oder sehr hoch ist. Für die Basis-Absicherung nicht nötig.',
    ['schutzbedarf', 'stufe'],
  ),
  term(
    'fachanwendung',
    'Fachanwendung',
    'Ein Programm, mit dem ein Amt seine Aufgabe erledigt, zum Beispiel das Meldewesen.',
    ['zielobjekt'],
  ),
  term(
    'fachverantwortliche',
    'Fachverantwortliche',
    'Wer in einem Amt eine Anwendung oder Aufgabe verantwortet und dazu Anforderungen beantwortet.',
    [],
  ),
  term(
    'gefaehrdung',
    'Gefährdung',
    'Was schiefgehen kann, zum Beispiel Feuer, Schadsoftware oder ein Fehler. Jeder Baustein nennt die seinen.',
    ['risikoanalyse'],
  ),
  term(
    'grundschutz-check',
    'Grundschutz-Check',
    'Der Vergleich von Soll und Ist: Für jede Anforderung an jedem Zielobjekt wird gefragt, wie weit sie umgesetzt ist. Das Ergebnis ist A.4.',
    ['umsetzungsstatus'],
  ),
  term(
    'grundschutz-plus-plus',
    'Grundschutz++',
    'Der Nachfolger des Kompendiums, den das BSI gerade aufbaut. Er zählt anders; Antworten lassen sich nur als Vorschlag übernehmen.',
    ['edition'],
  ),
  term(
    'grundwert',
    'Grundwert',
    'Vertraulichkeit, Integrität und Verfügbarkeit: die drei Dinge, die Informationssicherheit schützt.',
    ['vertraulichkeit', 'integritaet', 'verfuegbarkeit'],
  ),
  term(
    'gruppenbildung',
    'Gruppenbildung',
    'Gleiche Geräte mit gleicher Einrichtung, gleichem Netz und Zweck werden ein Zielobjekt. So beantworten Sie eine Anforderung für 120 Notebooks einmal.',
    ['zielobjekt'],
  ),
  term(
    'informationsverbund',
    'Informationsverbund',
    'Das, was abgesichert wird, mit seiner Grenze: zum Beispiel „Kernverwaltung“ oder „Schul-IT“.',
    ['zielobjekt'],
  ),
  term('integritaet', 'Integrität', 'Informationen sind richtig und unverändert.', ['grundwert']),
  term(
    'isb',
    'ISB',
    'Informationssicherheitsbeauftragte oder -beauftragter. Die Stelle steuert das Verfahren und berichtet der Leitung.',
    [],
  ),
  term(
    'isms',
    'ISMS',
    'Managementsystem für Informationssicherheit: Regeln, Zuständigkeiten und der wiederkehrende Ablauf aus Planen, Tun, Prüfen und Verbessern.',
    ['leitlinie'],
  ),
  term(
    'it-notfallkonzept',
    'IT-Notfallkonzept',
    'Was geschieht, wenn die IT ausfällt: wer entscheidet, was zuerst wieder läuft, wie die Verwaltung so lange arbeitet. Es folgt nicht aus der Basis-Absicherung, sondern ist ein eigenes Dokument (BSI-Standard 200-4).',
    ['it-sicherheitskonzept'],
  ),
  term(
    'it-sicherheitskonzept',
    'IT-Sicherheitskonzept',
    'Strukturanalyse, Modellierung, Ergebnis des Checks und Realisierungsplan zusammen, von der Leitung freigegeben.',
    ['a1-bis-a6'],
  ),
  term(
    'kern-absicherung',
    'Kern-Absicherung',
    'Eine Vorgehensweise, die zuerst die wichtigsten Werte tief schützt statt alles in der Breite.',
    ['basis-absicherung'],
  ),
  term(
    'kommunalprofil',
    'Kommunalprofil',
    'Das IT-Grundschutz-Profil „Basis-Absicherung Kommunalverwaltung“: eine Auswahl von Bausteinen für Kommunen. Es ist ein Schritt auf dem Weg. Ein Testat umfasst alle modellierten Bausteine.',
    ['basis-absicherung', 'testat'],
  ),
  term(
    'kompendium',
    'Kompendium',
    'Das Buch des BSI mit allen Bausteinen. Seinen Text liefern wir nicht mit; Sie lesen ihn beim BSI oder lesen die amtliche Datei ein.',
    ['baustein'],
  ),
  term(
    'kumulation',
    'Kumulation',
    'Viele kleine Schäden an einer Stelle ergeben einen großen: Der Schutzbedarf steigt.',
    ['maximumprinzip', 'verteilung'],
  ),
  term(
    'leitlinie',
    'Leitlinie',
    'Das Bekenntnis der Leitung zur Informationssicherheit, mit Zielen und Zuständigkeiten. Das erste Dokument des Verfahrens.',
    ['isms'],
  ),
  term(
    'massnahme',
    'Maßnahme',
    'Arbeit, die Lücken schließt. Eine Maßnahme dient oft vielen Anforderungen und hat jemanden, der sie tut, einen Termin und Kosten.',
    ['realisierungsplan'],
  ),
  term(
    'maximumprinzip',
    'Maximumprinzip',
    'Ein Server braucht mindestens den Schutz der wichtigsten Anwendung, die auf ihm läuft.',
    ['schutzbedarf', 'kumulation'],
  ),
  term(
    'meilenstein',
    'Meilenstein',
    'Ein Ziel der Stadt mit einem Termin. Der ursprüngliche Termin bleibt immer sichtbar; ein neuer ist eine Verlängerung mit Grund.',
    [],
  ),
  term(
    'modellierung',
    'Modellierung',
    'Die Entscheidung, welcher Baustein auf welches Zielobjekt anzuwenden ist. Zu jedem der 111 Bausteine gibt es eine Entscheidung. Das Ergebnis ist A.3.',
    ['baustein', 'zielobjekt'],
  ),
  term(
    'nachweis',
    'Nachweis',
    'Was belegt, dass eine Antwort stimmt: ein Dokument, ein Protokoll, ein Zertifikat des Dienstleisters.',
    [],
  ),
  term(
    'prueffrage',
    'Prüffrage',
    'Eine der 257 Fragen von WiBA. Man beantwortet sie mit Ja, Nein oder „nicht relevant“.',
    ['wiba'],
  ),
  term(
    'r1-r2-r3',
    'R1, R2, R3',
    'Die Reihenfolge, in der Bausteine umgesetzt werden sollten: R1 zuerst, dann R2, dann R3. Es ist eine Folge in der Zeit und kein Gewicht.',
    ['baustein'],
  ),
  term(
    'realisierungsplan',
    'Realisierungsplan',
    'Was noch zu tun ist, durch wen, bis wann, mit welchen Kosten. Das ist A.6.',
    ['massnahme'],
  ),
  term(
    'risikoanalyse',
    'Risikoanalyse',
    'Was bleibt an Gefahr, und wie geht man damit um? In der Basis-Absicherung nicht gefordert (A.5, BSI-Standard 200-3).',
    ['gefaehrdung'],
  ),
  term(
    'risikouebernahme',
    'Risikoübernahme',
    'Die Leitung entscheidet bewusst, eine Lücke zu tragen, mit Grund und Datum. Das geht bei Standard-Anforderungen und erhöhtem Schutzbedarf, nie bei Basis-Anforderungen.',
    ['basis-anforderung'],
  ),
  term(
    'schicht',
    'Schicht',
    'Eine der zehn Gruppen von Bausteinen: ISMS, ORP, CON, OPS und DER für Abläufe; APP, SYS, IND, NET und INF für die Technik.',
    ['baustein'],
  ),
  term(
    'schutzbedarf',
    'Schutzbedarf',
    'Wie schlimm ein Schaden wäre: normal, hoch oder sehr hoch, je Grundwert. Das Ergebnis ist A.2, in der Basis-Absicherung freiwillig.',
    ['grundwert', 'maximumprinzip'],
  ),
  term(
    'standard-absicherung',
    'Standard-Absicherung',
    'Die volle Vorgehensweise des IT-Grundschutzes, mit Schutzbedarf und Risikoanalyse. Sie kann auf die Basis-Absicherung folgen.',
    ['basis-absicherung'],
  ),
  term(
    'strukturanalyse',
    'Strukturanalyse',
    'Die Aufstellung, was zum Informationsverbund gehört und wie es zusammenhängt. Das ist A.1.',
    ['informationsverbund'],
  ),
  term('stufe', 'Stufe', 'Jede Anforderung gehört zu Basis, Standard oder erhöhtem Schutzbedarf.', [
    'basis-anforderung',
    'erhoehter-schutzbedarf',
  ]),
  term(
    'testat',
    'Testat',
    'Die Bestätigung eines vom BSI zertifizierten Auditors, dass die Basis-Absicherung umgesetzt ist. Dieses Programm zählt nur, was erfasst ist; es verspricht kein Testat.',
    ['auditor', 'basis-absicherung'],
  ),
  term(
    'umsetzungsstatus',
    'Umsetzungsstatus',
    'Die Antwort im Check: ja, teilweise, nein, entbehrlich oder noch unbearbeitet. Erfüllt sind nur „ja“ und „entbehrlich“ mit Begründung.',
    ['grundschutz-check', 'entbehrlich'],
  ),
  term(
    'verfuegbarkeit',
    'Verfügbarkeit',
    'Informationen und Systeme sind da, wenn man sie braucht.',
    ['grundwert'],
  ),
  term(
    'verteilung',
    'Verteilung',
    'Ein Teilsystem braucht weniger Schutz als das Ganze, weil es nur einen kleinen Teil trägt.',
    ['maximumprinzip', 'kumulation'],
  ),
  term('vertraulichkeit', 'Vertraulichkeit', 'Nur wer darf, bekommt Informationen zu sehen.', [
    'grundwert',
  ]),
  term(
    'vorgehensweise',
    'Vorgehensweise',
    'Der gewählte Weg durch den IT-Grundschutz: Basis-, Kern- oder Standard-Absicherung (BSI-Standard 200-2).',
    ['basis-absicherung', 'kern-absicherung', 'standard-absicherung'],
  ),
  term(
    'wiba',
    'WiBA',
    '„Weg in die Basis-Absicherung“: 19 Checklisten mit 257 Prüffragen für kleine Verwaltungen. Ein guter Anfang, aber keine Grundlage für ein Testat. Ein Ja schlägt im Check höchstens „teilweise“ vor.',
    ['prueffrage', 'basis-absicherung'],
  ),
  term(
    'zielobjekt',
    'Zielobjekt',
    'Ein Ding im Informationsverbund, für das Bausteine gelten: Prozess, Anwendung, IT-System, Netz, Raum oder Dienstleister; oft eine Gruppe gleicher Dinge.',
    ['gruppenbildung', 'modellierung'],
  ),
]

function term(anchor: string, word: string, meaning: string, see: readonly string[]): Term {
  return { anchor, term: word, meaning, see }
}
