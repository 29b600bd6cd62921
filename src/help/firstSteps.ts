/** From an empty organisation to the first export: the steps, and how far each is, seen in the data. @module */

/** What the steps are read from; counts of one information domain but for persons and exports. */
export type FirstFacts = {
  /** Null: there is none yet, and the other counts are 0. */
  readonly domain: { readonly code: string; readonly name: string } | null
  readonly accounts: number
  readonly devices: number
  readonly applications: number
  readonly targetObjects: number
  readonly modelledModules: number
  readonly undecidedModules: number
  readonly answeredQuestions: number
  readonly answeredChecks: number
  readonly measures: number
  readonly exports: number
}

/** `path` is a page, without the information domain; `command` does the same on the command line. */
export type FirstStep = {
  readonly title: string
  readonly text: string
  readonly isDone: boolean
  readonly state: string
  readonly path: string | null
  readonly command: string | null
}

export function firstSteps(facts: FirstFacts): FirstStep[] {
  const code = facts.domain?.code ?? 'KERN'
  return [...foundingSteps(facts, code), ...modellingSteps(facts, code), ...workSteps(facts, code)]
}

/** The first step that is not done; undefined once all are. */
export function nextStep(steps: readonly FirstStep[]): FirstStep | undefined {
  return steps.find(({ isDone }) => !isDone)
}

function foundingSteps(facts: FirstFacts, code: string): FirstStep[] {
  const { domain, accounts, devices, applications } = facts
  return [
    {
      title: 'Informationsverbund anlegen',
      text: 'Der Informationsverbund ist das, was Sie absichern: meist zuerst die Kernverwaltung, daneben die Schul-IT.',
      isDone: domain !== null,
      state: domain ? `${domain.code} ${domain.name}` : 'noch keiner',
      path: '/verwaltung',
      command: 'npx basislotse domain add KERN Kernverwaltung',
    },
    {
      title: 'Zugänge vergeben',
      text: 'EDV, Fachverantwortliche und Leitung bekommen je einen Zugang mit ihrer Rolle. Anfangen können Sie auch allein.',
      isDone: accounts > 1,
      state: counted(accounts, 'Zugang', 'Zugänge'),
      path: '/verwaltung',
      command: 'npx basislotse user add edv@stadt.example --role technician --name "EDV"',
    },
    {
      title: 'Listen einlesen',
      text: 'Geräte und Fachanwendungen kommen aus den Listen, die es schon gibt (CSV, XLSX, XLS, ODS). Der Probelauf mit --dry-run zeigt vorher, was geschähe.',
      isDone: devices + applications > 0,
      state: `${counted(devices, 'Gerät', 'Geräte')}, ${counted(applications, 'Fachanwendung', 'Fachanwendungen')}`,
      path: '/fachanwendungen',
      command: `npx basislotse import devices geraete.xlsx --domain ${code}`,
    },
  ]
}

function modellingSteps(facts: FirstFacts, code: string): FirstStep[] {
  const { targetObjects, modelledModules, undecidedModules, answeredQuestions } = facts
  const command = `npx basislotse model --domain ${code} --apply`
  return [
    {
      title: 'Zielobjekte annehmen',
      text: 'Gleiche Geräte werden zu einer Gruppe, damit Sie jede Anforderung einmal beantworten. Sie nehmen die Vorschläge an, ändern sie oder lehnen sie ab.',
      isDone: targetObjects > 0,
      state: counted(targetObjects, 'Zielobjekt', 'Zielobjekte'),
      path: '/zielobjekte',
      command,
    },
    {
      title: 'Modellieren',
      text: 'Welcher Baustein gilt wo? Das Programm schlägt vor und nennt den Grund. Was Sie auslassen, begründen Sie.',
      isDone: modelledModules > 0,
      state:
        modelledModules === 0
          ? 'noch kein Baustein'
          : `${counted(modelledModules, 'Baustein', 'Bausteine')} modelliert, ${undecidedModules} noch offen`,
      path: '/modellierung',
      command,
    },
    {
      title: 'Fragen beantworten',
      text: 'Manches steht in keiner Liste, zum Beispiel ob Telearbeit erlaubt ist. Ein Ja oder Nein genügt, und die Modellierung folgt.',
      isDone: answeredQuestions > 0,
      state: counted(answeredQuestions, 'Antwort', 'Antworten'),
      path: '/modellierung',
      command: `npx basislotse model answer FRAGE ja --domain ${code}`,
    },
  ]
}

function workSteps(facts: FirstFacts, code: string): FirstStep[] {
  const { answeredChecks, measures, exports } = facts
  return [
    {
      title: 'Erste Anforderungen prüfen',
      text: 'Beginnen Sie mit den Bausteinen der Stufe R1. Ein Ja sagt, wodurch; ein Nein braucht jemanden und einen Termin.',
      isDone: answeredChecks > 0,
      state: counted(answeredChecks, 'Antwort', 'Antworten'),
      path: '/check',
      command: null,
    },
    {
      title: 'Maßnahmen planen',
      text: 'Eine Maßnahme schließt oft viele Lücken auf einmal. Der Startplan unter „Maßnahmen“ schlägt vor, womit Sie in 90 Tagen beginnen; übernommen, angepasst, stehen sie im Realisierungsplan (A.6).',
      isDone: measures > 0,
      state: counted(measures, 'Maßnahme', 'Maßnahmen'),
      path: '/massnahmen',
      command: null,
    },
    {
      title: 'Erste Arbeitsmappe ausgeben',
      text: 'A.4 zeigt den Stand jeder Anforderung. Sie können jederzeit wieder ausgeben; am Bestand ändert es nichts.',
      isDone: exports > 0,
      state: exports > 0 ? 'erledigt' : 'noch keine',
      path: '/exporte',
      command: `npx basislotse export a4 --domain ${code} --out a4.xlsx`,
    },
  ]
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}
