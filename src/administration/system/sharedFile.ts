/**
 * Why a copy of the file is not handed out where other organisations lie in it too: it would hold their data. What to do
 * instead.
 */
export const sharedFileAdvice =
  'In dieser Datenbank liegen auch andere Organisationen; eine Kopie enthielte deren Daten. Bitten Sie den Betrieb des Servers um die Sicherung („basislotse backup DATEI“). Was Ihre Organisation allein braucht, lädt die ISB unter „Exporte“ als ZIP herunter.'
