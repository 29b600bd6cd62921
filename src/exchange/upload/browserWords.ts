/** What the command line is told to do by option is done on a page here. */
const replacements: readonly [pattern: RegExp, words: string][] = [
  [
    /Bitte sagen Sie mit --mapping, welche gilt, z\. B\. \{.*\}\./g,
    'Bitte wählen Sie, welche gilt.',
  ],
  [/Bitte nennen Sie sie mit --mapping, z\. B\. \{.*\}\./g, 'Bitte nennen Sie sie unten.'],
  [/Mit --mapping können Sie sie zuordnen\./g, 'Unter „Spalten“ können Sie sie zuordnen.'],
  [
    /oder nennen Sie in der Zuordnung \(--mapping\) "defaults": \{ "kind": "…" \}/g,
    'oder wählen Sie unter „Spalten“ eine Geräteart für Zeilen ohne Angabe',
  ],
  [
    /Bitte nennen Sie in der Zuordnung \(--mapping\) "dateFormat": "DMY" oder "MDY"/g,
    'Bitte wählen Sie unter „Spalten“ die Schreibweise der Tage',
  ],
  [/\s?\(--mapping\)/g, ''],
]

/** A message of the import as a page says it. */
export function browserWords(message: string): string {
  return replacements.reduce((text, [pattern, words]) => text.replace(pattern, words), message)
}
