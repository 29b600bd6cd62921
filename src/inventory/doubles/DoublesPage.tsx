/** What is likely there twice, and the forms that make one of it. @module */
import { Button, Form, type FormState, ProblemList, SelectField } from '../../web/form.tsx'
import { Heading, LinkButton } from '../../web/Heading.tsx'

export type Member = {
  readonly id: string
  readonly name: string
  /** What else tells it from the others, e.g. its kind. */
  readonly detail: string
  readonly devices: number
}

export type Doubles = { readonly title: string; readonly members: readonly Member[] }

export type DoublesWords = {
  /** „Räume“, „Standorte“ */
  readonly many: string
  /** „Raum“, „Standort“ */
  readonly one: string
  readonly consequence: string
}

type Props = {
  words: DoublesWords
  action: string
  back: string
  doubles: readonly Doubles[]
  /** All that may be put together by hand. */
  options: readonly { readonly value: string; readonly label: string }[]
  state: FormState
  csrfToken: string
}

export function DoublesPage(props: Props) {
  const { words, action, back, doubles, options, state, csrfToken } = props
  const count = doubles.length
  return (
    <>
      <Heading
        title={
          count === 0
            ? `Keine ${words.many}, die doppelt aussehen`
            : `${count} mal ${words.many}, die doppelt aussehen`
        }
        lead={`${words.consequence} Zurücknehmen lässt es sich nicht.`}
        actions={<LinkButton href={back}>Alle {words.many}</LinkButton>}
      />
      <ProblemList problems={state.problems} />
      {doubles.map((group, index) => (
        <DoubleForm group={group} index={index} words={words} {...{ action, csrfToken }} />
      ))}
      {options.length < 2 ? null : (
        <section>
          <h2>Andere {words.many} zusammenführen</h2>
          <Form action={action} csrfToken={csrfToken}>
            <SelectField
              state={state}
              name="keep"
              label={`Dieser ${words.one} bleibt`}
              none="Bitte wählen"
              options={options}
            />
            <SelectField
              state={state}
              name="member"
              label={`Dieser ${words.one} geht darin auf`}
              none="Bitte wählen"
              options={options}
            />
            <div class="form-actions">
              <Button>Zusammenführen</Button>
            </div>
          </Form>
        </section>
      )}
    </>
  )
}

function DoubleForm({
  group: { title, members },
  index,
  words,
  action,
  csrfToken,
}: {
  group: Doubles
  index: number
  words: DoublesWords
  action: string
  csrfToken: string
}) {
  const most = members.reduce((best, one) => (one.devices > best.devices ? one : best))
  return (
    <section aria-labelledby={`doppelt-${index}`}>
      <h2 id={`doppelt-${index}`}>{title}</h2>
      <Form action={action} csrfToken={csrfToken} class="doubles">
        <table class="cards dense">
          <caption class="kern-sr-only">
            {words.many}, die doppelt aussehen: {title}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.one}</th>
              <th scope="col">Gehört dazu</th>
              <th scope="col">Dieser Name bleibt</th>
              <th scope="col" class="number">
                Geräte
              </th>
            </tr>
          </thead>
          <tbody>{members.map((member) => memberRow(member, member === most))}</tbody>
        </table>
        <div class="form-actions">
          <Button>Zusammenführen</Button>
        </div>
      </Form>
    </section>
  )
}

function memberRow({ id, name, detail, devices }: Member, isKept: boolean) {
  return (
    <tr>
      <th scope="row">
        {name} {detail ? <span class="muted">{detail}</span> : null}
      </th>
      <td data-label="Gehört dazu">
        <input
          type="checkbox"
          name="member"
          value={id}
          checked
          aria-label={`${name} gehört dazu`}
        />
      </td>
      <td data-label="Dieser Name bleibt">
        <input
          type="radio"
          name="keep"
          value={id}
          checked={isKept}
          aria-label={`Der Name ${name} bleibt`}
        />
      </td>
      <td class="number" data-label="Geräte">
        {devices}
      </td>
    </tr>
  )
}
