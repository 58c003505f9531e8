import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** Speaks the texts of one part of the pages for staff, which are in Swedish only: the text of an id, with its values set in. */
export type Speaker<Id extends string> = (id: Id, values?: Record<string, string | number>) => string

/** Makes the speaker of a part's texts; what it is given is all that it can say. */
export function speaker<Id extends string>(texts: Readonly<Record<Id, string>>): Speaker<Id> {
  const i18n = setupI18n()
  i18n.setMessagesCompiler(compileMessage)
  i18n.load('sv', { ...texts })
  i18n.activate('sv')
  return (id, values) => i18n._(id, values)
}
