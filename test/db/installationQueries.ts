/** Why a query is bound to no organisation. */
export const installationQueries: Readonly<Record<string, string>> = {
  'organisations.listOrganisations': 'CLI and schedule choose the organisation from all there are',
  'organisations.insertOrganisation': 'founds the organisation itself',
  'organisations.findUserByEmail': 'one account per mail address in the installation',
  'organisations.insertUser': 'one account per mail address in the installation',
  'organisations.savePassword': 'an account has one password; resetPassword asks whose it is',
}

/** Exported beside queries, but asks the database nothing. */
export const noQueries = ['saved.ensureSaved']
