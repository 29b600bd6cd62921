import { createInformationDomain, informationDomainForm } from '../inventory/actions.ts'
import { type Command, positional } from './command.ts'
import { parsed } from './parsed.ts'
import { atWorkplace } from './workplace.ts'

export const domainAdd: Command = {
  name: 'domain add',
  positionals: ['KÜRZEL', 'NAME'],
  summary: 'legt einen weiteren Informationsverbund an',
  options: {},
  async run(call) {
    const form = parsed(informationDomainForm, {
      code: positional(call, 0),
      name: positional(call, 1),
    })
    await atWorkplace(call, ({ deps, actor }) => createInformationDomain(deps, actor, form))
    call.io.out(`Der Informationsverbund ${form.code} „${form.name}“ ist angelegt.`)
    return 0
  },
}
