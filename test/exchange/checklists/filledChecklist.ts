/** A checklist in the form of the BSI's, filled for three requirements, in words of our own. */
export const filledChecklist = [
  'ID-Anforderung;Titel;Inhalt;Typ;Entbehrlich;Begründung für Entbehrlichkeit;Umsetzung;Umsetzung bis;Verantwortlich;Bemerkungen / Begründung für Nicht-Umsetzung;Kostenschätzung',
  'SYS.2.1.A1;Anmelden;Satz eins;Basis;nein;;ja;;EDV;Alle melden sich an.;',
  'SYS.2.1.A1;Anmelden;Satz zwei;Basis;nein;;teilweise;31.12.2025;EDV;Der Schirm sperrt nicht überall.;500 €',
  'SYS.2.1.A6;Schutz;Satz eins;Basis;nein;;ja;;;;',
  'SYS.2.1.A42;Nutzung;Satz eins;Basis;ja;Gibt es hier nicht.;;;;;',
  'SYS.2.1.A15;Offen;Satz eins;Standard;nein;;;;;;',
].join('\n')
