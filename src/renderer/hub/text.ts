import { speaker } from '../i18n/speaker.ts'
import { sv } from './sv.ts'

/** The page's text of an id, with its values set in. */
export const t = speaker(sv)
