/** Why a query is bound to no organisation. */
export const installationQueries: Readonly<Record<string, string>> = {
  'organisations.listOrganisations': 'CLI and schedule choose the organisation from all there are',
  'organisations.insertOrganisation': 'founds the organisation itself',
  'organisations.findUserByEmail': 'one account per mail address in the installation',
  'organisations.insertUser': 'one account per mail address in the installation',
  'organisations.saveOrganisation': 'changes the organisation that it is bound to',
  'accounts.saveLock': 'an account is locked for all; lockUser asks whose it is',
  'accounts.saveSecondFactor': 'an account has one second factor',
  'accounts.takeTotpStep': 'an account has one second factor',
  'accounts.takeRecoveryCode': 'an account has one second factor',
  'accounts.countRecoveryCodes': 'an account has one second factor',
  'accounts.replaceRecoveryCodes': 'an account has one second factor',
  'accounts.listOwnMemberships': 'bound to the account: at login no organisation is chosen',
  'sessions.findSession': 'at the cookie nobody knows the organisation yet',
  'sessions.listSessionsOfUser': 'sessions belong to accounts',
  'sessions.countSessions': 'counts those in the organisation that it is bound to',
  'sessions.insertSession': 'sessions belong to accounts',
  'sessions.saveSession': 'sessions belong to accounts',
  'sessions.deleteSession': 'sessions belong to accounts',
  'sessions.deleteSessionsOfUser': 'sessions belong to accounts',
  'sessions.deleteEndedSessions': 'the schedule cleans up for all',
  'loginAttempts.listLoginAttempts': 'guessing knows no organisations',
  'loginAttempts.findLoginSuccess': 'guessing knows no organisations',
  'loginAttempts.insertLoginAttempt': 'guessing knows no organisations',
  'loginAttempts.saveLoginSuccess': 'guessing knows no organisations',
  'loginAttempts.deleteLoginAttempt': 'guessing knows no organisations',
  'loginAttempts.deleteOldLoginAttempts': 'the schedule cleans up for all',
  'organisations.savePassword': 'an account has one password; resetPassword asks whose it is',
}

/** Exported beside queries, but asks the database nothing. */
export const noQueries = ['saved.ensureSaved']
