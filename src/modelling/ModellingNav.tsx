import type { InformationDomain } from '../../db/queries/informationDomains.ts'
import { addressOf } from '../web/address.ts'
import type { Waiting } from './readModules.ts'

/** The three views of the modelling, with how much waits in each. */
export function ModellingNav({
  current,
  domain,
  waiting,
}: {
  current: 'modules' | 'proposals' | 'questions'
  domain: Pick<InformationDomain, 'code'>
  waiting: Waiting
}) {
  const entries = [
    { key: 'modules', path: '/modellierung', label: 'Bausteine', count: 0 },
    {
      key: 'proposals',
      path: '/modellierung/vorschlaege',
      label: 'Vorschläge',
      count: waiting.proposals,
    },
    { key: 'questions', path: '/modellierung/fragen', label: 'Fragen', count: waiting.questions },
  ]
  return (
    <nav class="views" aria-label="Modellierung">
      {entries.map(({ key, path, label, count }) => (
        <a
          href={addressOf(path, { verbund: domain.code })}
          aria-current={key === current ? 'page' : undefined}
        >
          {label}
          {count > 0 ? <span class="muted"> {count} offen</span> : null}
        </a>
      ))}
    </nav>
  )
}
