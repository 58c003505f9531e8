import { speaker } from '../../i18n/speaker.ts'

export const t = speaker({
  'history.title': 'Historik',
  'history.intro': 'Vem som har ändrat vad på den här skärmen. Det du själv har gjort kan du ta tillbaka.',
  'history.none': 'Inget är ändrat än.',
  'history.more': 'Visa fler',
  'history.details': 'Visa ändringen',
  'history.undo': 'Ångra',
  'history.undoOf': 'Ångra: {what}',
  'history.undone': 'Ångrat',
  'history.itself': 'Samvaro',
  'history.took': '{what} – ångrat',
  'history.was': 'Var',
  'history.is': 'Blev',
  'history.nothing': 'inget',
  'history.field': 'Vad',
  'history.more.changes': 'och {count} till',
  today: 'I dag',
  yesterday: 'I går',
})
