import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { type HubText, sv } from './sv.ts'

const i18n = setupI18n()
i18n.setMessagesCompiler(compileMessage)
i18n.load('sv', sv)
i18n.activate('sv')

/** The page's text of an id, with its values set in. */
export function t(id: HubText, values?: Record<string, string | number>): string {
  return i18n._(id, values)
}
