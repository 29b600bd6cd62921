/** Each account once, for a choice in a form. */
export function peopleOf(
  members: readonly { readonly userId: string; readonly name: string; readonly email: string }[],
): { value: string; label: string }[] {
  const names = new Map(members.map(({ userId, name, email }) => [userId, `${name} (${email})`]))
  return [...names].map(([value, label]) => ({ value, label }))
}
