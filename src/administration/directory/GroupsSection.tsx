import type { DirectoryGroup } from '../../../db/queries/directories.ts'
import type { InformationDomain } from '../../../db/queries/informationDomains.ts'
import type { DirectoryKind } from '../../access/directory/directoryKind.ts'
import { roleLabels, roles } from '../../access/role.ts'
import { Form, FormActions, type FormState, SelectField, TextField } from '../../web/form.tsx'

type GroupsSectionProps = {
  /** Where a new mapping is sent; one that goes, below it. */
  action: string
  kind: DirectoryKind
  state: FormState
  groups: readonly DirectoryGroup[]
  domains: readonly InformationDomain[]
  csrfToken: string
}

const idPrefix = 'gruppe-'

export function GroupsSection(props: GroupsSectionProps) {
  const { action, kind, state, groups, domains, csrfToken } = props
  return (
    <section>
      <h2>Gruppen geben Rollen</h2>
      <p>
        Bei jeder Anmeldung gelten die Gruppen von heute: Neue Rollen kommen dazu, weggefallene
        werden entzogen. Rollen, die Sie von Hand vergeben, bleiben. Wer über seine Gruppen in
        verschiedenen Informationsverbünden verschiedene Rollen bekäme, erhält nur die gemeinsamen.
      </p>
      {groups.length === 0 ? <p>Noch ist keine Gruppe zugeordnet.</p> : <GroupTable {...props} />}
      <Form action={action} csrfToken={csrfToken} problems={state.problems} idPrefix={idPrefix}>
        <TextField
          state={state}
          idPrefix={idPrefix}
          name="groupName"
          label="Gruppe"
          hint={groupHint[kind]}
          maxlength={500}
        />
        <SelectField
          state={state}
          idPrefix={idPrefix}
          name="role"
          label="gibt die Rolle"
          none="Bitte wählen"
          options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
        />
        <SelectField
          state={state}
          idPrefix={idPrefix}
          name="informationDomainId"
          label="gilt in"
          none="allen Informationsverbünden"
          options={domains.map(({ id, name }) => ({ value: id, label: `nur ${name}` }))}
        />
        <FormActions save="Gruppe zuordnen" />
      </Form>
    </section>
  )
}

const groupHint: Readonly<Record<DirectoryKind, string>> = {
  oidc: 'Genau so, wie der Aussteller sie mitteilt: bei Keycloak der Name, bei Microsoft Entra ID die Objekt-ID oder der Wert der App-Rolle.',
  ldap: 'Der ganze Name, z. B. cn=basislotse-isb,ou=gruppen,dc=stadt,dc=example. „Verbindung prüfen“ zeigt die Gruppen einer Person.',
}

function GroupTable({ action, groups, domains, csrfToken }: GroupsSectionProps) {
  return (
    <div class="table-wrap">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">Gruppe</th>
            <th scope="col">Rolle</th>
            <th scope="col">Gilt in</th>
            <th scope="col">
              <span class="kern-sr-only">Aktion</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, role, informationDomainId }) => (
            <tr>
              <th scope="row">{name}</th>
              <td data-label="Rolle">{roleLabels[role]}</td>
              <td data-label="Gilt in">{domainText(informationDomainId, domains)}</td>
              <td>
                <Form action={`${action}/${id}/entfernung`} csrfToken={csrfToken} class="inline">
                  <button
                    type="submit"
                    class="kern-btn kern-btn--secondary"
                    aria-label={`Zuordnung streichen: ${name}, ${roleLabels[role]}`}
                  >
                    <span class="kern-label">Streichen</span>
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function domainText(id: string | null, domains: readonly InformationDomain[]): string {
  if (id === null) return 'allen Informationsverbünden'
  return domains.find((one) => one.id === id)?.name ?? 'einem anderen Informationsverbund'
}
