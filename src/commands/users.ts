/** `user add`, `user list` and `user reset`. @module */
import { listMembers } from '../../db/queries/organisations.ts'
import { addUser, resetPassword, userForm } from '../access/accounts/actions.ts'
import { roleLabels, roles } from '../access/role.ts'
import { hashPassword, newOneTimePassword } from '../platform/passwords.ts'
import { type Command, isSet, positional, requiredOption, textOption } from './command.ts'
import { parsed } from './parsed.ts'
import { atWorkplace } from './workplace.ts'

export const userAdd: Command = {
  name: 'user add',
  positionals: ['MAIL'],
  summary: 'gibt einer Person einen Zugang mit einer Rolle',
  options: {
    role: {
      type: 'string',
      value: 'ROLLE',
      text: roles.map((role) => `${role} (${roleLabels[role]})`).join(', '),
      isRequired: true,
    },
    name: { type: 'string', value: 'NAME', text: 'Name, wie er angezeigt wird' },
  },
  async run(call) {
    const form = parsed(userForm, {
      email: positional(call, 0),
      name: textOption(call, 'name') ?? positional(call, 0),
      role: requiredOption(call, 'role'),
    })
    const password = newOneTimePassword()
    const passwordHash = await hashPassword(password)
    const { isNew } = await atWorkplace(call, ({ deps, actor }) =>
      addUser(deps, actor, { ...form, passwordHash }),
    )
    call.io.out(
      isNew
        ? `${form.email} ist angelegt (${roleLabels[form.role]}).\nEinmalkennwort: ${password}`
        : `${form.email} hat jetzt auch die Rolle ${roleLabels[form.role]}. Das Kennwort bleibt.`,
    )
    return 0
  },
}

export const userList: Command = {
  name: 'user list',
  positionals: [],
  summary: 'zeigt alle Zugänge mit ihren Rollen',
  options: {},
  hasJson: true,
  async run(call) {
    const members = await atWorkplace(call, ({ deps, actor }) =>
      deps.store.read(actor.organisationId, listMembers),
    )
    call.io.out(
      isSet(call, 'json')
        ? JSON.stringify(members, null, 2)
        : members
            .map(({ email, name, role }) => `${email}  ${name}  ${roleLabels[role]}`)
            .join('\n'),
    )
    return 0
  },
}

export const userReset: Command = {
  name: 'user reset',
  positionals: ['MAIL'],
  summary: 'gibt einem Zugang ein neues Einmalkennwort',
  options: {},
  async run(call) {
    const password = newOneTimePassword()
    const passwordHash = await hashPassword(password)
    await atWorkplace(call, ({ deps, actor }) =>
      resetPassword(deps, actor, positional(call, 0), passwordHash),
    )
    call.io.out(`Einmalkennwort für ${positional(call, 0)}: ${password}`)
    return 0
  },
}
