/** Whether a person of the directory gets in, and why not, in German. @module */

export const refusalMessages = {
  no_mail:
    'Ihr Eintrag im Verzeichnis hat keine gültige Mailadresse. Ohne sie gibt es hier keinen Zugang. Bitte wenden Sie sich an die Administration.',
  mail_unverified:
    'Zu Ihrer Mailadresse gibt es hier schon einen Zugang mit eigenem Kennwort. Das Verzeichnis bestätigt die Adresse nicht, deshalb wurde er nicht mit Ihrem Verzeichniskonto verknüpft. Bitte melden Sie sich mit dem Kennwort an, oder wenden Sie sich an die Administration.',
  linked_otherwise:
    'Zu Ihrer Mailadresse gibt es hier einen Zugang, der mit einem anderen Verzeichniskonto verknüpft ist. Bitte wenden Sie sich an die Administration.',
  locked: 'Dieser Zugang ist gesperrt. Bitte wenden Sie sich an die Administration.',
  elsewhere:
    'Dieser Zugang gilt auch in einer anderen Organisation, deshalb öffnet ihn kein Verzeichnis. Bitte melden Sie sich mit Ihrem Kennwort bei Basislotse an.',
  no_group:
    'Das Verzeichnis kennt Sie, aber keine Ihrer Gruppen gibt hier eine Rolle. Bitte wenden Sie sich an die Administration.',
  uneven:
    'Ihre Gruppen geben in verschiedenen Informationsverbünden verschiedene Rollen; ein Zugang hat aber in allen seinen Verbünden dieselben. Bitte wenden Sie sich an die Administration.',
} as const

export type RefusalReason = keyof typeof refusalMessages
