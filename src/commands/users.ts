/** `user add`, `user list` and `user reset`. @module */
import { listMembers } from '../../db/queries/organisations.ts'
import { addUser, resetPassword, resetSecondFactor, userForm } from '../access/accounts/actions.ts'
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
    const added = await atWorkplace(call, ({ deps, actor }) =>
      addUser(deps, actor, { ...form, passwordHash }),
    )
    const { email } = form
    const role = roleLabels[form.role]
    const texts = {
      first: `${email} ist angelegt (${role}).\nEinmalkennwort: ${password}`,
      renewed: `${email} hat jetzt auch die Rolle ${role}.\nEinmalkennwort: ${password}\nBisher entschied eine andere Organisation über diesen Zugang, oder keine. Deshalb gelten sein früheres Kennwort und sein zweiter Faktor nicht mehr.`,
      kept: `${email} hat jetzt auch die Rolle ${role}. Das Kennwort bleibt.`,
    }
    call.io.out(texts[added.password])
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
  options: {
    'second-factor': {
      type: 'boolean',
      text: 'setzt auch den zweiten Faktor zurück, etwa wenn das Telefon verloren ist',
    },
  },
  async run(call) {
    const password = newOneTimePassword()
    const passwordHash = await hashPassword(password)
    const email = positional(call, 0)
    await atWorkplace(call, async ({ deps, actor }) => {
      const userId = await resetPassword(deps, actor, email, passwordHash)
      if (isSet(call, 'second-factor')) await resetSecondFactor(deps, actor, userId)
    })
    call.io.out(`Einmalkennwort für ${positional(call, 0)}: ${password}`)
    return 0
  },
}
