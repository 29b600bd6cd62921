/** The start page of those who do not see the figures of the whole. @module */
import type { Actor } from '../access/actor.ts'
import { isAllowed } from '../access/permissions.ts'
import type { Day } from '../core/day.ts'
import { Heading } from '../web/Heading.tsx'
import { navigationFor } from '../web/navigation.ts'
import { RecentChanges } from './RecentChanges.tsx'
import type { StartState } from './readStart.ts'
import { DutySection } from './StartPage.tsx'

type OwnPageProps = { actor: Actor; state: StartState; today: Day; domainCode: string | undefined }

export function OwnPage(props: OwnPageProps) {
  const { actor, state, today } = props
  const answers = isAllowed(actor, 'read', 'checks', ['assigned'])
  return (
    <>
      <Heading title={titleOf(props)} lead={leadOf(props)} />
      {answers ? <DutySection {...props} /> : null}
      {state.recent.length > 0 ? (
        <>
          <h2>Zuletzt geändert</h2>
          <RecentChanges changes={state.recent} today={today} />
        </>
      ) : null}
      <h2>Was Sie hier tun können</h2>
      <ul class="plain-list">
        {navigationFor(actor)
          .flatMap(({ entries }) => entries)
          .filter(({ path }) => path !== '/')
          .map(({ path, label }) => (
            <li>
              <a href={path}>{label}</a>
              {purposes[path] ? <small>{purposes[path]}</small> : null}
            </li>
          ))}
      </ul>
    </>
  )
}

const purposes: Readonly<Record<string, string>> = {
  '/fachanwendungen': 'Anwendungen, für die Sie zuständig sind',
  '/zielobjekte': 'Systeme, Räume und Netze, für die Sie zuständig sind',
  '/check': 'Anforderungen, die Ihnen zur Antwort gegeben sind',
  '/wiba': 'Prüffragen, die Ihnen zur Antwort gegeben sind',
  '/massnahmen': 'Maßnahmen, für die Sie verantwortlich sind',
  '/verlauf': 'Wer wann was geändert hat',
  '/verwaltung': 'Zugänge, Rollen, Vertretungen, Sicherung und Systemzustand',
  '/hilfe': 'Das Verfahren in zehn Sätzen, Begriffe, wer wofür zuständig ist',
}

function titleOf({ actor, state: { assigned } }: OwnPageProps): string {
  if (isAllowed(actor, 'read', 'checks', ['assigned'])) {
    const { total, questions } = assigned
    if (total + questions === 0) return 'Zurzeit wartet nichts auf Ihre Antwort'
    const parts = [
      total > 0 ? (total === 1 ? '1 Anforderung' : `${total} Anforderungen`) : '',
      questions > 0 ? (questions === 1 ? '1 Prüffrage' : `${questions} Prüffragen`) : '',
    ].filter(Boolean)
    return `${parts.join(' und ')} ${total + questions === 1 ? 'wartet' : 'warten'} auf Ihre Antwort`
  }
  return 'Verwaltung'
}

function leadOf({ actor, state: { assigned } }: OwnPageProps) {
  if (isAllowed(actor, 'read', 'checks', ['assigned'])) {
    if (assigned.overdue === 0) return 'Davon ist nichts überfällig.'
    return <strong class="late">Davon überfällig: {assigned.overdue}.</strong>
  }
  return 'Sie verwalten Zugänge und Betrieb. Was inhaltlich entschieden wird, entscheiden die ISB und die Leitung.'
}
