/** What every document for an auditor says, and the most that any says. @module */

export const notRequired = 'A.2 und A.5 sind für die Basis-Absicherung nicht gefordert.'

export const testatIsGiven =
  'Über ein Testat entscheidet ein vom BSI zertifizierter Auditor; dieses Dokument nimmt seiner Prüfung nichts vorweg.'
