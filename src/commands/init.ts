import { listOrganisations } from '../../db/queries/organisations.ts'
import { addUser, userForm } from '../access/accounts/actions.ts'
import { createOrganisation, organisationForm } from '../access/organisation/actions.ts'
import { Failure } from '../core/failure.ts'
import { foldText } from '../core/text.ts'
import { createInformationDomain, informationDomainForm } from '../inventory/actions.ts'
import { seedMilestones } from '../milestones/actions.ts'
import { hashPassword, newOneTimePassword } from '../platform/passwords.ts'
import { type Command, requiredOption, textOption } from './command.ts'
import { parsed } from './parsed.ts'
import { createDeps, withStore } from './workplace.ts'

export const init: Command = {
  name: 'init',
  positionals: [],
  summary: 'legt eine Organisation mit Informationsverbünden und dem ersten Zugang an',
  details:
    'Das ausgegebene Kennwort gilt einmal: Bei der ersten Anmeldung wird ein eigenes gewählt. Ohne --domain entsteht der Informationsverbund KERN (Kernverwaltung).',
  options: {
    organisation: {
      type: 'string',
      value: 'NAME',
      text: 'Name der Stadt oder Gemeinde',
      isRequired: true,
    },
    domain: {
      type: 'string',
      value: 'KÜRZEL=NAME',
      text: 'Informationsverbund, mehrfach möglich',
      multiple: true,
    },
    land: { type: 'string', value: 'LAND', text: 'Land mit zwei Buchstaben (sonst ST)' },
    admin: { type: 'string', value: 'MAIL', text: 'Mailadresse des ersten Zugangs' },
  },
  async run(call) {
    const organisation = parsed(organisationForm, {
      name: requiredOption(call, 'organisation'),
      land: textOption(call, 'land')?.toUpperCase(),
    })
    const domains = domainsOf(call.values.domain)
    const admin = parsed(userForm, {
      email: textOption(call, 'admin') ?? 'admin@basislotse.example',
      name: 'Administration',
      role: 'admin',
    })
    const password = newOneTimePassword()
    const passwordHash = await hashPassword(password)
    const { password: issued } = await withStore(call, async (store) => {
      const known = await store.read('', listOrganisations)
      if (known.some(({ name }) => foldText(name) === foldText(organisation.name))) {
        throw new Failure('conflict', `Die Organisation „${organisation.name}“ gibt es schon.`)
      }
      const deps = createDeps(store, null)
      const organisationId = deps.newId()
      return store.write(organisationId, async () => {
        const actor = await createOrganisation(deps, { ...organisation, id: organisationId })
        for (const domain of domains) await createInformationDomain(deps, actor, domain)
        await seedMilestones(deps, actor)
        return addUser(deps, actor, { ...admin, passwordHash })
      })
    })
    const firstLogin = `Erste Anmeldung: ${admin.email}\nEinmalkennwort:  ${password}`
    const login = {
      first: firstLogin,
      renewed: `${firstLogin}\nDen Zugang gab es schon in einer anderen Organisation, oder ohne Rolle. Sein früheres Kennwort und sein zweiter Faktor gelten nicht mehr.`,
      kept: `Anmeldung: ${admin.email}, mit dem Kennwort, das dieser Zugang schon hat`,
    }[issued]
    call.io.out(
      `${organisation.name} ist angelegt, mit ${domains.map(({ code }) => code).join(' und ')}.\n\n${login}\n\nAls Nächstes: basislotse import devices LISTE --domain ${domains[0]?.code ?? 'KERN'}`,
    )
    return 0
  },
}

function domainsOf(given: unknown): { code: string; name: string }[] {
  const words = Array.isArray(given) ? given.map(String) : ['KERN=Kernverwaltung']
  return words.map((word) => {
    const [code = '', ...name] = word.split('=')
    return parsed(informationDomainForm, { code, name: name.join('=') || code })
  })
}
