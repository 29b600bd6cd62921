/** What would be sent on a day, to whom, and how it looks; nothing is sent. @module */
import { type Day, germanDay } from '../../core/day.ts'
import { addressOf } from '../../web/address.ts'
import { FilterSelect, Filters } from '../../web/Filters.tsx'
import { Empty, Heading, LinkButton } from '../../web/Heading.tsx'
import type { Mail } from '../mail/digest.ts'

export const previewPath = '/erinnerungen/vorschau'

export type PreviewedPerson = {
  readonly recipientId: string
  readonly recipientName: string
  readonly items: number
}

export type PreviewPageProps = {
  day: Day
  /** Empty for nobody. */
  people: readonly PreviewedPerson[]
  shown: { readonly person: PreviewedPerson; readonly mail: Mail } | undefined
  /** Only what the person who looks would get. */
  isOwn: boolean
  isEnabled: boolean
}

export function PreviewPage(props: PreviewPageProps) {
  const { people, shown, isOwn } = props
  return (
    <>
      <p class="crumb">
        {isOwn ? (
          <a href="/konto/erinnerungen">Ihre Erinnerungen</a>
        ) : (
          <a href="/erinnerungen">Erinnerungen</a>
        )}
      </p>
      <Heading title={titleOf(props)} lead={leadOf(props)} />
      <PreviewFilters {...props} />
      {shown ? (
        <MailPreview {...props} shown={shown} />
      ) : (
        <Empty title="Keine Mail an diesem Tag">
          <p>
            {people.length === 0
              ? 'An Wochenenden und Feiertagen wird nicht erinnert; was dann zu sagen wäre, kommt am Arbeitstag davor. An Arbeitstagen kommt nur eine Mail, wenn eine Vorlaufzeit erreicht ist.'
              : 'Diese Person bekäme an diesem Tag keine Mail.'}
          </p>
        </Empty>
      )}
    </>
  )
}

function titleOf({ day, people, isOwn }: PreviewPageProps): string {
  const on = `am ${germanDay(day)}`
  if (people.length === 0) return `Keine Mail ${on}`
  if (isOwn) return `Ihre Mail ${on}`
  return people.length === 1 ? `Eine Mail ${on}` : `${people.length} Mails ${on}`
}

function leadOf({ isEnabled }: PreviewPageProps): string {
  return isEnabled
    ? 'So sähen die Mails dieses Tages nach dem jetzigen Stand aus. Hier wird nichts verschickt.'
    : 'Erinnerungen sind noch ausgeschaltet. So sähen die Mails aus; hier wird nichts verschickt.'
}

function PreviewFilters({ day, people, shown, isOwn }: PreviewPageProps) {
  return (
    <Filters path={previewPath} keep={{}}>
      <label class="day-filter">
        Tag <input type="date" name="tag" value={day} />
      </label>
      {isOwn || people.length === 0 ? null : (
        <FilterSelect
          name="person"
          label="Person"
          all="Person wählen"
          value={shown?.person.recipientId}
          options={people.map(({ recipientId, recipientName, items }) => ({
            value: recipientId,
            label: `${recipientName} (${items === 1 ? '1 Termin' : `${items} Termine`})`,
          }))}
        />
      )}
    </Filters>
  )
}

function MailPreview({
  day,
  shown: { person, mail },
}: PreviewPageProps & { shown: NonNullable<PreviewPageProps['shown']> }) {
  const query = { tag: day, person: person.recipientId }
  return (
    <section aria-labelledby="betreff">
      <h2 id="betreff">{mail.subject}</h2>
      <p class="muted">
        An {person.recipientName}
        {mail.attachments.map(({ filename }) => ` · Anlage ${filename}`)}
      </p>
      <iframe
        class="mail-preview"
        title={`Mail an ${person.recipientName}: ${mail.subject}`}
        src={addressOf(`${previewPath}/mail`, query)}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <details>
        <summary>Als Text, für Programme ohne HTML</summary>
        <pre class="mail-text" tabindex={0}>
          {mail.text}
        </pre>
      </details>
      <p>
        <LinkButton href={addressOf(`${previewPath}/mail`, query)}>Allein ansehen</LinkButton>
      </p>
    </section>
  )
}
