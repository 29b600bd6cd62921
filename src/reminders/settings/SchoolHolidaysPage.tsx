/** The school holidays: those of the catalogue, or an own list. @module */
import type { StoredSchoolHoliday } from '../../../db/queries/reminderSettings.ts'
import { type Day, germanDay } from '../../core/day.ts'
import {
  Button,
  DayField,
  Form,
  FormActions,
  type FormState,
  Hidden,
  ProblemList,
  TextField,
} from '../../web/form.tsx'
import { Heading } from '../../web/Heading.tsx'
import type { SchoolHoliday } from '../workDays.ts'
import { reminderSettingsPath, schoolHolidaysPath } from './SettingsPage.tsx'

type Period = SchoolHoliday & { readonly id?: string }

type Props = {
  land: string
  /** Null where the list is the organisation's own. */
  source: string | null
  periods: readonly Period[]
  state: FormState
  version: number
  today: Day
  csrfToken: string
}

export function SchoolHolidaysPage(props: Props) {
  const { source, land, version, csrfToken, state } = props
  return (
    <>
      <p class="crumb">
        <a href={reminderSettingsPath}>Erinnerungen einstellen</a>
      </p>
      <Heading
        title={source ? `Schulferien in ${land}` : 'Eigene Liste der Schulferien'}
        lead={
          source
            ? source
            : 'Ihre Liste gilt statt der des Katalogs; tragen Sie jedes Schuljahr nach.'
        }
      />
      {source ? <ProblemList problems={state.problems} /> : null}
      <PeriodTable {...props} />
      {source ? (
        <Form action={`${schoolHolidaysPath}/eigene`} csrfToken={csrfToken}>
          <Hidden values={{ version }} />
          <p>
            Bewegliche Ferientage Ihrer Schulen stehen nicht im Katalog. Als eigene Liste lassen
            sich die Ferien ändern und ergänzen.
          </p>
          <Button>Als eigene Liste übernehmen</Button>
        </Form>
      ) : (
        <>
          <h2>Ferien eintragen</h2>
          <Form action={schoolHolidaysPath} csrfToken={csrfToken} problems={state.problems}>
            <Hidden values={{ version: state.values.version ?? version }} />
            <PeriodFields state={state} />
            <FormActions save="Ferien eintragen" />
          </Form>
          <h2>Zurück zum Katalog</h2>
          <Form action={`${schoolHolidaysPath}/katalog`} csrfToken={csrfToken}>
            <Hidden values={{ version }} />
            <p>
              Dann gelten wieder die Ferien des Katalogs für {land}, und die eigene Liste wird
              gelöscht. Im Verlauf bleibt sie stehen.
            </p>
            <Button>Liste des Katalogs verwenden</Button>
          </Form>
        </>
      )}
    </>
  )
}

function PeriodTable(props: Props) {
  const { periods, source } = props
  if (periods.length === 0) return <p>Es sind keine Ferien eingetragen.</p>
  return (
    <div class="table-wrap">
      <table class="cards">
        <caption class="kern-sr-only">Schulferien</caption>
        <thead>
          <tr>
            <th scope="col">Ferien</th>
            <th scope="col">Erster Tag</th>
            <th scope="col">Letzter Tag</th>
            {source ? null : (
              <th scope="col">
                <span class="kern-sr-only">Aktion</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{periods.map((period) => periodRow(period, props))}</tbody>
      </table>
    </div>
  )
}

function periodRow({ id, name, fromOn, untilOn }: Period, { version, csrfToken, today }: Props) {
  return (
    <tr class={untilOn < today ? 'muted' : undefined}>
      <th scope="row">
        {id ? <a href={`${schoolHolidaysPath}/${id}`}>{name}</a> : name}
        {untilOn < today ? <small> vorbei</small> : null}
      </th>
      <td data-label="Erster Tag" class="nowrap">
        {germanDay(fromOn)}
      </td>
      <td data-label="Letzter Tag" class="nowrap">
        {germanDay(untilOn)}
      </td>
      {id ? (
        <td>
          <Form
            action={`${schoolHolidaysPath}/${id}/loeschung`}
            csrfToken={csrfToken}
            class="inline"
          >
            <Hidden values={{ version }} />
            <Button>
              Löschen<span class="kern-sr-only">: {name}</span>
            </Button>
          </Form>
        </td>
      ) : null}
    </tr>
  )
}

export function SchoolHolidayPage({
  period,
  state,
  csrfToken,
}: {
  period: StoredSchoolHoliday
  state: FormState
  csrfToken: string
}) {
  return (
    <>
      <Heading title={period.name} />
      <Form
        action={`${schoolHolidaysPath}/${period.id}`}
        csrfToken={csrfToken}
        problems={state.problems}
      >
        <Hidden values={{ version: state.values.version ?? '0' }} />
        <PeriodFields state={state} />
        <FormActions save="Speichern" back={schoolHolidaysPath} />
      </Form>
    </>
  )
}

function PeriodFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField
        state={state}
        name="name"
        label="Ferien"
        hint="z. B. Sommerferien"
        maxlength={80}
      />
      <div class="row-of-fields">
        <DayField state={state} name="fromOn" label="Erster Ferientag" />
        <DayField state={state} name="untilOn" label="Letzter Ferientag" />
      </div>
    </>
  )
}
